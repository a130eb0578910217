// In: an index's vocabulary, the lexicon, the gazetteer. Out: whether what was typed is a word as it stands, so that nothing corrects it.

import { fold } from '../analysis/fold.ts';
import type { Vocabulary } from '../engine/search-engine.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { countyCodesNamed, townshipCodesNamed } from '../report/region/region-gazetteer.ts';
import { phrasesOf } from './lexicon-phrases.ts';
import { oncePer } from './once-per.ts';

export interface KnownWords {
  /** Whether the lexicon has it: a word, a synonym or a word without meaning. @param folded all of these are. */
  inLexicon(folded: string): boolean;
  /** Whether it is one of the lexicon's words without meaning. */
  isStopWord(folded: string): boolean;
  inIndex(folded: string): boolean;
  /** In how many passages it stands as a literal; slower than the others. */
  passagesWith(folded: string): number;
  isPlace(folded: string): boolean;
  /** Length of the longest that the lexicon has. */
  readonly longest: number;
}

export function createKnownWords(
  vocabulary: Vocabulary,
  lexicon: Pick<Lexicon, 'words' | 'synonyms' | 'stopWords'>,
): KnownWords {
  const { meaningless, listed, longest } = foldedWords(lexicon);
  return {
    inLexicon: (folded) => listed.has(folded),
    isStopWord: (folded) => meaningless.has(folded),
    inIndex: (folded) => vocabulary.frequencyOf(folded) > 0,
    passagesWith: (folded) => vocabulary.passagesWith(folded),
    isPlace: (folded) => countyCodesNamed(folded).length > 0 || townshipCodesNamed(folded).length > 0,
    longest,
  };
}

const foldedWords = oncePer((lexicon: Pick<Lexicon, 'words' | 'synonyms' | 'stopWords'>) => {
  const meaningless = new Set(lexicon.stopWords.map(fold));
  const listed = new Set([...phrasesOf(lexicon).map(({ folded }) => folded), ...meaningless]);
  return { meaningless, listed, longest: Math.max(0, ...[...listed].map((word) => word.length)) };
});
