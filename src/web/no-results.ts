// In: a search that no passage answers in full, and the service. Out: what was searched and each way on, with what it would find.
// Never a link to another empty list.

import type { SearchAnswer } from '../search/search-answer.ts';
import type { SearchRequest } from '../search/search-request.ts';
import type { SearchService } from '../search/search-service.ts';
import type { WayOn, WithoutFilter } from '../search/ways-on.ts';
import { FILTER_NAMES, labelOf, SCOPE_LABELS } from './conditions.ts';
import { holdingsOf } from './home-view.ts';
import type { LinkTo } from './links.ts';
import { searchPath, yearValue } from './search-links.ts';

export interface WayOnLink {
  readonly label: string;
  /** `12 段`. */
  readonly count: string;
  /** null where that would find nothing either. */
  readonly url: string | null;
}

export interface WaysOnPage {
  readonly searched: string;
  readonly holdings: string;
  /** Sentences about words that are in no passage at all. */
  readonly absent: readonly string[];
  /** None of them empty. */
  readonly groups: readonly { readonly name: string; readonly ways: readonly WayOnLink[] }[];
  readonly isLong: boolean;
}

// Longer than most terms of the trade; such a query is a sentence, and sentences rarely stand in a report as typed.
const LONG_QUERY_CHARS = 8;

/** null where a passage has every word. */
export function waysOnPage(
  linkTo: LinkTo,
  service: SearchService,
  request: SearchRequest,
  answer: SearchAnswer,
): WaysOnPage | null {
  if (answer.total.passages > 0 && !answer.query.relaxed) return null;
  const isEmpty = answer.total.passages + answer.total.relaxedPassages === 0;
  const ways = service.waysOn(request);
  const link = (label: string, way: WayOn | null): readonly WayOnLink[] => {
    if (way === null) return [];
    const { passages, partly } = way;
    // Above passages that lack a word only what has all of its words is a way on.
    if (!isEmpty && passages === 0) return [];
    return [{ label, count: countOf(way), url: passages + partly > 0 ? linkTo(searchPath(way.request)) : null }];
  };
  const groups = [
    {
      name: '相近的词',
      ways: ways.nearest.flatMap((way) => link(`“${way.word}”换成“${way.near}”`, way)),
    },
    {
      name: '放宽条件',
      ways: [
        ...ways.filters.flatMap((way) => link(`去掉“${filterLabel(way, request, answer)}”`, way)),
        ...link('去掉全部条件', ways.unfiltered),
      ],
    },
    {
      name: '去掉一个词',
      ways: ways.shorter.flatMap((way) => link(`查“${way.request.q}”`, way)),
    },
    { name: '只查其中一个词', ways: ways.alone.flatMap((way) => link(way.word, way)) },
    {
      name: '换一种检索方式',
      ways: [
        ...(answer.total.reports > 0 ? link('标题里有这些字的报告', ways.titled) : []),
        ...link('改用智能检索（也查近义词）', ways.smart),
      ],
    },
  ].filter((group) => group.ways.length > 0);
  const q = (answer.query.corrected ?? request.q).trim();
  const mode = request.mode === 'exact' ? '精确检索' : '智能检索';
  return {
    searched: q === '' ? '没有符合这些条件的段落。' : `没有找到“${q}”（${mode}）。`,
    holdings: holdingsOf(service.overview()),
    absent: ways.absent.map((word) => `收录的报告里没有出现过“${word}”。`),
    groups,
    isLong: ways.shorter.length === 0 && q.length > LONG_QUERY_CHARS,
  };
}

/** `12 段`, `3 段（只含部分检索词）`. */
export function countOf({ passages, partly }: Pick<WayOn, 'passages' | 'partly'>): string {
  return passages === 0 && partly > 0 ? `${partly} 段（只含部分检索词）` : `${passages} 段`;
}

const BOX_NAMES = { boxYear: '年份', boxRegion: '地区', boxExcluded: '不含' } as const;

/** `年份：2022年`, `只查：标题`. */
function filterLabel({ filter, typed }: WithoutFilter, request: SearchRequest, answer: SearchAnswer): string {
  if (filter === 'boxYear' || filter === 'boxRegion' || filter === 'boxExcluded') {
    return `${BOX_NAMES[filter]}：${typed}`;
  }
  if (filter === 'scope') return `只查：${SCOPE_LABELS[request.scope] ?? ''}`;
  const values = filter === 'year' ? request.year.map(yearValue) : request[filter];
  return `${FILTER_NAMES[filter]}：${values.map((value) => labelOf(filter, value, answer)).join('、')}`;
}
