// In: nothing. Out: the shape of an answer about 同类做法; `GET /api/passages/:id/similar` sends it as it is.
// Types only. Field names are a public contract.

import type { ListedPassage } from './search-answer.ts';

export interface SimilarResult extends ListedPassage {
  /** From 1. */
  readonly rank: number;
  /** The base score of the words below; comparable within one answer. */
  readonly score: number;
  /** 共有的词: words of both passages, as they stand in this one; the most telling first. */
  readonly shared: readonly string[];
}

export interface SimilarAnswer {
  readonly passage: ListedPassage;
  /** The words that the passage was told by, the most telling first. */
  readonly words: readonly string[];
  readonly tookMs: number;
  /** Practices first, then the other kinds; at most one of a report and two of a place. */
  readonly results: readonly SimilarResult[];
}
