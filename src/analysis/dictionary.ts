// In: the lexicon's words and the base dictionary. Out: the one dictionary that both tokenizers load, and what it holds.
// Words are folded like the texts they are to be found in. Never: cutting text.

import { createHash } from 'node:crypto';
import type { LexiconWord } from '../lexicon/lexicon.ts';
import { fold } from './fold.ts';

export interface Dictionary {
  /** `word frequency` a line, as jieba reads it. */
  readonly text: string;
  /** Whether a folded string of two or more characters is a word. */
  has(word: string): boolean;
  /** SHA-256 of `text`, hex. */
  readonly digest: string;
}

const HAN_ONLY = /^[\p{Script=Han}々〇]+$/u;
// Beside the base dictionary's total of 60 million this is enough to win over a split into two ordinary words.
const DEFAULT_FREQUENCY = 1000;

/**
 * Joins the base dictionary (lines `word frequency tag`) with `words`, which win where both have one.
 * Only words of Han characters are kept: numbers and Latin words never reach a tokenizer.
 * Of a mixed lexicon word (12345热线) the Han parts are kept.
 */
export function createDictionary(base: string, words: readonly LexiconWord[]): Dictionary {
  const own = new Map<string, number>();
  for (const { word, frequency } of words) {
    for (const part of fold(word).split(/[^\p{Script=Han}々〇]+/u)) {
      if (part.length >= 2) own.set(part, frequency ?? DEFAULT_FREQUENCY);
    }
  }
  // 說 and 说 are one word once folded, whichever stands first: it is as common as both together.
  const frequencies = new Map<string, number>();
  for (const line of base.split('\n')) {
    const word = fold(line.slice(0, Math.max(0, line.indexOf(' '))));
    if (!HAN_ONLY.test(word) || own.has(word)) continue;
    frequencies.set(word, (frequencies.get(word) ?? 0) + Number.parseInt(line.slice(line.indexOf(' ')), 10));
  }
  const known = new Set(frequencies.keys());
  const lines = [...frequencies].map(([word, frequency]) => entryOf(word, frequency));
  for (const [word, frequency] of [...own].sort(([a], [b]) => (a < b ? -1 : 1))) {
    known.add(word);
    lines.push(entryOf(word, frequency));
  }
  const text = `${lines.join('\n')}\n`;
  return {
    text,
    has: (word) => word.length >= 2 && known.has(word),
    digest: createHash('sha256').update(text).digest('hex'),
  };
}

// Two ways to cut a run that are equally likely are settled differently by the two tokenizers (免罚|轻罚清单, 免罚轻罚|清单).
// So every frequency is scaled and gets a remainder of its own, made from the word: no two ways are equally likely.
const SCALE = 1009;

function entryOf(word: string, frequency: number): string {
  let remainder = 0;
  for (let at = 0; at < word.length; at += 1) remainder = (remainder * 31 + word.charCodeAt(at)) % SCALE;
  return `${word} ${frequency * SCALE + remainder} n`;
}
