// In: the lexicon's synonyms and stop words. Out: tables keyed by the folded word, for looking up the phrases of a query.

import { fold } from '../analysis/fold.ts';
import type { IntentKind, Lexicon } from '../lexicon/lexicon.ts';
import { oncePer } from './once-per.ts';

export interface Synonym {
  /** As the lexicon writes it. */
  readonly text: string;
  readonly weight: number;
}

export interface WordTables {
  /** Other words to search for, heaviest first; none for an unknown word. */
  synonymsOf(folded: string): readonly Synonym[];
  isStopWord(folded: string): boolean;
  /** Whether the lexicon lists the word, or other words for it. */
  isOfTheTrade(folded: string): boolean;
  /** What the word tells of what is sought; null for most. */
  intentOf(folded: string): IntentKind | null;
  /** Length of the longest phrase that a table knows. */
  readonly longestPhrase: number;
}

export const wordTablesOf = oncePer(createWordTables);

function createWordTables(lexicon: Pick<Lexicon, 'words' | 'synonyms' | 'stopWords' | 'intents'>): WordTables {
  const synonyms = new Map<string, Map<string, Synonym>>();
  for (const rule of lexicon.synonyms) {
    for (const from of rule.from) {
      const key = fold(from);
      const known = synonyms.get(key) ?? new Map<string, Synonym>();
      synonyms.set(key, known);
      for (const to of rule.to) {
        const target = fold(to);
        if (target === key || (known.get(target)?.weight ?? 0) >= rule.weight) continue;
        known.set(target, { text: to, weight: rule.weight });
      }
    }
  }
  const sorted = new Map(
    [...synonyms].map(([word, others]) => [word, [...others.values()].sort((a, b) => b.weight - a.weight)]),
  );
  const stopWords = new Set(lexicon.stopWords.map(fold));
  const intents = new Map(
    lexicon.intents.flatMap(({ kind, words }) => words.map((word) => [fold(word), kind] as const)),
  );
  const words = new Set(lexicon.words.map(({ word }) => fold(word)));
  return {
    isOfTheTrade: (folded) => words.has(folded) || sorted.has(folded),
    intentOf: (folded) => intents.get(folded) ?? null,
    synonymsOf: (folded) => sorted.get(folded) ?? [],
    isStopWord: (folded) => stopWords.has(folded),
    longestPhrase: Math.max(0, ...[...sorted.keys(), ...stopWords, ...intents.keys()].map((phrase) => phrase.length)),
  };
}
