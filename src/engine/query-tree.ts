// In: nothing. Out: what may be asked of an engine, as data: a scoring tree, presence tests, filters.
// Terms are as the analyzer gives them, literals are folded. Types only.

/** The scored fields; their places in this list are their numbers in a segment. */
export const FIELDS = ['heading', 'path', 'text'] as const;
export type Field = (typeof FIELDS)[number];

/** The scoring tree. Scores are those of MiniSearch 7 for the same tree: BM25+ summed over terms, times the number of query terms matched. */
export type ScoreNode =
  | { readonly type: 'term'; readonly term: string; readonly boost: number; readonly prefix?: boolean }
  | { readonly type: 'or' | 'and' | 'andNot'; readonly children: readonly ScoreNode[] };

/** Passes for a passage that has all terms of one of the `words` in its fields, or one of the literals in its folded text. */
export interface WordTest {
  /** Ways to say a thing, each as the terms it is cut into. */
  readonly words: readonly (readonly string[])[];
  readonly literals: readonly string[];
  /** Where it looks, if not where the query does. */
  readonly scope?: Scope;
}

/** A concept is present in a passage as it was typed, or by a synonym. */
export interface ConceptTest {
  readonly typed: WordTest;
  readonly synonyms: WordTest;
}

/** Nothing passes it. */
export const NO_TEST: WordTest = { words: [], literals: [] };

/** Columns that passages can be filtered and counted by. `region` holds the codes of a place and all it lies in. */
export const COLUMNS = ['region', 'level', 'year', 'theme', 'kind', 'issuerKind', 'has'] as const;
export type Column = (typeof COLUMNS)[number];

/** Keeps passages that have one of `anyOf` in the column and none of `noneOf`; an empty `anyOf` asks nothing. */
export interface ColumnFilter {
  readonly column: Column;
  readonly anyOf: readonly string[];
  readonly noneOf: readonly string[];
}

/** Where words and literals are looked for: anywhere, in the passage's heading, in its report's title. */
export type Scope = 'all' | 'title' | 'heading';

/**
 * `score`: best first. `occurrences`: practice before the other kinds, then most occurrences, then newest (exact mode).
 * `newest`, `oldest`: by year, then publication date. Every order ends at (report id, position in the report).
 */
export type Order = 'score' | 'occurrences' | 'newest' | 'oldest';

/**
 * How groups are ordered where they are counted, those with a passage of the first tier always before the others. `best`: as
 * their best hits stand. `newest`, `oldest`: by year, then publication date, of their best hit. `place`: by the code of the
 * division, unknown places last.
 */
export type GroupOrder = 'best' | 'newest' | 'oldest' | 'place';

/** Two columns whose values are counted by pairs: one that passages have, and one that a report has one value of at most. */
export interface CrossColumns {
  readonly rows: 'theme' | 'kind';
  readonly columns: 'year' | 'level' | 'issuerKind';
}

export interface EngineQuery {
  /** null: nothing is scored, every score is 0. */
  readonly score: ScoreNode | null;
  readonly fieldBoosts: Readonly<Record<Field, number>>;
  /** At most 31. None: every passage matches, in the first tier. */
  readonly concepts: readonly ConceptTest[];
  /** A passage that passes it belongs to the second tier, though it has no concept. */
  readonly related: WordTest;
  /** A passage that has one of these does not match. */
  readonly exclude: readonly WordTest[];
  readonly scope: Scope;
  readonly filters: readonly ColumnFilter[];
  /** Ids of the reports whose passages match; none asks nothing. */
  readonly reports: readonly string[];
  readonly order: Order;
  /** Exact mode: a report whose title holds the literals counts in the totals of reports and regions. */
  readonly countTitles: boolean;
  /** Whether occurrences of the typed literals are counted (`occurrences` of the answer; the order of that name). */
  readonly countOccurrences: boolean;
  /** The most passages listed of one report; 0 lists all. */
  readonly perReport: number;
  /** Passages of a group stand together, where its best one stands. */
  readonly group: 'none' | 'report' | 'region';
  /**
   * 0: `from` and `size` count hits. Else they count groups, if there are such: at most so many hits are given of each, of its
   * first tier only. Reports whose place is not known are no group of `region`.
   */
  readonly perGroup: number;
  readonly groupOrder: GroupOrder;
  /** null: none are counted. */
  readonly cross: CrossColumns | null;
  /** Which part of the list to give: `size` from number `from` (0 is the first). */
  readonly from: number;
  readonly size: number;
}
