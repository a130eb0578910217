// In: nothing. Out: the interface of an engine. What lies above it knows nothing of segments, so another engine can stand in.
// Types only.

import type { Passage, Report, ReportHead } from '../report/report.ts';
import type { EngineHit } from './hit.ts';
import type { FoundName } from './names.ts';
import type { Column, EngineQuery, Field } from './query-tree.ts';
import type { Rescoring } from './rescoring.ts';

/** A word of a vocabulary in the matches that were sampled, and in all passages of the index. */
export interface WordUse {
  readonly word: string;
  /** How many of the sampled passages have it in their text. */
  readonly inSample: number;
  /** Of how many places those are. */
  readonly places: number;
  readonly everywhere: number;
}

/** Which words to tell of the matches. Sampled is the best part of the tier that facets count. */
export interface WordChoice {
  /** Words that may be told, each once, as terms. What is worked out for a list is kept for as long as the same list is given. */
  readonly vocabulary: readonly string[];
  /** How many matches are sampled, at most. */
  readonly sample: number;
  /** 1 or more: words that fewer of the sampled passages have are not told of. */
  readonly least: number;
  /** @param uses without words that every fifth passage has. @returns at most 255 words of them, each once. */
  choose(uses: readonly WordUse[], sampled: number): readonly string[];
}

/** A word that was chosen: all matches of the tier that facets count, not only those sampled. */
export interface MatchedWord {
  readonly word: string;
  readonly passages: number;
  readonly places: number;
  /** The first year of a report that uses it; null where no year is known. */
  readonly firstYear: number | null;
}

export interface TierTotals {
  readonly passages: number;
  readonly reports: number;
  readonly regions: number;
  /** Passages of reports whose place is not known. */
  readonly unplaced: number;
}

/** Of the passages that facets count, those that pass every filter. null: those without a value. */
export interface CrossCount {
  readonly row: string | null;
  readonly column: string | null;
  /** More than 0. */
  readonly count: number;
}

/** Ordered by row, then column, those without a value last. */
export interface CrossCounts {
  readonly cells: readonly CrossCount[];
  /** Each passage counted once, however many rows it has. */
  readonly columns: readonly Omit<CrossCount, 'row'>[];
}

export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

export interface EngineAnswer {
  readonly all: TierTotals;
  readonly some: TierTotals;
  /** How often the typed literals occur in the text of the first tier, not overlapping; 0 where that was not asked for. */
  readonly occurrences: number;
  /** How many reports count in `all` by their title only. */
  readonly titleOnly: number;
  /** What `from` and `size` count, over the whole list: hits of both tiers after `perReport`, or groups. */
  readonly listed: number;
  /** The part of the list asked for: first tier first, then the second; ordered, grouped and cut as asked. */
  readonly hits: readonly EngineHit[];
  /** Of the first tier, or of the second where the first is empty. A column's counts leave out its own `anyOf`. Values with no passage are left out; order is by value. */
  readonly facets: ReadonlyMap<Column, readonly ValueCount[]>;
  /** null where none were asked for. */
  readonly cross: CrossCounts | null;
  /** In the order they were chosen in; none where none were asked for. */
  readonly words: readonly MatchedWord[];
}

export interface PassageRecord {
  readonly report: ReportHead;
  readonly passage: Passage;
}

export interface AlikeTerm {
  readonly term: string;
  readonly distance: number;
  /** As `frequencyOf` counts. */
  readonly passages: number;
}

/** Which words the index holds. */
export interface Vocabulary {
  /** In how many passages a term is, in the one field that has it most often (heading, path or text); 0 for an unknown term. */
  frequencyOf(term: string): number;
  /** In how many passages the folded text contains a folded literal. */
  passagesWith(literal: string): number;
  /**
   * Every term in ascending order, with in how many passages the one field is that has it most often.
   * Passages of reports that were removed may still be among those counted: `frequencyOf` tells.
   */
  words(): Iterable<{ readonly term: string; readonly passages: number }>;
  /**
   * Terms of the index at most `distance` (Levenshtein, UTF-16 units) from a term, itself left out: the nearest first, then
   * those that most passages have, then by text. Looks at every term.
   */
  alike(term: string, distance: number): readonly AlikeTerm[];
}

/** The part of a query that scores are made of. */
export type ScoreQuestion = Pick<EngineQuery, 'score' | 'fieldBoosts' | 'scope'>;

/** What a term of the scoring tree gives a passage in one field. */
export interface TermScore {
  readonly term: string;
  readonly field: Field;
  /** More than 0; boosts of term and field included. */
  readonly score: number;
}

export interface SearchEngine {
  readonly passageCount: number;
  readonly vocabulary: Vocabulary;
  /** Ordered by report id. */
  readonly reports: readonly ReportHead[];
  /** Hits beyond the rescored ones keep the base order. */
  search(query: EngineQuery, rescoring?: Rescoring, words?: WordChoice): EngineAnswer;
  /** In how many passages the text has the term. */
  frequencyOf(term: string): number;
  /** The terms that at least so many passages have in their heading, ascending. */
  headingTerms(least: number): readonly string[];
  /** @throws RangeError for an ordinal that no hit gave. */
  passage(ordinal: number): PassageRecord;
  /** null for an unknown id. */
  passageById(id: string): PassageRecord | null;
  /** null for an unknown id. */
  head(reportId: string): ReportHead | null;
  /** null for an unknown id. */
  report(id: string): Report | null;
  /** How many passages a report has; 0 for an unknown id. */
  passagesIn(reportId: string): number;
  /**
   * Of what the base score of each hit is made: for an OR of terms it is their sum times the number of different terms.
   * Not for every search: each term is scored anew.
   */
  explain(query: ScoreQuestion, ordinals: readonly number[]): readonly (readonly TermScore[])[];
  /**
   * Names that fit what was typed: by NAME_FITS, then those that most places use, then by folded text; each folded name once.
   * @param typed folded; where it may be a reading, it is compared with readings too. @param most of them.
   */
  completions(typed: string, most: number): readonly FoundName[];
  /**
   * Makes what the first completions and the first choice of words from the vocabulary would wait for, a few milliseconds
   * at a step. Whoever asks before the end waits for the rest.
   */
  preparation(vocabulary: WordChoice['vocabulary']): Generator<void, void>;
}
