// In: the words of an index and of the lexicon. Out: what a typing mistake can be corrected to, by how it is read and by its initials.
// Words that the index does not hold are never given: a correction always finds something.

import { fold } from '../analysis/fold.ts';
import { initialsOf, syllablesOf } from '../analysis/pinyin.ts';
import type { Vocabulary } from '../engine/search-engine.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { createKeyTable } from './key-table.ts';
import { phrasesOf } from './lexicon-phrases.ts';

export interface CorrectionTarget {
  /** As it is to be searched: a word as the index has it, or a phrase as the lexicon writes it. */
  readonly word: string;
  readonly syllables: readonly string[];
  /** In how many passages it is; never 0. */
  readonly passages: number;
}

export interface CorrectionTargets {
  /** Words whose syllables in a row are these letters, the most frequent first. */
  readAs(letters: string): readonly CorrectionTarget[];
  /** Words whose syllables begin with these letters, the most frequent first. */
  withInitials(letters: string): readonly CorrectionTarget[];
  /** The word itself, where it is one. */
  find(word: string): CorrectionTarget | null;
}

// A word of one passage may itself be a mistake.
const LEAST_PASSAGES = 2;
const MOST_READINGS = 2_000;
/** Words looked at between two places where the making may be interrupted. */
const STEP = 2_048;
const WORD = /^\p{Script=Han}{2,8}$/u;
/** 双随机、一公开 is typed ssjygk. */
const PHRASE = /^\p{Script=Han}[\p{Script=Han}、]{0,14}\p{Script=Han}$/u;
const OUTSIDE_HAN = /[^\p{Script=Han}]/gu;

/** Measured over 30,000 generated reports (56,000 terms, two busy cores): 0.4 s; 20 MB with all that is loaded for the first correction. */
export function* createCorrectionTargets(
  vocabulary: Vocabulary,
  lexicon: Pick<Lexicon, 'words' | 'synonyms'>,
): Generator<void, CorrectionTargets> {
  const words: string[] = [];
  const rows = new Map<string, number>();
  let seen = 0;
  for (const { term, passages } of vocabulary.words()) {
    if (passages >= LEAST_PASSAGES && WORD.test(term)) rows.set(term, words.push(term) - 1);
    seen += 1;
    if (seen % STEP === 0) yield;
  }
  for (const { phrase, folded } of phrasesOf(lexicon)) {
    if (PHRASE.test(folded) && !rows.has(folded)) rows.set(folded, words.push(phrase) - 1);
  }
  // Of words that were looked up: cutting a long query asks for the same ones again and again.
  const readings = new Map<number, readonly string[]>();
  const readingOf = (row: number): readonly string[] => {
    const syllables = readings.get(row) ?? readingOfWord(words[row] as string);
    if (readings.size >= MOST_READINGS) readings.clear();
    readings.set(row, syllables);
    return syllables;
  };
  yield;
  const rowsWith = yield* createKeyTable(words.length, (row) => {
    const syllables = readingOf(row);
    return [syllables.join(''), initialsKey(initialsOf(syllables))];
  });

  const counts = new Map<number, number>();
  const passagesOf = (row: number): number => {
    const known = counts.get(row);
    if (known !== undefined) return known;
    const folded = fold(words[row] as string);
    const passages = vocabulary.frequencyOf(folded) || vocabulary.passagesWith(folded);
    counts.set(row, passages);
    return passages;
  };
  const targetsOf = (found: readonly number[]): readonly CorrectionTarget[] =>
    found
      .map((row) => ({ word: words[row] as string, syllables: readingOf(row), passages: passagesOf(row) }))
      .filter(({ passages }) => passages > 0)
      .sort((a, b) => b.passages - a.passages || (a.word < b.word ? -1 : 1));
  return {
    readAs: (key) => targetsOf(rowsWith(key)),
    withInitials: (key) => targetsOf(rowsWith(initialsKey(key))),
    find(word) {
      const row = rows.get(word);
      return row === undefined ? null : (targetsOf([row])[0] ?? null);
    },
  };
}

/** Keeps fu, read, apart from f. u., initials. */
function initialsKey(initials: string): string {
  return `${initials}.`;
}

function readingOfWord(word: string): readonly string[] {
  return syllablesOf(fold(word).replace(OUTSIDE_HAN, ''));
}
