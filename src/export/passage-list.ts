// In: a search service and a request. Out: the passages it counts, in order, up to a cap that is stated beforehand.
// Never cuts a passage's text, and never takes those that have only some of the words when others have all.

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ListedPassage, SearchAnswer, SearchResult } from '../search/search-answer.ts';
import { MAX_PAGE_SIZE, type SearchRequest } from '../search/search-request.ts';
import type { SearchService } from '../search/search-service.ts';

/** Passages in one download; said on the link and in the file. */
export const EXPORT_CAP = 500;
/** In a download by place: passages of one place, and of one report among them. */
export const PER_PLACE = 3;
const PER_REPORT_OF_PLACE = 2;

/** A passage as a download holds it. */
export interface PassageEntry {
  readonly passage: ListedPassage;
  /** Its whole address in Tashan, host included. */
  readonly link: string;
  /** What a person wrote beside it; '' for nothing. */
  readonly note: string;
}

/** What a download holds. */
export interface PassageList {
  readonly title: string;
  /** '' where nothing is known of a search. */
  readonly query: string;
  /** The conditions in words, e.g. `年份：2022年`. */
  readonly conditions: readonly string[];
  /** What the search found, more than `entries` holds when the cap cut the list; null for passages chosen by hand. */
  readonly found: { readonly passages: number; readonly reports: number; readonly regions: number } | null;
  /** True when no passage has every word of the query. */
  readonly relaxed: boolean;
  /** YYYY-MM-DD. */
  readonly exportedOn: string;
  /** `places`: one row a place; the entries of a place stand together. */
  readonly rows: 'passages' | 'places';
  readonly entries: readonly PassageEntry[];
}

/**
 * Reads the result list page by page. The list is that of `total.passages`: every passage of every report, whatever the
 * page on the screen leaves out for length. By place it is the best few of each place, place by place.
 */
export async function collectPassages(
  service: SearchService,
  request: SearchRequest,
  rows: PassageList['rows'] = 'passages',
): Promise<{ readonly answer: SearchAnswer; readonly passages: readonly SearchResult[] }> {
  const group = rows === 'places' ? ('region' as const) : ('none' as const);
  const perReport = rows === 'places' ? PER_REPORT_OF_PLACE : 0;
  const whole = { ...request, group, perReport, size: MAX_PAGE_SIZE };
  const answer = service.search({ ...whole, page: 1 });
  const wanted = Math.min(answer.total.passages, EXPORT_CAP);
  const tier = answer.query.relaxed ? 'some' : 'all';
  const perPlace = new Map<string, number>();
  const isWithinPlace = ({ region, issuer, reportId }: SearchResult): boolean => {
    const place = region?.code ?? issuer ?? reportId;
    const held = perPlace.get(place) ?? 0;
    perPlace.set(place, held + 1);
    return rows === 'passages' || held < PER_PLACE;
  };
  const passages: SearchResult[] = [];
  let current = answer;
  while (true) {
    const counted = current.results.filter((result) => result.tier === tier);
    passages.push(...counted.filter(isWithinPlace));
    const isLast = current.page * MAX_PAGE_SIZE >= current.total.listed;
    // In one list, the first tier ends where the second begins; by place, each place has both.
    if (passages.length >= wanted || isLast || (rows === 'passages' && counted.length < MAX_PAGE_SIZE)) break;
    // Other people's searches go first.
    await nextTurn();
    current = service.search({ ...whole, page: current.page + 1 });
  }
  return { answer, passages: passages.slice(0, wanted) };
}
