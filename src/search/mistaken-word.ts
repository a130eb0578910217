// In: a few Han characters that are no word of the index. Out: the words they may be a mistake for: read the same, or looking alike.

import { readingsOf, syllablesOf } from '../analysis/pinyin.ts';
import { shapedLike } from '../analysis/similar-shapes.ts';
import type { CorrectionTarget, CorrectionTargets } from './correction-targets.ts';

export const SHORTEST_MISTAKE = 2;
export const LONGEST_MISTAKE = 8;
/** From so many characters on, two of them may be wrong. */
const LONG = 5;
const MOST_READINGS = 8;
const HAN = /^[\u3400-\u9fff]+$/;

/** Words as long as `typed` that differ in a character, or two; the nearest first, then the most frequent. @param typed folded. */
export function wordsMistakenFor(typed: string, targets: CorrectionTargets): readonly CorrectionTarget[] {
  if (typed.length < SHORTEST_MISTAKE || typed.length > LONGEST_MISTAKE || !HAN.test(typed)) return [];
  const most = typed.length >= LONG ? 2 : 1;
  const found = new Map<string, CorrectionTarget>();
  for (const letters of readingsOfRun(typed)) {
    for (const target of targets.readAs(letters)) {
      if (isWithin(target.word, typed, most)) found.set(target.word, target);
    }
  }
  [...typed].forEach((character, at) => {
    for (const other of shapedLike(character)) {
      const target = targets.find(typed.slice(0, at) + other + typed.slice(at + 1));
      if (target) found.set(target.word, target);
    }
  });
  return [...found.values()].sort(
    (a, b) => differences(a.word, typed) - differences(b.word, typed) || b.passages - a.passages,
  );
}

/** How the characters may be read together: as the library reads them, and with each that has several readings read in each way. */
function readingsOfRun(typed: string): ReadonlySet<string> {
  const usual = syllablesOf(typed);
  const runs = new Set([usual.join('')]);
  [...typed].forEach((character, at) => {
    for (const reading of readingsOf(character)) {
      if (runs.size < MOST_READINGS) runs.add(usual.with(at, reading).join(''));
    }
  });
  return runs;
}

function isWithin(word: string, typed: string, most: number): boolean {
  const count = differences(word, typed);
  return count > 0 && count <= most;
}

function differences(word: string, typed: string): number {
  if (word.length !== typed.length) return Number.POSITIVE_INFINITY;
  let count = 0;
  for (let at = 0; at < word.length; at += 1) if (word[at] !== typed[at]) count += 1;
  return count;
}
