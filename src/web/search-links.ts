// In: a checked search and what shall differ. Out: the path of that search inside Tashan, the shortest that says it all.
// The address is the whole state of the results page; every link, form and download builds it here.

import { TashanError } from '../errors.ts';
import type { FileExtension } from '../export/write-file.ts';
import type { SearchAnswer } from '../search/search-answer.ts';
import { FILTERS, parseSearchRequest, type SearchRequest, type YearRange } from '../search/search-request.ts';
import { firstValue, type QueryParameters } from './query-parameters.ts';

export const RESULT_VIEWS = ['passages', 'reports', 'regions', 'matrix'] as const;
export type ResultView = (typeof RESULT_VIEWS)[number];

/** A search as a page asks it: how it is to be shown is in its address, too. */
export type PageSearch = SearchRequest & { readonly view: ResultView };
type AnySearch = SearchRequest & Partial<Pick<PageSearch, 'view'>>;

export type SearchParameter = keyof PageSearch;

/** Parameters as strings; a list where the parameter may repeat, and an empty one to drop it. */
export type SearchChanges = Readonly<Partial<Record<SearchParameter, string | readonly string[]>>>;

/** The page shows at most so many passages of one report; a search without `perReport` has no such cap. */
export const PAGE_PER_REPORT = '2';

/** Passages listed of one report or place, where these are listed. */
const PER_GROUP = '3';

/** What a view settles. The address need not say it. */
const SETTLED: Readonly<Record<ResultView, SearchChanges>> = {
  passages: {},
  reports: { group: 'report', perGroup: PER_GROUP, perReport: '0' },
  regions: { group: 'region', perGroup: PER_GROUP },
  matrix: {},
};

/** In the order of an address. */
const DEFAULTS: Readonly<Record<SearchParameter, string | readonly string[]>> = {
  q: '',
  mode: 'smart',
  spelling: 'corrected',
  noSynonyms: [],
  scope: 'all',
  region: [],
  excludeRegion: [],
  level: [],
  year: [],
  theme: [],
  kind: [],
  issuerKind: [],
  has: [],
  report: [],
  view: 'passages',
  sort: 'relevance',
  group: 'none',
  perReport: PAGE_PER_REPORT,
  perGroup: '0',
  page: '1',
  size: '10',
};
const PARAMETERS = Object.keys(DEFAULTS) as readonly SearchParameter[];

/** The filters and the scope of a request, all dropped. */
export const NO_CONDITIONS: SearchChanges = {
  scope: 'all',
  ...Object.fromEntries(FILTERS.map((filter) => [filter, []])),
};

/** `search?…` for the request with the changes. Any change but of the page leads back to page 1. */
export function searchPath(request: AnySearch, changes: SearchChanges = {}): string {
  const parameters = new URLSearchParams(searchParameters(request, { page: '1', ...changes }));
  return `search?${parameters.toString()}`;
}

/** The search that the parameters of a results page ask for. @throws TashanError of kind `request`. */
export function parsePageSearch(parameters: QueryParameters): PageSearch {
  const view = viewNamed(firstValue(parameters, 'view'));
  const perReport = firstValue(parameters, 'perReport') || PAGE_PER_REPORT;
  return { ...parseSearchRequest({ ...parameters, perReport, ...SETTLED[view] }), view };
}

function viewNamed(name: string): ResultView {
  const view = name === '' ? 'passages' : RESULT_VIEWS.find((known) => known === name);
  if (view !== undefined) return view;
  throw new TashanError('request', 'bad-parameter', `参数有误：view 只能是 ${RESULT_VIEWS.join('、')}`);
}

/** The same search in one report alone, with all it has. */
export function withinReportPath(request: AnySearch, reportId: string): string {
  return searchPath(request, { view: 'passages', report: [reportId], perReport: '0' });
}

/** `export?…`: the same list, unpaged, as a file. */
export function exportPath(request: AnySearch, format: FileExtension): string {
  const changes = { view: 'passages', page: '1', size: '10', group: 'none', perReport: PAGE_PER_REPORT };
  const parameters = searchParameters(request, changes);
  return `export?${new URLSearchParams([['format', format], ...parameters]).toString()}`;
}

/** `export?…`: 按地区对照 as it stands, with all its places, as a file. */
export function comparisonPath(request: AnySearch, format: FileExtension): string {
  const parameters = searchParameters(request, { view: 'regions', page: '1', size: '10' });
  return `export?${new URLSearchParams([['format', format], ...parameters]).toString()}`;
}

/** Name and value of everything that is not at its default, for addresses and hidden fields. A page has a hundred: no object is made for each. */
export function searchParameters(request: AnySearch, changes: SearchChanges = {}): [SearchParameter, string][] {
  const before = SETTLED[request.view ?? 'passages'];
  // What one view settles is no state to take along to another.
  const textOf = (name: SearchParameter): string | readonly string[] =>
    changes[name] ?? (name in before ? DEFAULTS[name] : valueIn(request, name));
  const view = viewNamed(String(textOf('view')));
  const settled = SETTLED[view];
  const pairs: [SearchParameter, string][] = [];
  for (const name of PARAMETERS) {
    if (name in settled) continue;
    const value = textOf(name);
    if (typeof value !== 'string') for (const each of value) pairs.push([name, each]);
    else if (value !== DEFAULTS[name] && (name !== 'sort' || value !== 'place' || 'perGroup' in settled))
      pairs.push([name, value]);
  }
  return pairs;
}

function valueIn(request: AnySearch, name: SearchParameter): string | readonly string[] {
  if (name === 'year') return request.year.map(yearValue);
  const value = request[name] ?? 'passages';
  return typeof value === 'number' ? String(value) : value;
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

/**
 * The same request with places by code, however they were typed, and without what none of its concepts is called: links
 * then say a thing in one way only.
 */
export function asUnderstood(request: PageSearch, { query }: Pick<SearchAnswer, 'query'>): PageSearch {
  const codeOf = (typed: string): string => query.places.find(({ given }) => given === typed)?.code ?? typed;
  const codes = (typed: readonly string[]): string[] => [...new Set(typed.map(codeOf))];
  const noSynonyms = query.concepts.flatMap(({ text, synonymsOff }) => (synonymsOff ? [text] : []));
  return { ...request, noSynonyms, region: codes(request.region), excludeRegion: codes(request.excludeRegion) };
}
