// In: an engine, an analyzer, the tables of the lexicon. Out: what a query is understood with.
// Holds what it was once told of the lexicon's words: an index does not change while it is open.

import type { Analyzer } from '../analysis/analyzer.ts';
import { fold } from '../analysis/fold.ts';
import type { SearchEngine } from '../engine/search-engine.ts';
import type { WordTables } from './word-tables.ts';

/** A word of the lexicon as it is searched for. */
export interface WordForm {
  readonly folded: string;
  readonly terms: readonly string[];
}

export interface QueryReader {
  readonly analyzer: Analyzer;
  readonly tables: WordTables;
  /** Whether a folded string stands anywhere in the texts. */
  isHeld(folded: string): boolean;
  /** null for a word of the lexicon that no text has. */
  formOf(word: string): WordForm | null;
}

export function createQueryReader(
  { frequencyOf, vocabulary }: Pick<SearchEngine, 'frequencyOf' | 'vocabulary'>,
  analyzer: Analyzer,
  tables: WordTables,
): QueryReader {
  const forms = new Map<string, WordForm | null>();
  const isHeld = (folded: string): boolean => frequencyOf(folded) > 0 || vocabulary.passagesWith(folded) > 0;
  const readForm = (word: string): WordForm | null => {
    const folded = fold(word);
    // A heading's words count as well: frequencies are those of the text.
    if (!isHeld(folded) && vocabulary.frequencyOf(folded) === 0) return null;
    const tokens = analyzer.tokenize(word).filter((token) => !token.isPart);
    return { folded, terms: tokens.map(({ term }) => term) };
  };
  return {
    analyzer,
    tables,
    isHeld,
    formOf(word) {
      const known = forms.get(word);
      if (known !== undefined) return known;
      const form = readForm(word);
      forms.set(word, form);
      return form;
    },
  };
}
