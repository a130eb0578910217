// In: the lexicon. Out: every phrase that it names, with what it is folded to; worked out once for a lexicon.
// Sorted, so that their order in the files says nothing.

import { fold } from '../analysis/fold.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { oncePer } from './once-per.ts';

/** Words and synonyms, each once as it is written. */
export const phrasesOf = oncePer(({ words, synonyms }: Pick<Lexicon, 'words' | 'synonyms'>) => {
  const phrases = [...words.map(({ word }) => word), ...synonyms.flatMap(({ from, to }) => [...from, ...to])];
  return [...new Set(phrases)].sort().map((phrase) => ({ phrase, folded: fold(phrase) }));
});
