// In: concepts; what a passage holds of their strings. Out: how much of each concept the passage has, and how near they stand.
// Never: the score, which weighs these against the rest.

import type { EngineHit } from '../engine/hit.ts';
import { type HitEvidence, MOST_PLACES, type RescoringStatistics } from '../engine/rescoring.ts';
import type { Concept } from './concept.ts';
import { WEIGHTS } from './weights.ts';

/** A string that speaks for a concept: its place among the strings looked for, and how much it says. */
interface Way {
  readonly string: number;
  readonly weight: number;
}

export interface ConceptWays {
  /** Those that say most first. */
  readonly whole: readonly Way[];
  /** Its words, where it has several. */
  readonly words: readonly number[];
  readonly parts: readonly number[];
  readonly partSynonyms: readonly Way[];
}

export interface StringsOfConcepts {
  /** Folded, each once: what a passage is looked through for. */
  readonly strings: readonly string[];
  /** For each concept. */
  readonly ways: readonly ConceptWays[];
}

export function waysFor(concepts: readonly Concept[]): StringsOfConcepts {
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
      whole: [
        wayOf(folded, 1),
        ...synonyms.map((other) => wayOf(other.folded, WEIGHTS.bySynonym * other.weight)).sort(byWeight),
      ],
      words: terms.length > 1 ? terms.map(numberOf) : [],
      parts: [...new Set([...terms, ...parts])].filter((part) => part !== folded && part.length > 1).map(numberOf),
      partSynonyms: partSynonyms
        .map((other) => wayOf(other.folded, WEIGHTS.byPartSynonym * other.weight))
        .sort(byWeight),
    }),
  );
  return { strings, ways };
}

function byWeight(a: Way, b: Way): number {
  return b.weight - a.weight;
}

function hasConcept({ concepts }: EngineHit, concept: number): boolean {
  return ((concepts >>> concept) & 1) === 1;
}

/** How much more a string says than its weight, where it stands often and in the heading too. */
const MOST_SAID = 1 + WEIGHTS.again * (MOST_PLACES - 1) + WEIGHTS.inHeading;

/** How much of a concept a passage has: 0 nothing, 1 as typed. What cannot raise the share is not looked for. */
export function shareOf(
  { whole, words, parts, partSynonyms }: ConceptWays,
  hit: EngineHit,
  concept: number,
  { placesOf, isInHeading }: HitEvidence,
  rarity: Rarity,
): number {
  const isThere = hasConcept(hit, concept);
  let share = isThere ? WEIGHTS.inPath : 0;
  for (const { string, weight } of whole) {
    if (weight * MOST_SAID <= share) break;
    // Where the concept is not, its strings are not in the text.
    const count = isThere ? placesOf(string).length : 0;
    const isHeading = isInHeading(string);
    if (count === 0 && !isHeading) continue;
    const again = WEIGHTS.again * Math.max(0, count - 1);
    share = Math.max(share, weight * (1 + again + (isHeading ? WEIGHTS.inHeading : 0)));
  }
  const has = (string: number): boolean => placesOf(string).length > 0 || isInHeading(string);
  if (words.length > 0 && share < WEIGHTS.apart && words.every(has)) share = WEIGHTS.apart;
  if (parts.length > 0 && share < WEIGHTS.byParts) {
    const held = parts.reduce((sum, part) => (has(part) ? sum + rarity.of(part) : sum), 0);
    share = Math.max(share, WEIGHTS.byParts * (held / rarity.ofParts(concept)) ** WEIGHTS.partPower);
  }
  for (const { string, weight } of partSynonyms) {
    if (weight <= share) break;
    if (has(string)) share = weight;
  }
  return share;
}

export interface Rarity {
  of(string: number): number;
  /** The sum over the parts of a concept. */
  ofParts(concept: number): number;
}

/** BM25's rarity of a string by the passages that have it as a term; of a phrase, which is no term, that of a rare one. */
export function rarityIn({ passages, frequencyOf }: RescoringStatistics, ways: readonly ConceptWays[]): Rarity {
  const known: number[] = [];
  const sums: number[] = [];
  const of = (string: number): number => {
    const rarity = known[string] ?? rarityOf(frequencyOf(string), passages);
    known[string] = rarity;
    return rarity;
  };
  return {
    of,
    ofParts(concept) {
      const sum = sums[concept] ?? (ways[concept]?.parts ?? []).reduce((all, part) => all + of(part), 0);
      sums[concept] = sum;
      return sum;
    },
  };
}

export function rarityOf(frequency: number, passages: number): number {
  return Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5));
}

/** How many of the concepts stand within a sentence of another: 0 to `near`. */
export function nearness(ways: readonly ConceptWays[], hit: EngineHit, { placesOf }: HitEvidence): number {
  if (ways.length < 2) return 0;
  const found = ways.map(({ whole }, concept) =>
    hasConcept(hit, concept) ? whole.flatMap(({ string }) => placesOf(string)) : [],
  );
  const close = found.filter((own, i) => found.some((others, j) => i !== j && areNear(own, others))).length;
  return (WEIGHTS.near * close) / ways.length;
}

/** Whether a place of one is near a place of the other; one and the same place is none. */
function areNear(own: readonly number[], others: readonly number[]): boolean {
  for (const a of own) {
    for (const b of others) if (a !== b && Math.abs(a - b) <= WEIGHTS.nearChars) return true;
  }
  return false;
}
