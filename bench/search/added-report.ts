// In: a work folder. Out: one more report for its corpus, found by words that no other has.

import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ADDED_FOLDER, generate } from '../corpus.ts';

/** Words that only the added report holds. */
export const UNHEARD_OF = '鲲鹏驿站便民议事亭';
const PRACTICE = `创新设立${UNHEARD_OF}，请群众到亭里议事，全年办成实事三十余件，群众少跑腿、好办事，得到一致好评。`;
// Another seed than the corpus has: not a copy of its first report.
const SEED = 987_654;

const fileOf = (work: string): string => join(work, 'added.txt');

/** Writes it beside the corpus, ready to be put in. */
export function writeAddedReport(work: string): void {
  const folder = join(work, 'added-report');
  mkdirSync(folder, { recursive: true });
  generate(1, folder, SEED);
  const [file = ''] = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.txt'),
  );
  writeFileSync(fileOf(work), readFileSync(join(folder, file), 'utf8').replace('\n1. ', `\n1. ${PRACTICE}`));
  rmSync(folder, { recursive: true });
}

export function putIntoCorpus(work: string, corpus: string): void {
  mkdirSync(join(corpus, ADDED_FOLDER), { recursive: true });
  copyFileSync(fileOf(work), join(corpus, ADDED_FOLDER, 'added.txt'));
}
