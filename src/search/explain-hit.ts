// In: a hit, what each term gave it, what its score is made of. Out: why it stands where it does, as data.

import type { EngineHit } from '../engine/hit.ts';
import type { TermScore } from '../engine/search-engine.ts';
import type { Concept } from './concept.ts';
import type { ScoreParts } from './ranking.ts';

export interface HitExplanation {
  /** What the list is ordered by. */
  readonly score: number;
  /** MiniSearch's score: the sum of `terms`, times the number of different terms. */
  readonly base: number;
  readonly matchedTerms: number;
  /** Largest first. */
  readonly terms: readonly TermScore[];
  /** null for a hit below the reranked ones, which stand by their base score. */
  readonly parts: ScoreParts | null;
  readonly concepts: readonly { readonly text: string; readonly presence: 'typed' | 'synonym' | 'missing' }[];
}

export function explainHit(
  hit: EngineHit,
  terms: readonly TermScore[],
  concepts: readonly Pick<Concept, 'text'>[],
  parts: ScoreParts | null,
): HitExplanation {
  const matchedTerms = new Set(terms.map(({ term }) => term)).size;
  return {
    score: hit.score,
    base: terms.reduce((sum, { score }) => sum + score, 0) * matchedTerms,
    matchedTerms,
    terms: [...terms].sort((a, b) => b.score - a.score),
    parts,
    concepts: concepts.map(({ text }, i) => ({ text, presence: presenceOf(hit, i) })),
  };
}

function presenceOf({ typed, concepts }: EngineHit, i: number): HitExplanation['concepts'][number]['presence'] {
  if (((typed >>> i) & 1) === 1) return 'typed';
  return ((concepts >>> i) & 1) === 1 ? 'synonym' : 'missing';
}
