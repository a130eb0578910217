// In: a search service and a request. Out: the passages it counts, in order, up to a cap that is stated beforehand.
// Never cuts a passage's text, and never takes those that have only some of the words when others have all.

import type { SearchAnswer, SearchResult } from '../search/search-answer.ts';
import { MAX_PAGE_SIZE, type SearchRequest } from '../search/search-request.ts';
import type { SearchService } from '../search/search-service.ts';

/** Passages in one download; said on the link and in the file. */
export const EXPORT_CAP = 500;

/** What a download holds. */
export interface PassageList {
  readonly query: string;
  /** The conditions in words, e.g. `年份：2022年`. */
  readonly conditions: readonly string[];
  /** How many passages the search found; more than `passages` holds when the cap cut the list. */
  readonly total: number;
  readonly reports: number;
  readonly regions: number;
  /** True when no passage has every word of the query. */
  readonly relaxed: boolean;
  /** YYYY-MM-DD. */
  readonly exportedOn: string;
  readonly passages: readonly SearchResult[];
}

/**
 * Reads the result list page by page. The list is that of `total.passages`: every passage of every report, whatever the
 * page on the screen leaves out for length.
 */
export function collectPassages(
  service: SearchService,
  request: SearchRequest,
): { readonly answer: SearchAnswer; readonly passages: readonly SearchResult[] } {
  const whole = { ...request, group: 'none' as const, perReport: 0, size: MAX_PAGE_SIZE };
  const answer = service.search({ ...whole, page: 1 });
  const wanted = Math.min(answer.total.passages, EXPORT_CAP);
  const tier = answer.query.relaxed ? 'some' : 'all';
  const passages: SearchResult[] = [];
  let current = answer;
  while (true) {
    const counted = current.results.filter((result) => result.tier === tier);
    passages.push(...counted);
    // A page that is not full of counted passages is the last that has some.
    if (passages.length >= wanted || counted.length < MAX_PAGE_SIZE) break;
    current = service.search({ ...whole, page: current.page + 1 });
  }
  return { answer, passages: passages.slice(0, wanted) };
}
