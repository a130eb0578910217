// In: a request, its answer, and the ways on from an empty one. Out: the view model of the results page.
// Counts are the service's, never counted again here.

import { EXPORT_CAP } from '../export/passage-list.ts';
import type { Region } from '../report/report.ts';
import type { SearchAnswer, SearchResult } from '../search/search-answer.ts';
import type { HeldSubtheme } from '../search/subthemes.ts';
import type { ThemesByYear } from '../search/themes-by-year.ts';
import type { TypedConditions } from '../search/typed-conditions.ts';
import { type ChosenBar, chosenBar } from './chosen-bar.ts';
import { type Comparison, comparisonOf } from './comparison-view.ts';
import { conditionsOf } from './conditions.ts';
import { countLine } from './count-line.ts';
import { EXPORT_EXTENSIONS, EXPORT_FORMATS } from './export-formats.ts';
import { type FacetGroup, facetGroups } from './facets-view.ts';
import type { LinkTo, NamedLink } from './links.ts';
import { type Matrix, matrixOf } from './matrix-view.ts';
import type { WaysOnPage } from './no-results.ts';
import { type OfferedConditions, offeredConditions } from './offered-conditions.ts';
import type { PageFrame } from './pages.ts';
import { type Paging, pagingOf, waysBack } from './paging.ts';
import { type QuickChoices, quickChoices } from './quick-choices.ts';
import { type ReportCard, reportCards } from './report-cards.ts';
import { type ResultCard, resultCard } from './result-card.ts';
import { type SearchBox, searchBoxOf } from './search-box.ts';
import { comparisonPath, exportPath, NO_CONDITIONS, type PageSearch, searchPath } from './search-links.ts';
import { type Spelling, spellingOf } from './spelling.ts';
import { type StandOutChip, standOutChips } from './stand-out-chips.ts';
import { type Understanding, understandingOf } from './understanding.ts';
import { type Choice, sortLinks, viewLinks } from './view-links.ts';
import { type YearBars, yearBarsOf } from './year-bars.ts';

export interface ResultsView extends PageFrame {
  readonly heading: string;
  readonly searchBox: SearchBox;
  readonly conditions: readonly { readonly name: string; readonly label: string; readonly removeUrl: string }[];
  readonly clearUrl: string;
  readonly count: string;
  /** Said where no passage has every word; null where one has. */
  readonly relaxed: string | null;
  /** Words of the query that may be meant as a condition. */
  readonly offered: OfferedConditions | null;
  readonly spelling: Spelling | null;
  readonly understanding: Understanding | null;
  /** 常见做法: words that stand out in the results; each leads to the query with the word. */
  readonly common: readonly StandOutChip[];
  /** Those that a line has no room for. */
  readonly commonMore: readonly StandOutChip[];
  readonly yearBars: YearBars | null;
  readonly otherMode: NamedLink | null;
  readonly views: readonly Choice[];
  readonly sorts: readonly Choice[];
  readonly quick: QuickChoices;
  readonly facets: readonly FacetGroup[];
  /** `divider` is said before the card. */
  readonly cards: readonly (ResultCard & { readonly divider: string | null })[];
  /** Of the view 按报告; [] in another. */
  readonly reports: readonly ReportCard[];
  readonly comparison: Comparison | null;
  readonly matrix: Matrix | null;
  readonly noResults: WaysOnPage | null;
  /** Said above a list of passages none of which has every word. */
  readonly nearSearches: WaysOnPage['groups'];
  /** Given when the page asked for lies past the end. */
  readonly waysBack: readonly NamedLink[];
  readonly paging: Paging | null;
  readonly chosen: ChosenBar | null;
  readonly downloads: { readonly note: string; readonly links: readonly NamedLink[] } | null;
}

/** They stand above the results, which are what was asked for; where nothing has every word, other ways on come first. */
const CHIPS_SHOWN = 3;

/** What the page shows beside the answer. */
export interface ResultsContext {
  readonly ways: WaysOnPage | null;
  readonly typed: TypedConditions;
  readonly subthemes: readonly HeldSubtheme[];
  /** Given for the view that shows it. */
  readonly themesByYear: ThemesByYear | null;
  readonly home: Region | null;
  readonly newestYear: number | null;
}

