// In: the best hits of a search that few passages answer in full. Out: the words and themes that tell what these are about, and how much of them another has.
// Pseudo-relevance feedback (Lavrenko and Croft, Relevance-Based Language Models, SIGIR 2001), over the words that passages are told by.

import type { EngineHit } from '../engine/hit.ts';
import type { PassageWords } from '../engine/rescoring.ts';
import type { ThemeId } from '../report/report.ts';

export interface Feedback {
  /** Heaviest first. */
  readonly words: readonly string[];
  /** Which part of their weight the passage has: 0 to 1. */
  shareOf(ordinal: number): number;
  /** How much of the best passages is on these themes: 0 to 1. */
  themeShareOf(themes: readonly ThemeId[]): number;
}

/** A hit, and the themes of its passage. */
export interface BestHit {
  readonly hit: EngineHit;
  readonly themes: readonly ThemeId[];
}

/** Of the judged queries one passage gave less, five no more. */
const BEST = 3;
/** 12 to 30 gave figures alike. */
const MOST_WORDS = 15;
/** The second and third passage count by the square of their share of the best score: a weak one says little. */
const SCORE_POWER = 2;

/** @param hits best first. @param passages of the index. */
export function feedbackFrom(hits: readonly BestHit[], words: PassageWords, passages: number): Feedback {
  const best = hits[0]?.hit.score ?? 0;
  const weights = new Map<number, number>();
  const themeWeights = new Map<ThemeId, number>();
  for (const {
    hit: { ordinal, score },
    themes,
  } of hits.slice(0, BEST)) {
    const trust = best > 0 ? (score / best) ** SCORE_POWER : 1;
    for (const theme of themes) themeWeights.set(theme, (themeWeights.get(theme) ?? 0) + trust);
    for (const word of words.of(ordinal)) {
      const frequency = words.frequencyOf(word);
      // What no other passage has leads to none.
      if (frequency < 2) continue;
      weights.set(word, (weights.get(word) ?? 0) + trust * Math.log(passages / frequency));
    }
  }
  const lengthOf = (word: number): number => (words.vocabulary[word] as string).length;
  // Of words that say as much, the longer is about fewer things.
  const heaviest = [...weights]
    .sort((a, b) => b[1] - a[1] || lengthOf(b[0]) - lengthOf(a[0]) || a[0] - b[0])
    .slice(0, MOST_WORDS);
  const kept = new Map(heaviest);
  const total = heaviest.reduce((sum, [, weight]) => sum + weight, 0) || 1;
  const themeTotal = [...themeWeights.values()].reduce((sum, weight) => sum + weight, 0) || 1;
  return {
    words: heaviest.map(([word]) => words.vocabulary[word] as string),
    shareOf(ordinal) {
      let held = 0;
      for (const word of words.of(ordinal)) held += kept.get(word) ?? 0;
      return held / total;
    },
    themeShareOf: (themes) => themes.reduce((sum, theme) => sum + (themeWeights.get(theme) ?? 0), 0) / themeTotal,
  };
}
