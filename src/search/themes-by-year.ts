// In: passages counted by theme and year. Out: the table 领域 × 年份, with its totals.
// A passage on two themes counts in both rows, and once in the totals of years. Counting takes 1-2 ms at 1,000 reports.

import type { CrossColumns } from '../engine/query-tree.ts';
import type { EngineAnswer } from '../engine/search-engine.ts';
import type { Theme } from '../lexicon/lexicon.ts';

export const THEMES_BY_YEAR: CrossColumns = { rows: 'theme', columns: 'year' };

export interface ThemesByYear {
  /** Oldest first; null, where some reports have no year, last. */
  readonly years: readonly (number | null)[];
  /** In the order of the lexicon; last those on no theme, where there are such. */
  readonly rows: readonly {
    readonly theme: { readonly id: string; readonly name: string } | null;
    /** Passages of each year. */
    readonly counts: readonly number[];
    readonly total: number;
  }[];
  /** Passages of each year, whatever their themes. */
  readonly yearTotals: readonly number[];
  readonly total: number;
}

export function themesByYear({ cross }: Pick<EngineAnswer, 'cross'>, themes: readonly Theme[]): ThemesByYear {
  const { cells, columns } = cross ?? { cells: [], columns: [] };
  const years = columns.map(({ column }) => column);
  const countOf = new Map(cells.map(({ row, column, count }) => [`${row} ${column}`, count]));
  const rowOf = (theme: ThemesByYear['rows'][number]['theme']) => {
    const counts = years.map((year) => countOf.get(`${theme?.id ?? null} ${year}`) ?? 0);
    return { theme, counts, total: sum(counts) };
  };
  const themeless = rowOf(null);
  const yearTotals = columns.map(({ count }) => count);
  return {
    years: years.map((year) => (year === null ? null : Number(year))),
    rows: [...themes.map(({ id, name }) => rowOf({ id, name })), ...(themeless.total > 0 ? [themeless] : [])],
    yearTotals,
    total: sum(yearTotals),
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