export function resultsView(
  linkTo: LinkTo,
  request: PageSearch,
  answer: SearchAnswer,
  { ways, typed, subthemes, themesByYear, home, newestYear }: ResultsContext,
): ResultsView {
  const q = request.q.trim();
  const link = (...change: Parameters<typeof searchPath>) => linkTo(searchPath(...change));
  // What leads away from this list is asked in the words that it was searched for.
  const searched = { ...request, q: answer.query.corrected ?? request.q };
  const conditions = conditionsOf(request, answer);
  const { view } = request;
  const chips = standOutChips(linkTo, searched, answer);
  const chipsShown = answer.query.relaxed ? 0 : CHIPS_SHOWN;
  const isEmpty = answer.results.length === 0;
  const isNothing = answer.total.passages + answer.total.relaxedPassages === 0;
  // A full-width quote at the start of the line would look like an indent.
  const heading = q === '' ? '按条件查看' : `检索“${q}”`;
  return {
    title: `${heading}${answer.page > 1 ? `（第 ${answer.page} 页）` : ''} - 他山`,
    heading,
    searchBox: searchBoxOf(linkTo, request),
    conditions: conditions.map(({ name, label, pathWithout }) => ({ name, label, removeUrl: linkTo(pathWithout) })),
    clearUrl: link(request, NO_CONDITIONS),
    count: countLine(answer),
    relaxed: answer.query.relaxed && !isEmpty ? relaxedNotice(answer) : null,
    offered: offeredConditions(linkTo, view, typed),
    spelling: spellingOf(linkTo, request, answer),
    understanding: understandingOf(linkTo, request, answer.query),
    common: chips.slice(0, chipsShown),
    commonMore: chips.slice(chipsShown),
    yearBars: yearBarsOf(linkTo, request, answer),
    otherMode: q === '' ? null : otherMode(linkTo, searched),
    views: viewLinks(linkTo, request),
    sorts: sortLinks(linkTo, request),
    quick: quickChoices(linkTo, request, home, newestYear),
    facets: facetGroups(
      linkTo,
      request,
      answer.facets,
      subthemes,
      !answer.query.relaxed && answer.total.relaxedPassages > 0,
    ),
    cards:
      view !== 'passages'
        ? []
        : answer.results.map((result, index) => ({
            ...resultCard(linkTo, searched, result),
            divider: dividerBefore(answer, result, answer.results[index - 1]),
          })),
    reports: view === 'reports' ? reportCards(linkTo, searched, answer) : [],
    comparison: view === 'regions' && !isNothing ? comparisonOf(linkTo, searched, answer, conditions) : null,
    matrix: themesByYear === null || isEmpty ? null : matrixOf(linkTo, searched, themesByYear),
    noResults: isNothing ? ways : null,
    nearSearches: isNothing ? [] : (ways?.groups ?? []),
    waysBack: view === 'matrix' ? [] : waysBack(linkTo, request, answer),
    paging: view === 'matrix' ? null : pagingOf(linkTo, request, answer),
    chosen: isEmpty || view !== 'passages' ? null : chosenBar(linkTo, searched.q.trim(), conditions),
    downloads: isEmpty ? null : downloadsOf(linkTo, request, answer),
  };
}

function relaxedNotice({ query: { concepts } }: SearchAnswer): string {
  const [only, ...others] = concepts;
  return only !== undefined && others.length === 0
    ? `没有一段含有“${only.text}”，以下段落只是用词相近。`
    : '没有一段同时包含全部检索词，以下每段都注明缺少的词。';
}

function otherMode(linkTo: LinkTo, request: PageSearch): NamedLink {
  if (request.mode === 'exact') {
    return { label: '改用智能检索', url: linkTo(searchPath(request, { mode: 'smart' })) };
  }
  return { label: '改用精确检索', url: linkTo(searchPath(request, { mode: 'exact' })) };
}

function dividerBefore(answer: SearchAnswer, result: SearchResult, before: SearchResult | undefined): string | null {
  if (answer.query.relaxed || result.tier === 'all' || before?.tier === 'some') return null;
  return '以下段落只含部分检索词，或与上面的用词相近';
}

function downloadsOf(linkTo: LinkTo, request: PageSearch, answer: SearchAnswer): ResultsView['downloads'] {
  const { passages, relaxedPassages } = answer.total;
  if (request.view === 'regions') {
    return {
      note: `下载对照表，各页的地区都在内，最多 ${EXPORT_CAP} 段`,
      links: EXPORT_EXTENSIONS.map((extension) => ({
        label: EXPORT_FORMATS[extension].label,
        url: linkTo(comparisonPath(request, extension)),
      })),
    };
  }
  const which = answer.query.relaxed || relaxedPassages === 0 ? '' : '含全部检索词的';
  return {
    note:
      passages > EXPORT_CAP
        ? `下载${which}前 ${EXPORT_CAP} 段（共 ${passages} 段）`
        : `下载${which === '' ? '全部' : which} ${passages} 段`,
    links: EXPORT_EXTENSIONS.map((extension) => ({
      label: EXPORT_FORMATS[extension].label,
      url: linkTo(exportPath(request, extension)),
    })),
  };
}
