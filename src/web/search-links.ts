// In: a checked search and what shall differ. Out: the path of that search inside Tashan, the shortest that says it all.
// The address is the whole state of the results page; every link, form and download builds it here.

import type { SearchAnswer } from '../search/search-answer.ts';
import { parseSearchRequest, type SearchRequest, type YearRange } from '../search/search-request.ts';
import type { ExportExtension } from './export-formats.ts';
import { firstValue, parseQueryString, type QueryParameters } from './query-parameters.ts';

export type SearchParameter = keyof SearchRequest;

/** Parameters as strings; a list where the parameter may repeat, and an empty one to drop it. */
export type SearchChanges = Readonly<Partial<Record<SearchParameter, string | readonly string[]>>>;

/** The page shows at most so many passages of one report; a search without `perReport` has no such cap. */
export const PAGE_PER_REPORT = '2';

const DEFAULTS: SearchChanges = {
  q: '',
  mode: 'smart',
  spelling: 'corrected',
  scope: 'all',
  sort: 'relevance',
  group: 'none',
  perReport: PAGE_PER_REPORT,
  page: '1',
  size: '10',
};

/** Conditions that narrow the list, in the order they are shown and written. */
export const FILTERS = [
  'region',
  'excludeRegion',
  'level',
  'year',
  'theme',
  'kind',
  'issuerKind',
  'has',
] as const satisfies readonly SearchParameter[];
export type FilterParameter = (typeof FILTERS)[number];

/** The filters and the scope of a request, all dropped. */
export const NO_CONDITIONS: SearchChanges = {
  scope: 'all',
  ...Object.fromEntries(FILTERS.map((filter) => [filter, []])),
};

/** `search?…` for the request with the changes. Any change but of the page leads back to page 1. */
export function searchPath(request: SearchRequest, changes: SearchChanges = {}): string {
  const parameters = new URLSearchParams(searchParameters(request, { page: '1', ...changes }));
  return `search?${parameters.toString()}`;
}

/** The search that the parameters of a results page ask for. @throws TashanError of kind `request`. */
export function parsePageSearch(parameters: QueryParameters): SearchRequest {
  const perReport = firstValue(parameters, 'perReport') || PAGE_PER_REPORT;
  return parseSearchRequest({ ...parameters, perReport });
}

/** The search behind a path that `searchPath` made. */
export function pageSearchAt(path: string): SearchRequest {
  return parsePageSearch(parseQueryString(path.slice(path.indexOf('?') + 1)));
}

/** `export?…`: the same list, unpaged, as a file. */
export function exportPath(request: SearchRequest, format: ExportExtension): string {
  const changes = { page: '1', size: '10', group: 'none', perReport: PAGE_PER_REPORT };
  const parameters = searchParameters(request, changes);
  return `export?${new URLSearchParams([['format', format], ...parameters]).toString()}`;
}

/** Name and value of everything that is not at its default, for addresses and hidden fields. */
export function searchParameters(request: SearchRequest, changes: SearchChanges = {}): [SearchParameter, string][] {
  const values: Record<SearchParameter, string | readonly string[]> = {
    q: request.q,
    mode: request.mode,
    spelling: request.spelling,
    scope: request.scope,
    region: request.region,
    excludeRegion: request.excludeRegion,
    level: request.level,
    year: request.year.map(yearValue),
    theme: request.theme,
    kind: request.kind,
    issuerKind: request.issuerKind,
    has: request.has,
    sort: request.sort,
    group: request.group,
    perReport: String(request.perReport),
    page: String(request.page),
    size: String(request.size),
    ...changes,
  };
  const pairs: [SearchParameter, string][] = [];
  for (const name of Object.keys(values) as SearchParameter[]) {
    for (const value of [values[name]].flat()) {
      if (value !== DEFAULTS[name]) pairs.push([name, value]);
    }
  }
  return pairs;
}

/** The list without the value where it has it, else with it. */
export function toggled(values: readonly string[], value: string): readonly string[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}

/** The same for a year or range; a year chosen inside a range replaces the range (it narrows). */
export function toggledYear(ranges: readonly YearRange[], value: string): readonly string[] {
  const values = ranges.map(yearValue);
  if (values.includes(value)) return toggled(values, value);
  const year = Number(value);
  const others = ranges.filter((range) => year < range.from || range.to < year);
  return [...others.map(yearValue), value];
}

export function yearValue({ from, to }: YearRange): string {
  const padded = (year: number) => String(year).padStart(4, '0');
  return from === to ? padded(from) : `${padded(from)}..${padded(to)}`;
}

/** The same request with places by code, however they were typed: links then name a place in one way only. */
export function withPlaceCodes(request: SearchRequest, { query }: Pick<SearchAnswer, 'query'>): SearchRequest {
  const codeOf = (typed: string): string => query.places.find(({ given }) => given === typed)?.code ?? typed;
  const codes = (typed: readonly string[]): string[] => [...new Set(typed.map(codeOf))];
  return { ...request, region: codes(request.region), excludeRegion: codes(request.excludeRegion) };
}
