// Measures a running server: searches at a constant rate over 64 connections, whatever it answers meanwhile.
//   npx tsx http.ts [--reports 1000] [--rate 500] [--seconds 300] [--distinct 2000] [--path /search] [--update] [--find]
// Latency counts from the moment a request was due, so that a server that stalls does not slow the clock that judges it.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { makeCorpus } from './corpus.ts';
import { describeLoad, type LoadFigures, offerLoad } from './http/constant-rate.ts';
import { createAddresses } from './http/office-queries.ts';

const CLI = resolve(import.meta.dirname, '../dist/cli.js');
const LEXICON = resolve(import.meta.dirname, '../corpus/lexicon');
const CONNECTIONS = 64;
const TARGET_P99_MS = 50;
const FIND_SECONDS = 15;

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
    },
  });
  const [reports, rate, seconds, distinct] = [values.reports, values.rate, values.seconds, values.distinct].map(Number);
  if (![reports, rate, seconds, distinct].every((value) => Number.isInteger(value) && Number(value) > 0))
    throw new RangeError(
      'usage: tsx http.ts [--reports N] [--rate N] [--seconds N] [--distinct N] [--path P] [--update] [--find]',
    );
  // A copy: the update changes it, and the corpus is for other runs too.
  const work = join(tmpdir(), 'tashan-bench', `http-${process.pid}`);
  const [corpus, index] = [join(work, 'corpus'), join(work, 'index')];
  cpSync(makeCorpus(reports as number).corpus, corpus, { recursive: true });
  build(corpus, index);
  const { server, port } = await startServer(index);
  try {
    const load = (atRate: number, forSeconds: number, seed: number) =>
      offerLoad({
        port,
        rate: atRate,
        seconds: forSeconds,
        connections: CONNECTIONS,
        next: createAddresses(values.path, distinct as number, seed),
      });
    await load(50, 5, 1); // what is compiled and prepared once
    const memory = memoryOf(server);
    const running = load(rate as number, seconds as number, 2);
    if (values.update) await updateWhile(corpus, index, seconds as number);
    const figures = await running;
    const hits = await cacheOf(port);
    console.log(`${reports} reports, ${values.path}, ${distinct} distinct queries (Zipf); kept answers ${hits}`);
    console.log(describeLoad(rate as number, figures));
    console.log(`memory ${memory} MB at the start, ${memoryOf(server)} MB at the end`);
    if (values.find) await findHighest(load);
  } finally {
    server.kill('SIGTERM');
    rmSync(work, { recursive: true, force: true });
  }
}

/** Doubling, then halving the gap: the highest rate without an error and below the target. */
async function findHighest(load: (rate: number, seconds: number, seed: number) => Promise<LoadFigures>): Promise<void> {
  let [held, lost] = [0, 0];
  for (
    let rate = 50;
    lost === 0 || lost - held > held * 0.1;
    rate = lost === 0 ? rate * 2 : Math.round((held + lost) / 2)
  ) {
    const figures = await load(rate, FIND_SECONDS, rate);
    console.log(describeLoad(rate, figures));
    if (figures.errors === 0 && figures.refused === 0 && figures.p99 <= TARGET_P99_MS) held = rate;
    else lost = rate;
    if (lost > 0 && lost <= 10) break;
    await wait(2_000);
  }
  console.log(`highest rate held at p99 <= ${TARGET_P99_MS} ms: ${held} a second`);
}

/** One report is changed and indexed; a second indexer is killed on the way and run again. */
async function updateWhile(corpus: string, index: string, seconds: number): Promise<void> {
  await wait((seconds * 1000) / 4);
  change(corpus);
  await new Promise((done) => indexer(corpus, index).once('exit', done));
  await wait((seconds * 1000) / 4);
  change(corpus);
  const killed = indexer(corpus, index);
  await wait(1_000);
  killed.kill('SIGKILL');
  await new Promise((done) => indexer(corpus, index).once('exit', done));
}

function change(corpus: string): void {
  const file = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('.txt'));
  if (file === undefined) throw new Error(`${corpus}: no text to change`);
  appendFileSync(join(corpus, file), '\n组织开展行政执法案卷评查，发现的问题全部整改到位，执法质量不断提升。\n');
}

const indexer = (corpus: string, index: string): ChildProcess =>
  spawn(process.execPath, [CLI, 'index', '--corpus', corpus, '--index', index, '--lexicon', LEXICON], {
    stdio: 'ignore',
  });

function build(corpus: string, index: string): void {
  const { status, stderr } = spawnSync(process.execPath, [CLI, 'index', '--corpus', corpus, '--index', index], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`no index: ${stderr.trim()}`);
}

async function startServer(index: string): Promise<{ readonly server: ChildProcess; readonly port: number }> {
  const server = spawn(process.execPath, [CLI, 'serve', '--index', index, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const line = await new Promise<string>((done) => server.stdout?.setEncoding('utf8').once('data', done));
  const port = Number(/:(\d+)\//.exec(line)?.[1]);
  for (;;) {
    await wait(500);
    if ((await fetch(`http://127.0.0.1:${port}/readyz`)).status === 200) return { server, port };
  }
}

async function cacheOf(port: number): Promise<string> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const [hits, misses] = ['hits', 'misses'].map((name) =>
    Number(new RegExp(`tashan_cache_${name} (\\d+)`).exec(text)?.[1]),
  );
  return `${((100 * Number(hits)) / (Number(hits) + Number(misses))).toFixed(1)}% (${hits} of ${Number(hits) + Number(misses)})`;
}

function memoryOf({ pid }: ChildProcess): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}

await main();
