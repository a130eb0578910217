// In: an understood query; hits with what their passages hold of it. Out: the scoring tree of the base score, and the final order.
// Its weights stand in weights.ts.

import type { EngineHit } from '../engine/hit.ts';
import type { ScoreNode } from '../engine/query-tree.ts';
import type { Rescoring } from '../engine/rescoring.ts';
import type { PassageKind, ThemeId } from '../report/report.ts';
import type { Concept } from './concept.ts';
import { nearness, rarityIn, rarityOf, shareOf, waysFor } from './concept-share.ts';
import { type BestHit, type Feedback, feedbackFrom } from './feedback.ts';
import type { UnderstoodQuery } from './understand-query.ts';
import { WEIGHTS } from './weights.ts';

/**
 * The best so many hits are reranked, later ones keep the base order. Ten pages; each hundred costs 0.3 ms at 1,000 reports,
 * and on the judged queries 60, 120 and 200 gave the same order of the first twenty.
 */
const RERANKED = 100;
/** With fewer passages that have every concept, the best of them say what the others should be like. */
const THIN = 10;

export function scoreTree(concepts: readonly Concept[]): ScoreNode | null {
  const boosts = new Map<string, number>();
  const raise = (term: string, boost: number): void => {
    boosts.set(term, Math.max(boosts.get(term) ?? 0, boost));
  };
  for (const concept of concepts) {
    for (const term of concept.terms) raise(term, 1);
    for (const part of concept.parts) raise(part, WEIGHTS.part);
    for (const { terms, weight } of concept.synonyms) {
      for (const term of terms) raise(term, (WEIGHTS.synonym * weight) / terms.length);
    }
  }
  if (boosts.size === 0) return null;
  return { type: 'or', children: [...boosts].map(([term, boost]) => ({ type: 'term', term, boost })) };
}

/** What the score of a reranked hit is made of. */
export interface ScoreParts {
  /** For each concept: how much of it the passage has, and how rare it is among all. */
  readonly concepts: readonly { readonly share: number; readonly rarity: number }[];
  /** The mean of the shares, by rarity. */
  readonly subject: number;
  /** The base score's part. */
  readonly base: number;
  /** What it has of the words of the best passages; 0 without feedback. */
  readonly feedback: number;
  /** `near` multiplies the subject only, the others the sum of subject, base and feedback. */
  readonly factors: Readonly<Record<'near' | 'kind' | 'theme' | 'figures' | 'length' | 'formula', number>>;
}

export type ScoreListener = (hit: EngineHit, parts: ScoreParts) => void;

function scoreOf({
  subject,
  base,
  feedback,
  factors: { near, kind, theme, figures, length, formula },
}: ScoreParts): number {
  return SCALE * (subject * near + base + feedback) * kind * theme * figures * length * formula;
}

export interface RescoringOptions {
  /** Told of what the score of each reranked hit is made. */
  readonly onScored?: ScoreListener | undefined;
  /** Told of the words of the best passages, where they were asked for. */
  readonly onFeedback?: (words: readonly string[]) => void;
}

/** @param themes those that the query is on. */
export function rescoringFor(
  { concepts, intents }: UnderstoodQuery,
  themes: readonly ThemeId[],
  { onScored, onFeedback }: RescoringOptions = {},
): Rescoring {
  const { strings, ways } = waysFor(concepts);
  // A name or a quotation is meant as it stands.
  const isOpen = concepts.some(({ isLiteral }) => !isLiteral);
  return {
    depth: RERANKED,
    strings,
    rescore(hits, evidenceOf, statistics, words) {
      const best = Math.max(...hits.map(({ score }) => score), Number.MIN_VALUE);
      const rarity = rarityIn(statistics, ways);
      const rarities = concepts.map(
        ({ isEveryday }, i) =>
          rarityOf(Math.max(1, statistics.concepts[i] ?? 0), statistics.passages) * (isEveryday ? WEIGHTS.everyday : 1),
      );
      const full = rarities.reduce((sum, value) => sum + value, 0) || 1;
      const scored = hits.map((hit): ScoredHit => {
        const evidence = evidenceOf(hit);
        const shares = ways.map((way, i) => ({
          share: shareOf(way, hit, i, evidence, rarity),
          rarity: (rarities[i] as number) / full,
        }));
        const isOnTheme = evidence.themes.some((theme) => themes.includes(theme));
        const parts: ScoreParts = {
          concepts: shares,
          subject: shares.reduce((sum, own) => sum + own.share * own.rarity, 0),
          base: WEIGHTS.base * (hit.score / best),
          feedback: 0,
          factors: {
            near: 1 + nearness(ways, hit, evidence),
            kind: kindFactor(hit.kind, intents),
            theme: isOnTheme ? 1 + WEIGHTS.theme : 1,
            figures: intents.includes('figures') && evidence.hasFigures ? WEIGHTS.intendedFigures : 1,
            length: lengthFactor(evidence.size),
            formula: 1 - WEIGHTS.formula * evidence.formula,
          },
        };
        return { hit, themes: evidence.themes, parts };
      });
      const first = ranked(scored);
      const isThin = isOpen && words !== null && statistics.complete < THIN;
      const feedback = isThin ? feedbackFrom(first, words, statistics.passages) : null;
      if (feedback) onFeedback?.(feedback.words);
      const final = feedback ? scored.map((each) => withFeedback(each, feedback)) : scored;
      if (onScored) for (const { hit, parts } of final) onScored(hit, parts);
      return (feedback ? ranked(final) : first).map(({ hit }) => hit);
    },
  };
}

interface ScoredHit extends BestHit {
  readonly parts: ScoreParts;
}

function withFeedback({ hit, themes, parts }: ScoredHit, { shareOf, themeShareOf }: Feedback): ScoredHit {
  const feedback = WEIGHTS.feedback * shareOf(hit.ordinal) + WEIGHTS.feedbackTheme * themeShareOf(themes);
  return { hit, themes, parts: { ...parts, feedback } };
}

/** In their order, each hit with its score. */
function ranked(scored: readonly ScoredHit[]): readonly ScoredHit[] {
  const hits = scored.map(({ hit, themes, parts }) => ({ hit: { ...hit, score: scoreOf(parts) }, themes, parts }));
  return hits.sort(
    (a, b) => Number(a.hit.tier === 'some') - Number(b.hit.tier === 'some') || b.hit.score - a.hit.score,
  );
}

// Scores are shown: 100 is about a passage that has everything in its heading.
const SCALE = 100;

function kindFactor(kind: PassageKind, intents: UnderstoodQuery['intents']): number {
  return intents.some((intent) => intent === kind) ? WEIGHTS.intended : WEIGHTS.kind[kind];
}

function lengthFactor(size: number): number {
  return 1 / (1 + WEIGHTS.length * Math.max(0, size / WEIGHTS.usualChars - 1));
}
