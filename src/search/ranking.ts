// In: an understood query; hits with what their passages hold of it. Out: the scoring tree of the base score, and the final order.
// Its weights stand in weights.ts.

import type { ScoreNode } from '../engine/query-tree.ts';
import type { EngineHit, HitEvidence, Rescoring, RescoringStatistics } from '../engine/search-engine.ts';
import type { PassageKind, ThemeId } from '../report/report.ts';
import type { Concept } from './concept.ts';
import { type Feedback, feedbackFrom } from './feedback.ts';
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

/** A string that speaks for a concept: its place among the strings looked for, and how much it says. */
interface Way {
  readonly string: number;
  readonly weight: number;
}

interface ConceptWays {
  readonly whole: readonly Way[];
  /** Its words, where it has several. */
  readonly words: readonly number[];
  readonly parts: readonly number[];
  readonly partSynonyms: readonly Way[];
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
  const strings: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const known = numbers.get(text) ?? strings.push(text) - 1;
    numbers.set(text, known);
    return known;
  };
  const wayOf = (folded: string, weight: number): Way => ({ string: numberOf(folded), weight });
  const ways = concepts.map(
    ({ folded, terms, parts, synonyms, partSynonyms }): ConceptWays => ({
      whole: [wayOf(folded, 1), ...synonyms.map((other) => wayOf(other.folded, WEIGHTS.bySynonym * other.weight))],
      words: terms.length > 1 ? terms.map(numberOf) : [],
      parts: [...new Set([...terms, ...parts])].filter((part) => part !== folded && part.length > 1).map(numberOf),
      partSynonyms: partSynonyms.map((other) => wayOf(other.folded, WEIGHTS.byPartSynonym * other.weight)),
    }),
  );
  // A name or a quotation is meant as it stands.
  const isOpen = concepts.some(({ isLiteral }) => !isLiteral);
  return {
    depth: RERANKED,
    strings,
    rescore(hits, evidenceOf, statistics, words) {
      const best = Math.max(...hits.map(({ score }) => score), Number.MIN_VALUE);
      const rarity = rarityIn(statistics);
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
            near: 1 + nearness(ways, evidence),
            kind: kindFactor(hit.kind, intents),
            theme: isOnTheme ? 1 + WEIGHTS.theme : 1,
            figures: intents.includes('figures') && evidence.hasFigures ? WEIGHTS.intendedFigures : 1,
            length: lengthFactor(evidence.size),
            formula: 1 - WEIGHTS.formula * evidence.formula,
          },
        };
        return { hit, parts };
      });
      const first = ranked(scored);
      const isThin = isOpen && words !== null && statistics.complete < THIN;
      const feedback = isThin ? feedbackFrom(first, words, statistics.passages) : null;
      if (feedback) onFeedback?.(feedback.words);
      const final = feedback ? scored.map((each) => withFeedback(each, feedback)) : scored;
      if (onScored) for (const { hit, parts } of final) onScored(hit, parts);
      return feedback ? ranked(final) : first;
    },
  };
}

interface ScoredHit {
  readonly hit: EngineHit;
  readonly parts: ScoreParts;
}

function withFeedback({ hit, parts }: ScoredHit, { shareOf }: Feedback): ScoredHit {
  return { hit, parts: { ...parts, feedback: WEIGHTS.feedback * shareOf(hit.ordinal) } };
}

function ranked(scored: readonly ScoredHit[]): readonly EngineHit[] {
  const hits = scored.map(({ hit, parts }) => ({ ...hit, score: scoreOf(parts) }));
  return hits.sort((a, b) => Number(a.tier === 'some') - Number(b.tier === 'some') || b.score - a.score);
}

// Scores are shown: 100 is about a passage that has everything in its heading.
const SCALE = 100;

/** How much of a concept a passage has: 0 nothing, 1 as typed. */
function shareOf(
  { whole, words, parts, partSynonyms }: ConceptWays,
  hit: EngineHit,
  concept: number,
  { places, inHeading }: HitEvidence,
  rarity: (string: number) => number,
): number {
  let share = ((hit.concepts >>> concept) & 1) === 1 ? WEIGHTS.inPath : 0;
  for (const { string, weight } of whole) {
    const count = (places[string] as readonly number[]).length;
    const isHeading = inHeading[string] as boolean;
    if (count === 0 && !isHeading) continue;
    const again = WEIGHTS.again * Math.max(0, count - 1);
    share = Math.max(share, weight * (1 + again + (isHeading ? WEIGHTS.inHeading : 0)));
  }
  const has = (string: number): boolean => places[string]?.length !== 0 || (inHeading[string] as boolean);
  if (words.length > 0 && words.every(has)) share = Math.max(share, WEIGHTS.apart);
  if (parts.length > 0) {
    const all = parts.reduce((sum, part) => sum + rarity(part), 0);
    const held = parts.reduce((sum, part) => (has(part) ? sum + rarity(part) : sum), 0);
    share = Math.max(share, WEIGHTS.byParts * (held / all) ** WEIGHTS.partPower);
  }
  for (const { string, weight } of partSynonyms) if (has(string)) share = Math.max(share, weight);
  return share;
}

/** BM25's rarity of a string by the passages that have it as a term; of a phrase, which is no term, that of a rare one. */
function rarityIn({ passages, terms }: RescoringStatistics): (string: number) => number {
  return (string) => rarityOf(terms[string] ?? 0, passages);
}

function rarityOf(frequency: number, passages: number): number {
  return Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5));
}

/** How many of the concepts stand within a sentence of another: 0 to `near`. */
function nearness(ways: readonly ConceptWays[], { places }: HitEvidence): number {
  if (ways.length < 2) return 0;
  const found = ways.map(({ whole }) => whole.map(({ string }) => places[string] as readonly number[]));
  const isNear = (a: number, b: number): boolean => a !== b && Math.abs(a - b) <= WEIGHTS.nearChars;
  const areNear = (own: readonly (readonly number[])[], others: readonly (readonly number[])[]): boolean =>
    own.some((list) => list.some((a) => others.some((other) => other.some((b) => isNear(a, b)))));
  const close = found.filter((own, i) => found.some((others, j) => i !== j && areNear(own, others))).length;
  return (WEIGHTS.near * close) / ways.length;
}

function kindFactor(kind: PassageKind, intents: UnderstoodQuery['intents']): number {
  return intents.some((intent) => intent === kind) ? WEIGHTS.intended : WEIGHTS.kind[kind];
}

function lengthFactor(size: number): number {
  return 1 / (1 + WEIGHTS.length * Math.max(0, size / WEIGHTS.usualChars - 1));
}
