// In: an answer whose results stand together by place. Out: 按地区对照: a table with one row a place, its best passages beside each other.

import { DIGEST_NOTICE, reportTitle } from '../export/citation.ts';
import { placeName } from '../report/names.ts';
import type { SearchAnswer, SearchResult } from '../search/search-answer.ts';
import type { Condition } from './conditions.ts';
import { type FiguresCompared, figuresCompared } from './figures-compared.ts';
import type { LinkTo, NamedLink } from './links.ts';
import { type PassageLine, passageLine } from './passage-line.ts';
import { resultGroups } from './result-groups.ts';
import { type PageSearch, searchPath } from './search-links.ts';

export interface ComparedPlace {
  readonly divider: string | null;
  /** `宁海县`, and the places it lies in. */
  readonly name: string;
  readonly within: string;
  readonly more: NamedLink;
  readonly passages: readonly (PassageLine & {
    /** What the snippet leaves out, for paper. */
    readonly beforeHtml: string;
    readonly afterHtml: string;
    /** The last one takes the columns that are left. */
    readonly columns: number;
    readonly year: string;
    /** Numbers told in the passage, each with its words. */
    readonly figures: readonly string[];
    readonly source: string;
    readonly digestNotice: string | null;
  })[];
}

export interface Comparison {
  readonly note: string;
  /** Said where there is one place only: there is nothing to compare it with. */
  readonly alone: { readonly note: string; readonly ways: readonly NamedLink[] } | null;
  /** Where the query asks for a number. */
  readonly figures: FiguresCompared | null;
  /** Of passages; there is one more, of places. */
  readonly columns: number;
  /** Said of passages that no row has. */
  readonly unplaced: { readonly note: string; readonly way: NamedLink } | null;
  /** How the columns of place and year are ordered, as ARIA names it; null where they are not. */
  readonly placeSort: 'ascending' | null;
  readonly yearSort: 'ascending' | 'descending' | null;
  readonly places: readonly ComparedPlace[];
}

/** Beyond so many numbers a cell says no more than the passage. */
const FIGURES_SHOWN = 5;

/** @param conditions of the request; each may be what leaves one place only. */
export function comparisonOf(
  linkTo: LinkTo,
  request: PageSearch,
  answer: SearchAnswer,
  conditions: readonly Condition[],
): Comparison {
  const { unplaced } = answer.total;
  const groups = resultGroups(answer, ({ region }) => region?.code ?? '', '地区');
  const columns = Math.max(1, ...groups.map(({ results }) => results.length));
  const isAlone = groups.length === 1 && request.page === 1 && request.size > 1;
  return {
    alone: isAlone ? alonePlace(linkTo, request, groups[0]?.first.region?.name ?? '', conditions) : null,
    figures: figuresCompared(linkTo, request.q, answer),
    columns,
    note: `一行一个地区，每页 ${request.size} 个；每个地区最贴近的 ${request.perGroup} 段以内左右并列，同一份报告不超过 ${request.perReport} 段。`,
    unplaced:
      unplaced === 0
        ? null
        : {
            note: `另有 ${unplaced} 段出自没有认出地区的报告，这里没有列入。`,
            way: { label: '按报告看', url: linkTo(searchPath(request, { view: 'reports' })) },
          },
    placeSort: request.sort === 'place' ? 'ascending' : null,
    yearSort: yearSort(request.sort),
    places: groups.map(({ first, results, divider }) => ({
      divider,
      name: first.region?.name ?? '',
      within: placeName(first.region).split('›').slice(0, -1).join('›'),
      more: { label: `符合 ${first.inGroup} 段`, url: linkTo(ofPlace(request, first)) },
      passages: results.map((result, i) => ({
        columns: i === results.length - 1 ? columns - i : 1,
        year: result.year === null ? '年份不明' : `${result.year}`,
        ...passageLine(linkTo, result),
        beforeHtml: result.beforeHtml,
        afterHtml: result.afterHtml,
        figures: figuresOf(result).slice(0, FIGURES_SHOWN),
        source: sourceOf(result),
        digestNotice: result.isDigest ? DIGEST_NOTICE : null,
      })),
    })),
  };
}

/** The numbers that a passage tells, each with its words, as they stand in it; each once. */
function figuresOf({ figures }: Pick<SearchResult, 'figures'>): readonly string[] {
  return [...new Set(figures.map(({ text }) => text.replace(/\s+/g, '')))];
}

function alonePlace(
  linkTo: LinkTo,
  request: PageSearch,
  name: string,
  conditions: readonly Condition[],
): Comparison['alone'] {
  const ways = conditions.map((condition) => ({
    label: `去掉“${condition.name}：${condition.label}”`,
    url: linkTo(condition.pathWithout),
  }));
  const smart = { label: '改用智能检索，也查近义词', url: linkTo(searchPath(request, { mode: 'smart' })) };
  const isExact = request.mode === 'exact' && request.q.trim() !== '';
  return {
    note: `符合的只有${name}一个地区，没有可以对照的。${ways.length > 0 || isExact ? '可以放宽条件：' : '少写一个词，或换个说法，可以找到更多地区。'}`,
    ways: isExact ? [...ways, smart] : ways,
  };
}

/** The title of the report, with its issuer where the title does not say. */
function sourceOf(result: SearchResult): string {
  const title = reportTitle(result);
  return result.issuer === null || title.includes(result.issuer) ? title : `${title}（${result.issuer}）`;
}

/** What the place itself reports: those of the places in it are of another level. */
function ofPlace(request: PageSearch, { region, level }: SearchResult): string {
  const own = region === null ? request.region : [region.code];
  return searchPath(request, { view: 'passages', region: own, ...(level === null ? {} : { level: [level] }) });
}

function yearSort(sort: PageSearch['sort']): Comparison['yearSort'] {
  if (sort === 'newest') return 'descending';
  return sort === 'oldest' ? 'ascending' : null;
}
