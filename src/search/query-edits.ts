// In: a query as typed, and a word of it. Out: where the word stands, and the query without it or with another in its place.
// Never takes a word out of quotes it does not fill, nor out of what is shut out or typed as a filter.

import { fold } from '../analysis/fold.ts';
import { parseQuery, type QueryPart } from './parse-query.ts';
import { readFilters } from './query-filters.ts';

export type QueryRange = QueryPart['whole'];

/** A part that is no word: a year or place typed as 年份: or 地区:, or what is shut out. */
export type BoxFilter = 'boxYear' | 'boxRegion' | 'boxExcluded';

export function filterInBox(part: QueryPart): readonly { readonly filter: BoxFilter; readonly part: QueryPart }[] {
  const { years, regions } = readFilters([part]);
  if (years.length > 0) return [{ filter: 'boxYear', part }];
  if (regions.length > 0) return [{ filter: 'boxRegion', part }];
  return part.isExcluded ? [{ filter: 'boxExcluded', part }] : [];
}

/** Where a word of the query stands in it; with its quotes or prefix, where it has them. */
export function placesOfWord(word: string, q: string): readonly QueryRange[] {
  return parseQuery(q).flatMap((part) => {
    if (part.isExcluded || filterInBox(part).length > 0) return [];
    if (part.kind === 'literal' || part.field !== null) return fold(part.text) === fold(word) ? [part.whole] : [];
    return occurrencesOf(word, part.text, part.start);
  });
}

/** @param start where the text begins in the query. */
export function occurrencesOf(word: string, text: string, start: number): readonly QueryRange[] {
  const found: QueryRange[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    found.push({ start: start + at, end: start + at + word.length });
  }
  return found;
}

export function without(q: string, ranges: readonly QueryRange[]): string {
  return replaced(q, ranges, ' ');
}

/** @param ranges in the order of the query, none in another. */
export function replaced(q: string, ranges: readonly QueryRange[], by: string): string {
  const last = ranges.reduceRight((text, { start, end }) => text.slice(0, start) + by + text.slice(end), q);
  return last.replace(/\s+/gu, ' ').trim();
}
