// In: a number of reports. Out: a folder of so many generated reports, and beside it room for what is built from them.
// The same number gives the same reports, so a folder that is complete is used again.
//   npx tsx corpus.ts 1000

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const GENERATOR = resolve(import.meta.dirname, '../../shared/corpora/make-reports.mjs');

/** Where a report is put while the cost of adding one is measured; it goes before the corpus is used again. */
export const ADDED_FOLDER = 'added';

export interface BenchFolder {
  /** Holds the corpus and whatever is made of it. */
  readonly work: string;
  readonly corpus: string;
}

export function makeCorpus(reports: number): BenchFolder {
  const work = join(tmpdir(), 'tashan-bench', String(reports));
  const corpus = join(work, 'corpus');
  // Beside the corpus, not in it: it is no report.
  const mark = join(work, 'corpus-is-complete');
  rmSync(join(corpus, ADDED_FOLDER), { recursive: true, force: true });
  if (existsSync(mark)) return { work, corpus };
  rmSync(corpus, { recursive: true, force: true });
  mkdirSync(corpus, { recursive: true });
  generate(reports, corpus, 1);
  writeFileSync(mark, '');
  return { work, corpus };
}

/** @throws Error when the generator is missing or fails. */
export function generate(reports: number, folder: string, seed: number): void {
  const options = ['--reports', String(reports), '--out', folder, '--seed', String(seed)];
  const { status, stderr } = spawnSync(process.execPath, [GENERATOR, ...options], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${GENERATOR} gave no reports: ${stderr.trim()}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const reports = Number(process.argv[2] ?? 1000);
  if (!Number.isInteger(reports) || reports < 1) throw new RangeError('usage: tsx corpus.ts REPORTS');
  console.log(makeCorpus(reports).corpus);
}
