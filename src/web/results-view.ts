// In: a request, its answer, and the ways on from an empty one. Out: the view model of the results page.
// Counts are the service's, never counted again here.

import { EXPORT_CAP } from '../export/passage-list.ts';
import type { SearchAnswer, SearchResult } from '../search/search-answer.ts';
import type { SearchRequest } from '../search/search-request.ts';
import type { HeldSubtheme } from '../search/subthemes.ts';
import { type ChosenBar, chosenBar } from './chosen-bar.ts';
import { conditionsOf } from './conditions.ts';
import { EXPORT_EXTENSIONS, EXPORT_FORMATS } from './export-formats.ts';
import { type FacetGroup, facetGroups } from './facets-view.ts';
import type { LinkTo, NamedLink } from './links.ts';
import type { WaysOnPage } from './no-results.ts';
import type { PageFrame } from './pages.ts';
import { type Paging, pagingOf, waysBack } from './paging.ts';
import { type ResultCard, resultCard } from './result-card.ts';
import { type SearchBox, searchBoxOf } from './search-box.ts';
import { exportPath, NO_CONDITIONS, searchPath } from './search-links.ts';
import { type Spelling, spellingOf } from './spelling.ts';
import { type StandOutChip, standOutChips } from './stand-out-chips.ts';
import { type Understanding, understandingOf } from './understanding.ts';
import { type YearBars, yearBarsOf } from './year-bars.ts';

export interface ResultsView extends PageFrame {
  readonly heading: string;
  readonly searchBox: SearchBox;
  readonly conditions: readonly { readonly name: string; readonly label: string; readonly removeUrl: string }[];
  readonly clearUrl: string;
  readonly count: string;
  readonly isRelaxed: boolean;
  readonly spelling: Spelling | null;
  readonly understanding: Understanding | null;
  /** 常见做法: words that stand out in the results; each leads to the query with the word. */
  readonly common: readonly StandOutChip[];
  readonly yearBars: YearBars | null;
  readonly otherMode: NamedLink | null;
  readonly sorts: readonly (NamedLink & { readonly isCurrent: boolean })[];
  readonly facets: readonly FacetGroup[];
  /** `divider` is said before the card. */
  readonly cards: readonly (ResultCard & { readonly divider: string | null })[];
  readonly noResults: WaysOnPage | null;
  /** Said above a list of passages none of which has every word. */
  readonly nearSearches: WaysOnPage['groups'];
  /** Given when the page asked for lies past the end. */
  readonly waysBack: readonly NamedLink[];
  readonly paging: Paging | null;
  readonly chosen: ChosenBar | null;
  readonly downloads: { readonly note: string; readonly links: readonly NamedLink[] } | null;
}

export function resultsView(
  linkTo: LinkTo,
  request: SearchRequest,
  answer: SearchAnswer,
  ways: WaysOnPage | null,
  subthemes: readonly HeldSubtheme[] = [],
): ResultsView {
  const q = request.q.trim();
  const link = (...change: Parameters<typeof searchPath>) => linkTo(searchPath(...change));
  // What leads away from this list is asked in the words that it was searched for.
  const searched = { ...request, q: answer.query.corrected ?? request.q };
  const conditions = conditionsOf(request, answer);
  const isEmpty = answer.results.length === 0;
  // A full-width quote at the start of the line would look like an indent.
  const heading = q === '' ? '按条件查看' : `检索“${q}”`;
  return {
    title: `${heading}${answer.page > 1 ? `（第 ${answer.page} 页）` : ''} - 他山`,
    heading,
    searchBox: searchBoxOf(linkTo, request),
    conditions: conditions.map(({ name, label, pathWithout }) => ({ name, label, removeUrl: linkTo(pathWithout) })),
    clearUrl: link(request, NO_CONDITIONS),
    count: countLine(answer),
    isRelaxed: answer.query.relaxed && !isEmpty,
    spelling: spellingOf(linkTo, request, answer),
    understanding: understandingOf(answer.query),
    common: standOutChips(linkTo, searched, answer),
    yearBars: yearBarsOf(linkTo, request, answer),
    otherMode: q === '' ? null : otherMode(linkTo, searched),
    sorts: sortsOf(linkTo, request),
    facets: facetGroups(linkTo, request, answer.facets, subthemes),
    cards: answer.results.map((result, index) => ({
      ...resultCard(linkTo, searched, result),
      divider: dividerBefore(answer, result, answer.results[index - 1]),
    })),
    noResults: answer.total.listed === 0 ? ways : null,
    nearSearches: isEmpty ? [] : (ways?.groups ?? []),
    waysBack: waysBack(linkTo, request, answer),
    paging: pagingOf(linkTo, request, answer),
    chosen: isEmpty ? null : chosenBar(linkTo, searched.q.trim(), conditions),
    downloads: isEmpty ? null : downloadsOf(linkTo, request, answer),
  };
}

const SORT_LABELS = { relevance: '相关度', newest: '从新到旧', oldest: '从旧到新' } as const;

/** Without words there is no relevance: the service lists the newest first. */
function sortsOf(linkTo: LinkTo, request: SearchRequest): ResultsView['sorts'] {
  const isWordless = request.q.trim() === '';
  const current = isWordless && request.sort === 'relevance' ? 'newest' : request.sort;
  const offered = isWordless ? (['newest', 'oldest'] as const) : (['relevance', 'newest', 'oldest'] as const);
  return offered.map((sort) => ({
    label: SORT_LABELS[sort],
    url: linkTo(searchPath(request, { sort })),
    isCurrent: sort === current,
  }));
}

function countLine(answer: SearchAnswer): string {
  const { passages, reports, regions, occurrences, relaxedPassages } = answer.total;
  if (answer.total.listed === 0 && reports === 0) return '共 0 段';
  // Exact mode also counts reports whose title alone has the words.
  if (passages === 0 && reports > 0) return `正文中没有；有 ${reports} 份报告的标题含有这些字`;
  const total = `共 ${passages} 段，出自 ${reports} 份报告（${regions} 个地区）`;
  const occurring = occurrences === undefined ? '' : `，检索词出现 ${occurrences} 处`;
  const partly =
    answer.query.relaxed || relaxedPassages === 0
      ? ''
      : `；另有 ${relaxedPassages} 段只含部分检索词或与之相近，排在后面`;
  return `${total}${occurring}${partly}`;
}

function otherMode(linkTo: LinkTo, request: SearchRequest): NamedLink {
  if (request.mode === 'exact') {
    return { label: '改用智能检索', url: linkTo(searchPath(request, { mode: 'smart' })) };
  }
  return { label: '改用精确检索', url: linkTo(searchPath(request, { mode: 'exact' })) };
}

function dividerBefore(answer: SearchAnswer, result: SearchResult, before: SearchResult | undefined): string | null {
  if (answer.query.relaxed || result.tier === 'all' || before?.tier === 'some') return null;
  return '以下段落只含部分检索词，或与上面的用词相近';
}

function downloadsOf(linkTo: LinkTo, request: SearchRequest, answer: SearchAnswer): ResultsView['downloads'] {
  const { passages, relaxedPassages } = answer.total;
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
