// In: the best passages of a search that few passages answer in full. Out: the words that tell what these are about, with weights.
// Pseudo-relevance feedback (Lavrenko and Croft, Relevance-Based Language Models, SIGIR 2001), with words instead of probabilities.

import type { Analyzer } from '../analysis/analyzer.ts';
import type { PassageRecord, SearchEngine } from '../engine/search-engine.ts';

/** Passages that words are taken from: of the judged queries one passage gave less, five no more. */
export const FEEDBACK_PASSAGES = 3;

export interface FeedbackWord {
  readonly term: string;
  /** More than 0; only their ratios mean anything. */
  readonly weight: number;
}

export interface ScoredPassage extends Pick<PassageRecord, 'passage'> {
  readonly score: number;
}

/** 12 to 30 gave the same figures; each word is looked for in each passage that is reranked. */
const MOST_WORDS = 15;
/** A word that more passages have tells nothing of these. */
const COMMON_SHARE = 0.2;
/** A heading is the passage in short; 复议 inside 行政复议 tells less than the word. */
const IN_HEADING = 1.5;
const IS_PART = 0.5;
/** The second and third passage count by the square of their share of the best score: a weak one says little. */
const SCORE_POWER = 2;

/** @param passages best first. @returns heaviest first. */
export function feedbackWords(
  passages: readonly ScoredPassage[],
  { frequencyOf, passageCount }: Pick<SearchEngine, 'frequencyOf' | 'passageCount'>,
  analyzer: Analyzer,
  isStopWord: (folded: string) => boolean,
): readonly FeedbackWord[] {
  const best = passages[0]?.score ?? 0;
  const weights = new Map<string, number>();
  for (const { passage, score } of passages) {
    const trust = best > 0 ? (score / best) ** SCORE_POWER : 1;
    const inHeading = new Set(analyzer.tokenize(passage.heading ?? '').map(({ term }) => term));
    for (const [term, { count, isPart }] of countedTerms(passage.text, analyzer)) {
      if (term.length < 2 || /^[\d.]+$/.test(term) || isStopWord(term)) continue;
      const frequency = frequencyOf(term);
      // What no other passage has leads to none.
      if (frequency < 2 || frequency > passageCount * COMMON_SHARE) continue;
      const boost = (inHeading.has(term) ? IN_HEADING : 1) * (isPart ? IS_PART : 1) * (1 + Math.log(count));
      weights.set(term, (weights.get(term) ?? 0) + trust * boost * Math.log(passageCount / frequency));
    }
  }
  return [...weights]
    .map(([term, weight]) => ({ term, weight }))
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, MOST_WORDS);
}

/** How often each term stands in the text; whether only inside longer ones. */
export function countedTerms(
  text: string,
  analyzer: Analyzer,
): ReadonlyMap<string, { readonly count: number; readonly isPart: boolean }> {
  const terms = new Map<string, { count: number; isPart: boolean }>();
  for (const { term, isPart } of analyzer.tokenize(text)) {
    const known = terms.get(term);
    terms.set(term, { count: (known?.count ?? 0) + 1, isPart: isPart && (known?.isPart ?? true) });
  }
  return terms;
}
