// In: a request and its answer. Out: its active conditions in words, each with the search without it.
// The answer gives the names; a value that it does not name is shown as typed.

import type { RegionFacetValue, SearchAnswer } from '../search/search-answer.ts';
import type { SearchRequest } from '../search/search-request.ts';
import { FILTERS, type FilterParameter } from '../search/search-request.ts';
import { type SearchChanges, searchPath, yearValue } from './search-links.ts';

export interface Condition {
  /** `年份`. */
  readonly name: string;
  /** `2022年`. */
  readonly label: string;
  /** The search without this condition, a path inside Tashan. */
  readonly pathWithout: string;
}

export const FILTER_NAMES: Readonly<Record<FilterParameter, string>> = {
  region: '地区',
  excludeRegion: '不含地区',
  level: '层级',
  year: '年份',
  theme: '领域',
  kind: '内容',
  issuerKind: '机构',
  has: '含有',
  report: '报告',
};

export const SCOPE_LABELS = { all: null, title: '标题', heading: '小标题' } as const;

export function conditionsOf(request: SearchRequest, answer: SearchAnswer): readonly Condition[] {
  const scope = SCOPE_LABELS[request.scope];
  const scopes =
    scope === null ? [] : [{ name: '只查', label: scope, pathWithout: searchPath(request, { scope: 'all' }) }];
  const filters = FILTERS.flatMap((filter) => {
    const values = filter === 'year' ? request.year.map(yearValue) : request[filter];
    return values.map((value) => {
      const changes: SearchChanges = { [filter]: values.filter((other) => other !== value) };
      return {
        name: FILTER_NAMES[filter],
        label: labelOf(filter, value, answer),
        pathWithout: searchPath(request, changes),
      };
    });
  });
  return [...scopes, ...filters];
}

/** Whether anything narrows the search beside its words. */
export function hasConditions(request: SearchRequest): boolean {
  return FILTERS.some((filter) => request[filter].length > 0);
}

/** Every region of the tree, parents before children. */
export function flatRegions(regions: readonly RegionFacetValue[]): readonly RegionFacetValue[] {
  return regions.flatMap((region) => [region, ...flatRegions(region.children)]);
}

/** `2022年`, `2020—2023年`. */
export function yearLabel(value: string): string {
  return `${value.replace('..', '—')}年`;
}

/** What a person reads of a value that a filter was given. */
export function labelOf(filter: FilterParameter, value: string, { facets, query }: SearchAnswer): string {
  if (filter === 'year') return yearLabel(value);
  if (filter === 'region' || filter === 'excludeRegion') {
    return query.places.find(({ given, code }) => given === value || code === value)?.label ?? value;
  }
  if (filter === 'report') return query.reports.find(({ id }) => id === value)?.title ?? value;
  return facets[filter].find((known) => known.value === value)?.label ?? value;
}
