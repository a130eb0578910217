// In: a 地区 × 年份 grid. Out: its table: a link in each cell that is held, null in each that is not.
// The shade of a cell repeats its number and never stands for it.

import type { CoverageCell, CoverageGrid, CoverageRow } from '../search/coverage.ts';
import type { LinkTo, NamedLink } from './links.ts';
import { reportListPath } from './report-links.ts';
import { shadeOf } from './shades.ts';

export interface CoverageTable {
  readonly caption: string;
  readonly years: readonly number[];
  readonly rows: readonly {
    readonly label: string;
    readonly url: string;
    /** `23 个地区`. */
    readonly note: string | null;
    readonly cells: readonly (TableCell | null)[];
  }[];
}

interface TableCell extends NamedLink {
  readonly shade: number;
  readonly hint: string;
}

/** @param mostYears columns shown, newest first. */
export function coverageTable(linkTo: LinkTo, grid: CoverageGrid, mostYears: number): CoverageTable {
  const years = grid.years.slice(0, mostYears);
  const hasBranches = grid.rows.some(({ kind }) => kind === 'branch');
  const most = Math.max(0, ...grid.rows.flatMap(({ cells }) => cells.map(({ reports }) => reports)));
  const where = grid.place?.name ?? '';
  return {
    caption: hasBranches ? `${where}各地各年度的报告份数，含下级` : `${where}各地各年度有无报告`,
    years,
    rows: grid.rows.map((row) => ({
      label: labelOf(row, grid),
      url: linkTo(rowPath(row)),
      note: row.kind === 'branch' ? `${row.places} 个地区` : null,
      cells: row.cells.slice(0, mostYears).map((cell) => tableCell(linkTo, row, cell, most)),
    })),
  };
}

function labelOf(row: CoverageRow, grid: CoverageGrid): string {
  if (grid.place === null && row.kind === 'own') return row.label;
  return row.kind === 'own' ? `${row.name}本级` : row.name;
}

function rowPath({ code, kind }: CoverageRow): string {
  if (kind === 'branch') return reportListPath({ view: 'grid', region: code });
  return reportListPath({ region: code, ...(kind === 'own' ? { level: levelOf(code) } : {}) });
}

function tableCell(linkTo: LinkTo, row: CoverageRow, cell: CoverageCell, most: number): TableCell | null {
  if (cell.reports === 0) return null;
  const { year, reports, reportId } = cell;
  const level = row.kind === 'own' ? { level: levelOf(row.code) } : {};
  const path =
    reportId === null
      ? reportListPath({ region: row.code, year: String(year), ...level })
      : `reports/${encodeURIComponent(reportId)}`;
  return {
    label: row.kind !== 'branch' && reports === 1 ? '有' : String(reports),
    hint: `${row.name} ${year} 年，${reports} 份报告`,
    url: linkTo(path),
    shade: row.kind === 'branch' ? shadeOf(reports, most) : 2,
  };
}

/** Reports of a place itself, without those of places in it, are those of its level; a township or zone has no places in it. */
function levelOf(code: string): string {
  if (code.includes('/')) return '';
  if (code.endsWith('0000')) return '省';
  return code.endsWith('00') ? '市' : '县';
}
