// In: a word the tokenizer gave. Out: the shorter dictionary words inside it that it is made of (行政复议: 行政, 复议).
// Never: a chance pair across its joints (人民政府 does not contain 民政).

import type { Dictionary } from './dictionary.ts';

export interface SubWord {
  readonly word: string;
  /** Units within the word. */
  readonly start: number;
  readonly end: number;
}

// A word of more characters is a phrase or a mistake of the dictionary; the square of this bounds the work.
const LONGEST = 16;
// What stands around a sub-word may be words, and at most one character that is none (受理|点).
const MAX_SINGLES = 1;
const CACHED_WORDS = 100_000;

/** Finds the sub-words of folded words; remembers what it found. */
export function createSubWordFinder(dictionary: Dictionary): (word: string) => readonly SubWord[] {
  const found = new Map<string, readonly SubWord[]>();
  return (word) => {
    const known = found.get(word);
    if (known) return known;
    const subWords = word.length < 3 || word.length > LONGEST ? [] : subWordsOf(word, dictionary);
    if (found.size >= CACHED_WORDS) found.clear();
    found.set(word, subWords);
    return subWords;
  };
}

function subWordsOf(word: string, dictionary: Dictionary): readonly SubWord[] {
  const before = fewestSingles(word, dictionary);
  const after = fewestSingles([...word].reverse().join(''), dictionary, true);
  const subWords: SubWord[] = [];
  for (let length = 2; length < word.length; length += 1) {
    for (let start = 0; start + length <= word.length; start += 1) {
      const end = start + length;
      if ((before[start] ?? 0) + (after[word.length - end] ?? 0) > MAX_SINGLES) continue;
      const part = word.slice(start, end);
      if (dictionary.has(part)) subWords.push({ word: part, start, end });
    }
  }
  return subWords;
}

/** For each length, the fewest single characters left when the first so many characters are cut into words. */
function fewestSingles(word: string, dictionary: Dictionary, reversed = false): readonly number[] {
  const fewest = [0];
  for (let end = 1; end <= word.length; end += 1) {
    let best = (fewest[end - 1] ?? 0) + 1;
    for (let start = 0; start <= end - 2; start += 1) {
      const part = word.slice(start, end);
      const forward = reversed ? [...part].reverse().join('') : part;
      if (forward !== word && part.length < word.length && dictionary.has(forward)) {
        best = Math.min(best, fewest[start] ?? best);
      }
    }
    fewest.push(best);
  }
  return fewest;
}
