// In: the reports asked for, a grid, what the index holds. Out: the view model of the page of reports.

import { reportTitle } from '../export/citation.ts';
import { placeName } from '../report/names.ts';
import { LEVELS } from '../report/report.ts';
import type { CoverageGrid } from '../search/coverage.ts';
import type { ListedReport, ReportList } from '../search/report-list.ts';
import type { SearchRequest } from '../search/search-request.ts';
import type { Overview } from '../search/search-service.ts';
import { type CoverageTable, coverageTable } from './coverage-view.ts';
import { holdingsOf } from './home-view.ts';
import type { LinkTo, NamedLink } from './links.ts';
import type { PageFrame } from './pages.ts';
import { type Paging, pagingBetween } from './paging.ts';
import { type ReportListParameter, reportListPath } from './report-links.ts';
import { levelName } from './result-card.ts';
import { yearValue } from './search-links.ts';

export const REPORTS_A_PAGE = 50;
const MOST_YEARS = 12;

interface Option {
  readonly value: string;
  readonly label: string;
  readonly selected: boolean;
}

export interface ReportsView extends PageFrame {
  readonly holdings: string;
  readonly tabs: readonly (NamedLink & { readonly isCurrent: boolean })[];
  readonly list: ReportListView | null;
  readonly grid: GridView | null;
}

interface ReportListView {
  readonly q: string;
  readonly region: string;
  readonly placesUrl: string;
  readonly levels: readonly Option[];
  readonly years: readonly Option[];
  readonly count: string;
  readonly clearUrl: string | null;
  readonly searchUrl: string | null;
  readonly rows: readonly {
    readonly title: string;
    readonly url: string;
    readonly place: string;
    readonly year: string;
    readonly issuer: string;
    readonly level: string;
    readonly passages: number;
    readonly flaws: number;
    readonly isDigest: boolean;
  }[];
  readonly paging: Paging | null;
}

interface GridView {
  readonly trail: readonly NamedLink[];
  readonly heading: string;
  readonly table: CoverageTable;
  readonly absent: string | null;
  readonly unplaced: number;
  /** Years before those shown. */
  readonly hasEarlier: boolean;
}

export function reportListView(linkTo: LinkTo, request: SearchRequest, found: ReportList, held: Overview): ReportsView {
  const asked: Partial<Record<ReportListParameter, string>> = {
    q: request.q.trim(),
    region: found.places[0]?.code ?? '',
    level: request.level[0] ?? '',
    year: request.year.map(yearValue)[0] ?? '',
  };
  const link = (changes: typeof asked) => linkTo(reportListPath({ ...asked, ...changes }));
  const isNarrowed = Object.values(asked).some((value) => value !== '');
  const pages = Math.ceil(found.total / found.size);
  const years = [...new Set([...held.years.map(String), ...(asked.year ? [asked.year] : [])])];
  const { q: _, ...conditions } = asked;
  const search = new URLSearchParams(Object.entries(conditions).filter(([, value]) => value !== ''));
  return {
    ...pageOf(linkTo, held, 'list', asked.region ?? ''),
    list: {
      q: request.q,
      region: found.places[0] ? `${found.places[0].code} ${found.places[0].label}` : '',
      placesUrl: linkTo('api/facets/region'),
      levels: optionsOf(LEVELS, asked.level, levelName),
      years: optionsOf(years, asked.year, (year) => `${year.replace('..', '—')}年`),
      count: countLine(found),
      clearUrl: isNarrowed ? linkTo('reports') : null,
      searchUrl: search.size > 0 && found.total > 0 ? linkTo(`search?${search.toString()}`) : null,
      rows: found.reports.map((report) => rowOf(linkTo, report)),
      paging: pagingBetween(found.page, pages, (page) => link({ page: String(page) })),
    },
    grid: null,
  };
}

export function reportGridView(linkTo: LinkTo, grid: CoverageGrid, held: Overview): ReportsView {
  const whole = { label: '全国', url: linkTo(reportListPath({ view: 'grid' })) };
  const names = grid.absent.map(({ name }) => name);
  return {
    ...pageOf(linkTo, held, 'grid', grid.place?.code ?? ''),
    list: null,
    grid: {
      trail: [
        whole,
        ...grid.trail.map(({ code, name }) => ({
          label: name,
          url: linkTo(reportListPath({ view: 'grid', region: code })),
        })),
      ],
      heading: grid.place === null ? '全部地区' : grid.place.label,
      table: coverageTable(linkTo, grid, MOST_YEARS),
      absent: names.length === 0 ? null : `${names.join('、')}（${names.length} 个）`,
      unplaced: grid.unplaced,
      hasEarlier: held.years.length > MOST_YEARS,
    },
  };
}

function pageOf(linkTo: LinkTo, held: Overview, view: 'list' | 'grid', region: string) {
  const tab = (to: typeof view, label: string) => ({
    label,
    url: linkTo(reportListPath({ view: to, region })),
    isCurrent: to === view,
  });
  return {
    title: `${view === 'list' ? '报告清单' : '地区与年份'} - 他山`,
    holdings: holdingsOf(held),
    tabs: [tab('list', '报告清单'), tab('grid', '地区 × 年份')],
  };
}

function countLine({ total, page, size, reports }: ReportList): string {
  if (total === 0) return '没有符合条件的报告。没有收录，不等于那个地方没有做过。';
  if (reports.length === 0) return `共 ${total} 份报告，这一页没有内容了`;
  const from = (page - 1) * size + 1;
  return total <= size ? `共 ${total} 份报告` : `共 ${total} 份报告，这里是第 ${from}—${from + reports.length - 1} 份`;
}

function rowOf(linkTo: LinkTo, report: ListedReport) {
  return {
    title: reportTitle(report),
    url: linkTo(report.url),
    place: placeName(report.region),
    year: report.year === null ? '年度不详' : `${report.year}年`,
    issuer: report.issuer ?? '',
    level: levelName(report.level) ?? '',
    passages: report.passages,
    flaws: report.flaws,
    isDigest: report.isDigest,
  };
}

function optionsOf<T extends string>(
  values: readonly T[],
  chosen: string | undefined,
  labelOf: (value: T) => string | null,
): readonly Option[] {
  return values.map((value) => ({ value, label: labelOf(value) ?? value, selected: value === chosen }));
}
