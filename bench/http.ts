// Measures a running server: searches at a constant rate over 64 connections, whatever it answers meanwhile.
//   npx tsx http.ts [--reports 1000] [--rate 500] [--seconds 300] [--distinct 2000] [--path /search] [--update] [--find] [--uncached]
// Latency counts from the moment a request was due, so that a server that stalls does not slow the clock that judges it.

import { cpSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { makeCorpus } from './corpus.ts';
import { describeLoad, describeWorst, type LoadFigures, offerLoad } from './http/constant-rate.ts';
import { createAddresses, createOnceAddresses } from './http/office-queries.ts';
import { type MeasuredServer, startMeasured } from './http/server-process.ts';
import { build, updateWhile } from './http/updates.ts';

const CONNECTIONS = 64;
const TARGET_P99_MS = 50;
const FIND_SECONDS = 20;
/** How long the server fills its answers before the run that counts; this phase is told by itself. */
const FILLING_SECONDS = 30;

type Offer = (rate: number, seconds: number) => Promise<LoadFigures>;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      reports: { type: 'string', default: '1000' },
      rate: { type: 'string', default: '500' },
      seconds: { type: 'string', default: '300' },
      distinct: { type: 'string', default: '2000' },
      path: { type: 'string', default: '/search' },
      update: { type: 'boolean', default: false },
      find: { type: 'boolean', default: false },
      uncached: { type: 'boolean', default: false },
    },
  });
  const [reports = 0, rate = 0, seconds = 0, distinct = 0] = [
    values.reports,
    values.rate,
    values.seconds,
    values.distinct,
  ].map(Number);
  if (![reports, rate, seconds, distinct].every((value) => Number.isInteger(value) && value > 0))
    throw new RangeError(
      'usage: tsx http.ts [--reports N] [--rate N] [--seconds N] [--distinct N] [--path P] [--update]',
    );
  // A copy: the update changes it, and the corpus is for other runs too.
  const work = join(tmpdir(), 'tashan-bench', `http-${process.pid}`);
  const [corpus, index] = [join(work, 'corpus'), join(work, 'index')];
  cpSync(makeCorpus(reports).corpus, corpus, { recursive: true });
  build(corpus, index);
  tell(`${reports} reports, ${values.path}; load of the machine before: ${load()}`);
  try {
    const office = createAddresses(values.path, distinct, 1);
    await withServer(index, {}, async (server) => {
      const offer: Offer = (atRate, forSeconds) =>
        offerLoad({ port: server.port, rate: atRate, seconds: forSeconds, connections: CONNECTIONS, next: office });
      await offer(50, 5); // what is compiled and prepared once
      tell(`from a server without answers: ${describeLoad(rate, await offer(rate, FILLING_SECONDS))}`);
      const before = await server.figures();
      const running = offer(rate, seconds);
      const memory = server.watchMemory();
      const updates = values.update ? updateWhile(corpus, index, seconds) : Promise.resolve([]);
      const [figures, done] = await Promise.all([running, updates]);
      const after = await server.figures();
      tell(`${distinct} different searches (Zipf), ${seconds} s: ${describeLoad(rate, figures)}`);
      tell(`  ${describeWorst(figures)}`);
      for (const { what, at } of done) tell(`  ${what} at second ${Math.round((at - figures.began) / 1_000)}`);
      for (const line of server.notices()) tell(`  told by the server: ${line}`);
      const [hits, made] = [after.hits - before.hits, after.misses - before.misses];
      tell(`  kept answers ${((100 * hits) / (hits + made)).toFixed(1)}%, made ${made}`);
      tell(`  ${((after.cpuMs - before.cpuMs) / figures.answered).toFixed(2)} ms of processor time an answer`);
      tell(`  memory: ${memory.stop().join(', ')} MB (a sample each tenth of the time)`);
      tell(`  load of the machine: ${load()}`);
      if (values.find) tell(`highest rate, ${distinct} different searches (Zipf): ${await findHighest(offer)}`);
    });
    if (values.uncached) {
      await withServer(index, { TASHAN_CACHE_MB: '0' }, async ({ port }) => {
        const next = createOnceAddresses(values.path, 1);
        const offer: Offer = (atRate, forSeconds) =>
          offerLoad({ port, rate: atRate, seconds: forSeconds, connections: CONNECTIONS, next });
        await offer(50, 20);
        tell(`highest rate, each search another and none kept: ${await findHighest(offer)}`);
      });
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function withServer(
  index: string,
  environment: Readonly<Record<string, string>>,
  use: (server: MeasuredServer) => Promise<void>,
): Promise<void> {
  const server = await startMeasured(index, environment);
  try {
    await use(server);
  } finally {
    await server.stop();
  }
}

/** Doubling, then halving the gap: the highest rate without an error and below the target. */
async function findHighest(offer: Offer): Promise<string> {
  let [held, lost] = [0, 0];
  while (lost === 0 || lost - held > Math.max(10, held * 0.05)) {
    const rate = lost === 0 ? Math.max(50, held * 2) : Math.round((held + lost) / 2);
    const figures = await offer(rate, FIND_SECONDS);
    tell(`  ${describeLoad(rate, figures)}`);
    if (figures.errors === 0 && figures.refused === 0 && figures.p99 <= TARGET_P99_MS) held = rate;
    else lost = rate;
    await wait(2_000);
  }
  return `${held}/s at p99 <= ${TARGET_P99_MS} ms without an error`;
}

const load = (): string =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(', ');

function tell(line: string): void {
  console.log(line);
}

await main();
