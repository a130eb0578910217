// In: what reports are held. Out: a small 地区 × 年份 table of links.
// Never longer than a page: many places are counted by province instead.

import type { CoverageRow, Overview } from '../search/search-service.ts';
import type { LinkTo } from './links.ts';

export interface CoverageTable {
  readonly years: readonly number[];
  readonly rows: readonly {
    readonly label: string;
    readonly url: string;
    /** One cell a year; null where nothing is held. */
    readonly cells: readonly ({ readonly label: string; readonly hint: string; readonly url: string } | null)[];
  }[];
  readonly isByProvince: boolean;
}

// More rows than a screen or two are no overview, and weigh on the page.
const MAX_PLACES = 30;
const MAX_YEARS = 6;

export function coverageTable(linkTo: LinkTo, overview: Overview): CoverageTable {
  const years = overview.years.slice(0, MAX_YEARS);
  const isByProvince = overview.coverage.length > MAX_PLACES;
  const rows = isByProvince
    ? provinceRows(linkTo, overview.coverage, years)
    : overview.coverage.map((row) => placeRow(linkTo, row, years));
  return { years, rows, isByProvince };
}

function placeRow(linkTo: LinkTo, row: CoverageRow, years: readonly number[]): CoverageTable['rows'][number] {
  const cells = years.map((year) => {
    const [first, ...others] = row.years.filter((held) => held.year === year);
    if (first === undefined) return null;
    if (others.length === 0) {
      return { label: '有', hint: first.title, url: linkTo(`reports/${encodeURIComponent(first.reportId)}`) };
    }
    return countCell(linkTo, row.code, year, others.length + 1);
  });
  return { label: row.label, url: linkTo(searchOf({ region: row.code })), cells };
}

function provinceRows(
  linkTo: LinkTo,
  coverage: readonly CoverageRow[],
  years: readonly number[],
): CoverageTable['rows'] {
  const provinces = new Map<string, CoverageRow[]>();
  for (const row of coverage) {
    // The first two digits of a GB/T 2260 code are the province.
    const code = `${row.code.slice(0, 2)}0000`;
    provinces.set(code, [...(provinces.get(code) ?? []), row]);
  }
  return [...provinces].map(([code, rows]) => ({
    label: rows[0]?.label.split('›')[0] ?? code,
    url: linkTo(searchOf({ region: code })),
    cells: years.map((year) => {
      const count = rows.flatMap((row) => row.years).filter((held) => held.year === year).length;
      return count === 0 ? null : countCell(linkTo, code, year, count);
    }),
  }));
}

function countCell(linkTo: LinkTo, region: string, year: number, count: number) {
  return { label: `${count} 份`, hint: `${count} 份报告`, url: linkTo(searchOf({ region, year: String(year) })) };
}

function searchOf(parameters: Readonly<Record<string, string>>): string {
  return `search?${new URLSearchParams(parameters).toString()}`;
}
