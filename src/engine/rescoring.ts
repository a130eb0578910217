// In: nothing. Out: how whoever asks an engine may order its best hits anew, and what he is told of them.

import type { ThemeId } from '../report/report.ts';
import type { EngineHit } from './hit.ts';

/** Beyond so many places of a string in a passage one more tells nothing. */
export const MOST_PLACES = 4;

/** What a passage holds of the strings that a rescoring asks for. */
export interface HitEvidence {
  readonly themes: readonly ThemeId[];
  readonly hasFigures: boolean;
  /** Of the folded text, in UTF-16 units. */
  readonly size: number;
  /** How much of the text stands in sentences that many places carry (套话): 0 to 1, in hundredths. */
  readonly formula: number;
  /** At which places a string, given by its number, stands in the folded text: not overlapping, the first MOST_PLACES of them. */
  placesOf(string: number): readonly number[];
  /** Whether it stands in the folded heading. */
  isInHeading(string: number): boolean;
}

export interface RescoringStatistics {
  /** Passages in the index. */
  readonly passages: number;
  /** Passages that have every concept. */
  readonly complete: number;
  /** For each concept: how many passages of the index have it, as typed or in another way. */
  readonly concepts: readonly number[];
  /** How many passages have a string, given by its number, as a term of their text; 0 where it is no term. */
  frequencyOf(string: number): number;
}

/** The best hits of the base order, in a new order and with the scores that order them; none added, none left out. */
export interface Rescoring {
  /** How many hits it is given, at most. */
  readonly depth: number;
  /** Folded strings to look for in each of them. */
  readonly strings: readonly string[];
  rescore(
    hits: readonly EngineHit[],
    evidenceOf: (hit: EngineHit) => HitEvidence,
    statistics: RescoringStatistics,
    /** null where the search was given no vocabulary. */
    words: PassageWords | null,
  ): readonly EngineHit[];
}

/** Which words of the vocabulary that a search was given stand in the text of a passage; those that every fifth passage has are left out. */
export interface PassageWords {
  readonly vocabulary: readonly string[];
  /** Numbers of words of the vocabulary. */
  of(ordinal: number): Iterable<number>;
  /** In how many passages of the index the word is. */
  frequencyOf(word: number): number;
}
