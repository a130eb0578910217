// In: the best hits of a search that few passages answer in full. Out: the words that tell what these are about, and how much of them another has.
// Pseudo-relevance feedback (Lavrenko and Croft, Relevance-Based Language Models, SIGIR 2001), over the words that passages are told by.

import type { EngineHit, PassageWords } from '../engine/search-engine.ts';

export interface Feedback {
  /** Heaviest first. */
  readonly words: readonly string[];
  /** Which part of their weight the passage has: 0 to 1. */
  shareOf(ordinal: number): number;
}

/** Of the judged queries one passage gave less, five no more. */
const BEST = 3;
/** 12 to 30 gave figures alike. */
const MOST_WORDS = 15;
/** The second and third passage count by the square of their share of the best score: a weak one says little. */
const SCORE_POWER = 2;

/** @param hits best first. @param passages of the index. */
export function feedbackFrom(hits: readonly EngineHit[], words: PassageWords, passages: number): Feedback {
  const best = hits[0]?.score ?? 0;
  const weights = new Map<number, number>();
  for (const { ordinal, score } of hits.slice(0, BEST)) {
    const trust = best > 0 ? (score / best) ** SCORE_POWER : 1;
    for (const word of words.of(ordinal)) {
      const frequency = words.frequencyOf(word);
      // What no other passage has leads to none.
      if (frequency < 2) continue;
      weights.set(word, (weights.get(word) ?? 0) + trust * Math.log(passages / frequency));
    }
  }
  const heaviest = [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_WORDS);
  const kept = new Map(heaviest);
  const total = heaviest.reduce((sum, [, weight]) => sum + weight, 0) || 1;
  return {
    words: heaviest.map(([word]) => words.vocabulary[word] as string),
    shareOf(ordinal) {
      let held = 0;
      for (const word of words.of(ordinal)) held += kept.get(word) ?? 0;
      return held / total;
    },
  };
}
