// Measures search over generated reports: Tashan beside MiniSearch, SQLite FTS5, FlexSearch and Orama on the same tokens.
//   cd bench && npm ci && npm run search -- [--alone] [REPORTS ...]      default: 100 1000; --alone: without the peers
// Each engine has a process of its own. Writes results/search-N.json or search-N-alone.json; npm run search:report makes the pages of it.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeCorpus } from './corpus.ts';
import { writeAddedReport } from './search/added-report.ts';
import { type Caps, runCapped } from './search/capped-child.ts';
import { compile } from './search/compile.ts';
import { thisMachine } from './search/machine.ts';
import type {
  AddedFigures,
  BuildFigures,
  EngineResult,
  Machine,
  SearchResults,
  ServeFigures,
} from './search/measurements.ts';
import { PEERS, type PeerName } from './search/peers/peers.ts';
import { describeEngine } from './search/summary.ts';

const CAPS: Caps = { minutes: 10, bytes: 8 * 2 ** 30 };
// Tashan reads the files and cuts the words, which the peers are spared.
const TASHAN_BUILD_CAPS: Caps = { ...CAPS, minutes: 40 };
const LEXICON = join(import.meta.dirname, '../corpus/lexicon');
const RESULTS = join(import.meta.dirname, 'results');

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { alone: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const sizes = positionals.length > 0 ? positionals.map(Number) : [100, 1000];
  if (sizes.some((size) => !Number.isInteger(size) || size < 1))
    throw new RangeError('usage: npm run search -- [--alone] [REPORTS ...]');
  // Before the bench itself puts a load on it.
  const machine = thisMachine();
  const compiled = compile();
  mkdirSync(RESULTS, { recursive: true });
  for (const size of sizes) {
    const results = await measure(size, machine, compiled, values.alone ? [] : PEERS);
    // What was measured with the peers stays.
    const file = join(RESULTS, `search-${size}${values.alone ? '-alone' : ''}.json`);
    writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  }
}

async function measure(
  reports: number,
  machine: Machine,
  compiled: string,
  peers: readonly PeerName[],
): Promise<SearchResults> {
  const { work } = makeCorpus(reports);
  writeAddedReport(work);
  const tashan = (phase: string, caps: Caps) =>
    runCapped(join(compiled, 'measure-tashan.js'), [phase, work, LEXICON], caps);
  const build = await tashan('build', TASHAN_BUILD_CAPS);
  if (build.failure !== null) throw new Error(`Tashan built no index of ${reports} reports: ${build.failure}`);
  const prepared = await runCapped(join(compiled, 'prepare.js'), [work, LEXICON], TASHAN_BUILD_CAPS);
  if (prepared.failure !== null) throw new Error(`nothing to measure with ${reports} reports: ${prepared.failure}`);
  const passages = prepared.reported.passages as number;
  console.log(`\n${reports} reports, ${passages} passages`);
  const engines: EngineResult[] = [];
  const take = (result: EngineResult): void => {
    engines.push(result);
    console.log(describeEngine(result));
  };
  const serve = await tashan('serve', CAPS);
  take({
    name: 'Tashan',
    version: '',
    build: build.reported.build as BuildFigures,
    serve: (serve.reported.serve as ServeFigures | undefined) ?? null,
    failure: serve.reported.serve ? null : serve.failure,
  });
  const engine = (serve.reported.engine as ServeFigures | undefined) ?? null;
  take({ name: 'Tashan, engine alone', version: '', build: null, serve: engine, failure: serve.failure });
  for (const peer of peers) take(await measurePeer(peer, work, compiled));
  const added = await tashan('added', TASHAN_BUILD_CAPS);
  // What was added goes out again: the corpus is for other runs too.
  makeCorpus(reports);
  return {
    reports,
    passages,
    machine,
    engines,
    added: (added.reported.added as AddedFigures | undefined) ?? null,
    addedFailure: added.failure,
    caps: { minutes: CAPS.minutes, tashanBuildMinutes: TASHAN_BUILD_CAPS.minutes, bytes: CAPS.bytes },
  };
}

async function measurePeer(name: PeerName, work: string, compiled: string): Promise<EngineResult> {
  const run = (phase: string) => runCapped(join(compiled, 'measure-peer.js'), [phase, work, name], CAPS);
  const build = await run('build');
  const figures = (build.reported.build as BuildFigures | undefined) ?? null;
  // Some peers cannot write a large index; they answer from the process that built it.
  const phase = figures?.saveFailure === null ? 'serve' : 'unsaved';
  const serve = figures ? await run(phase) : build;
  return {
    name: (build.reported.name as string | undefined) ?? name,
    version: (build.reported.version as string | undefined) ?? '',
    build: figures,
    serve: (serve.reported.serve as ServeFigures | undefined) ?? null,
    failure: serve.failure,
  };
}

await main();
