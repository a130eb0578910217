// In: an understood query; hits with their base scores. Out: the scoring tree that gives base scores, and the final order of the best hits.
// Every weight of the ranking stands in one table.

import type { ScoreNode } from '../engine/query-tree.ts';
import type { Rescoring } from '../engine/search-engine.ts';
import type { PassageKind } from '../report/report.ts';
import type { Concept } from './understand-query.ts';

export const WEIGHTS = {
  /** A heading is the passage in short. */
  heading: 2,
  /** The chapter says what it is about, for many passages at once. */
  path: 1,
  text: 1,
  /** 复议 inside 行政复议: finds wider wording, must not outweigh the word itself. */
  part: 0.4,
  /** A word of a synonym, times the synonym's own weight, shared among its words. */
  synonym: 0.7,
  /** Each concept that is there by a synonym only: the words that were typed come first. */
  bySynonym: 0.6,
  /** People look for what was done; problems and plans are asked for by name. */
  kind: { practice: 1, plan: 0.7, problem: 0.7, preamble: 0.6 } satisfies Record<PassageKind, number>,
} as const;

/** The best so many hits are reranked, later ones keep the base order. */
const RERANKED = 500;

export function scoreTree(concepts: readonly Concept[]): ScoreNode | null {
  const boosts = new Map<string, number>();
  const raise = (term: string, boost: number): void => {
    boosts.set(term, Math.max(boosts.get(term) ?? 0, boost));
  };
  for (const concept of concepts) {
    for (const term of concept.terms) raise(term, 1);
    for (const part of concept.parts) raise(part, WEIGHTS.part);
    for (const synonym of concept.synonyms) {
      for (const term of synonym.terms) raise(term, (WEIGHTS.synonym * synonym.weight) / synonym.terms.length);
    }
  }
  if (boosts.size === 0) return null;
  return { type: 'or', children: [...boosts].map(([term, boost]) => ({ type: 'term', term, boost })) };
}

/** Reorders the best hits within their tiers; stable where final scores are equal. */
export const RESCORING: Rescoring = {
  depth: RERANKED,
  rescore(hits) {
    const rescored = hits.map((hit) => {
      const bySynonym = WEIGHTS.bySynonym ** bitCount(hit.concepts & ~hit.typed);
      return { ...hit, score: hit.score * bySynonym * WEIGHTS.kind[hit.kind] };
    });
    return rescored.sort((a, b) => Number(a.tier === 'some') - Number(b.tier === 'some') || b.score - a.score);
  },
};

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
