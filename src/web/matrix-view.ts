// In: passages counted by theme and year. Out: 领域×年份 as a table: each number a link that narrows, shaded by how large it is.
// Shading only helps the eye: every cell has its number.

import type { ThemesByYear } from '../search/themes-by-year.ts';
import type { LinkTo } from './links.ts';
import { type PageSearch, type SearchChanges, searchPath } from './search-links.ts';

export interface MatrixCell {
  readonly count: number;
  /** 0 for none, to 5 for the largest; evened out, for one theme often holds most of what was found. */
  readonly shade: number;
  /** null where there is nothing to narrow to. */
  readonly url: string | null;
}

export interface Matrix {
  readonly years: readonly { readonly label: string; readonly url: string | null }[];
  readonly rows: readonly {
    readonly label: string;
    readonly url: string | null;
    readonly cells: readonly MatrixCell[];
    readonly total: number;
  }[];
  readonly yearTotals: readonly number[];
  readonly total: number;
}

const SHADES = 5;
/** 1 would leave all but that theme in the lightest shade. */
const EVENNESS = 0.7;

/** A number leads to its passages; a theme or year alone stays in the table. */
export function matrixOf(linkTo: LinkTo, request: PageSearch, table: ThemesByYear): Matrix {
  const link = (changes: SearchChanges) => linkTo(searchPath(request, changes));
  const largest = Math.max(1, ...table.rows.flatMap(({ counts }) => counts));
  return {
    years: table.years.map((year) =>
      year === null ? { label: '年份不明', url: null } : { label: `${year}`, url: link({ year: [`${year}`] }) },
    ),
    rows: table.rows.map(({ theme, counts, total }) => ({
      label: theme?.name ?? '未归入领域',
      url: theme === null || total === 0 ? null : link({ theme: [theme.id] }),
      cells: counts.map((count, i) => {
        const year = table.years[i] ?? null;
        const canNarrow = count > 0 && theme !== null && year !== null;
        return {
          count,
          shade: Math.ceil((count / largest) ** EVENNESS * SHADES),
          url: canNarrow ? link({ view: 'passages', theme: [theme.id], year: [`${year}`] }) : null,
        };
      }),
      total,
    })),
    yearTotals: table.yearTotals,
    total: table.total,
  };
}
