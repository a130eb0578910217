// In: a text and terms that tell another. Out: the terms that it has, as words that stand in it.

import type { Analyzer } from '../analysis/analyzer.ts';
import { fold } from '../analysis/fold.ts';

/** In the order of `terms`; a word that is a part of another of them is left out. */
export function sharedWords(text: string, terms: readonly string[], analyzer: Analyzer): readonly string[] {
  const words = new Map<string, string>();
  for (const { term, start, end } of analyzer.tokenize(text, (run) => terms.some((wanted) => run.includes(wanted)))) {
    if (!words.has(term)) words.set(term, text.slice(start, end).replace(/\s+/g, ''));
  }
  const shared = terms.flatMap((term) => words.get(term) ?? []);
  return shared.filter(
    (word) => !shared.some((other) => other.length > word.length && fold(other).includes(fold(word))),
  );
}
