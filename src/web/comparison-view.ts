// In: an answer whose results stand together by place. Out: 按地区对照: a table with one row group a place, its best passages below each other.

import { DIGEST_NOTICE, reportTitle } from '../export/citation.ts';
import { placeName } from '../report/names.ts';
import type { SearchAnswer, SearchResult } from '../search/search-answer.ts';
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
    readonly isFirst: boolean;
    readonly year: string;
    /** Numbers told in the passage, each with its words. */
    readonly figures: readonly string[];
    readonly source: string;
    readonly issuer: string;
    readonly digestNotice: string | null;
  })[];
}

export interface Comparison {
  readonly note: string;
  /** Said of passages that no row has. */
  readonly unplaced: { readonly note: string; readonly way: NamedLink } | null;
  /** How the columns of place and year are ordered, as ARIA names it; null where they are not. */
  readonly placeSort: 'ascending' | null;
  readonly yearSort: 'ascending' | 'descending' | null;
  readonly places: readonly ComparedPlace[];
}

/** Beyond so many numbers a cell says no more than the passage. */
const FIGURES_SHOWN = 5;

export function comparisonOf(linkTo: LinkTo, request: PageSearch, answer: SearchAnswer): Comparison {
  const { unplaced } = answer.total;
  const groups = resultGroups(answer, ({ region }) => region?.code ?? '', '地区');
  return {
    note: `每页 ${request.size} 个地区，每个地区列出最贴近的 ${request.perGroup} 段以内；同一份报告不超过 ${request.perReport} 段。`,
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
      passages: results.map((result) => ({
        isFirst: result === first,
        year: result.year === null ? '年份不明' : `${result.year}`,
        ...passageLine(linkTo, result),
        figures: figuresOf(result).slice(0, FIGURES_SHOWN),
        source: reportTitle(result),
        issuer: result.issuer ?? '',
        digestNotice: result.isDigest ? DIGEST_NOTICE : null,
      })),
    })),
  };
}

/** The numbers that a passage tells, each with its words, as they stand in it; each once. */
function figuresOf({ figures }: Pick<SearchResult, 'figures'>): readonly string[] {
  return [...new Set(figures.map(({ text }) => text.replace(/\s+/g, '')))];
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
