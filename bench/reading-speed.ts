// Prints how many reports of plain text a second are read, in workers as `tashan index` reads them, from start to end.
//   cd bench && npm ci && npm run reading:speed [REPORTS]

import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createWorkers } from '../src/indexer/build-workers.ts';
import { readCorpusState } from '../src/indexer/corpus-state.ts';
import { readAll } from '../src/indexer/readings.ts';
import { readLexicon } from '../src/lexicon/read-lexicon.ts';
import { makeCorpus } from './corpus.ts';
import { compile } from './search/compile.ts';

const RUNS = 3;
const reports = Number(process.argv[2] ?? 1000);
if (!Number.isInteger(reports) || reports < 1) throw new RangeError('usage: npm run reading:speed [REPORTS]');
const { corpus } = makeCorpus(reports);
const workerFile = pathToFileURL(join(compile(), '../../src/commands/build-worker.js'));
const { words, themes } = readLexicon(join(import.meta.dirname, '../corpus/lexicon'));

for (let run = 0; run < RUNS; run += 1) {
  const workFolder = mkdtempSync(join(tmpdir(), 'tashan-bench-'));
  const started = performance.now();
  const workers = createWorkers(workerFile, { words, themes, workFolder });
  const state = readCorpusState(corpus, workFolder);
  const { readings } = await readAll(corpus, state, new Map(), workers, () => {});
  const seconds = (performance.now() - started) / 1000;
  await workers.close();
  rmSync(workFolder, { recursive: true });
  const rate = Math.round(readings.length / seconds);
  console.log(
    `${readings.length} reports in ${seconds.toFixed(2)} s: ${rate} a second on ${availableParallelism()} cores`,
  );
}
