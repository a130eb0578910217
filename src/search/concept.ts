// In: a word or phrase of a query. Out: the concept it stands for: its terms, their parts, the other words for it.
// Never: what the rest of the query says.

import type { Analyzer, Token } from '../analysis/analyzer.ts';
import { fold } from '../analysis/fold.ts';
import type { Scope } from '../engine/query-tree.ts';
import type { QueryReader } from './query-reader.ts';
import type { Synonym } from './word-tables.ts';

export interface Concept {
  /** As typed. */
  readonly text: string;
  readonly folded: string;
  /** Present only where it stands as typed; else wherever its terms are. */
  readonly isLiteral: boolean;
  /** One word of plain language, of which the lexicon knows nothing. */
  readonly isEveryday: boolean;
  /** The terms it is cut into, and the shorter words inside them. */
  readonly terms: readonly string[];
  readonly parts: readonly string[];
  /** Other words for its terms and parts, where it is a phrase of several: they tell less than those for the whole. */
  readonly partSynonyms: readonly ConceptSynonym[];
  readonly synonyms: readonly ConceptSynonym[];
  /** True where they were left out because the request says so. */
  readonly synonymsOff?: true;
  /** Where it must stand, if not where the request says. */
  readonly scope?: Scope;
}

export interface ConceptSynonym extends Synonym {
  readonly folded: string;
  readonly terms: readonly string[];
}

/** The whole text as one literal: exact mode, quotes, things shut out, names that no dictionary knows. */
export function literalConcept(text: string, analyzer: Analyzer): Concept {
  return {
    text,
    folded: fold(text),
    isLiteral: true,
    isEveryday: false,
    terms: termsOf(text, analyzer),
    parts: [],
    partSynonyms: [],
    synonyms: [],
  };
}

function termsOf(text: string, analyzer: Analyzer): readonly string[] {
  const tokens = analyzer.tokenize(text).filter((token) => !token.isPart);
  return tokens.map((token) => token.term);
}

/** A word, or a phrase that the lexicon knows, with the words that it may also be searched as. @param tokens those of the text. */
export function wordConcept(text: string, tokens: readonly Token[], { tables, formOf }: QueryReader): Concept {
  const folded = fold(text);
  // What no text has need not be looked for.
  const synonymsOf = (word: string): readonly ConceptSynonym[] =>
    tables.synonymsOf(word).flatMap((synonym) => {
      const form = formOf(synonym.text);
      return form === null ? [] : [{ ...synonym, ...form }];
    });
  const terms = tokens.filter((token) => !token.isPart).map((token) => token.term);
  const parts = tokens.filter((token) => token.isPart).map((token) => token.term);
  const inside = new Set([...terms, ...parts].filter((word) => word !== folded && word.length > 1));
  return {
    text,
    folded,
    isLiteral: false,
    isEveryday: terms.length === 1 && !tables.isOfTheTrade(folded),
    terms,
    parts,
    partSynonyms: [...inside].flatMap(synonymsOf),
    synonyms: synonymsOf(folded),
  };
}
