// In: matching passages, a column of passages and one of reports. Out: how many passages there are for each pair of their values.
// One pass over the matches; nothing is allocated for one.

import type { TierMatches } from './best-matches.ts';
import type { LiveIndex } from './live-index.ts';
import type { CrossColumns } from './query-tree.ts';
import type { CrossCount, CrossCounts } from './search-engine.ts';

/** The bits of a passage, and after them what has no value, and all. */
const NO_VALUE = 32;
const ALL = 33;
const ROWS = 34;

export function crossCounts(
  index: LiveIndex,
  { ordinals, length }: TierMatches,
  { rows, columns }: CrossColumns,
): CrossCounts {
  const { marks, reportOf, passageValues, reportValues } = index;
  const rowMask = passageValues.reduce((mask, [column], bit) => (column === rows ? mask | (1 << bit) : mask), 0);
  const values = reportValues.flatMap(([column, value]) => (column === columns ? [value] : []));
  const columnOf = columnNumbers(index, columns, values);
  const counts = new Uint32Array((values.length + 1) * ROWS);
  const add = (at: number): void => {
    counts[at] = (counts[at] as number) + 1;
  };
  for (let i = 0; i < length; i += 1) {
    const ordinal = ordinals[i] as number;
    const start = (columnOf[reportOf[ordinal] as number] as number) * ROWS;
    const mark = (marks[ordinal] as number) & rowMask;
    add(start + ALL);
    if (mark === 0) add(start + NO_VALUE);
    for (let rest = mark; rest !== 0; rest &= rest - 1) add(start + 31 - Math.clz32(rest & -rest));
  }
  const cells: CrossCount[] = [];
  const totals: Omit<CrossCount, 'row'>[] = [];
  counts.forEach((count, at) => {
    if (count === 0) return;
    const column = values[Math.floor(at / ROWS) - 1] ?? null;
    if (at % ROWS === ALL) totals.push({ column, count });
    else cells.push({ row: passageValues[at % ROWS]?.[1] ?? null, column, count });
  });
  return {
    cells: cells.sort((a, b) => compareValues(a.row, b.row) || compareValues(a.column, b.column)),
    columns: totals.sort((a, b) => compareValues(a.column, b.column)),
  };
}

/** For each report: the place of its value among `values`, from 1; 0 where it has none. */
function columnNumbers(
  { heads, reportValues, reportValueStarts, reportValueIds }: LiveIndex,
  column: CrossColumns['columns'],
  values: readonly string[],
): Uint32Array {
  const numbers = reportValues.map(([own, value]) => (own === column ? values.indexOf(value) + 1 : 0));
  return Uint32Array.from(heads, (_, report) => {
    const end = reportValueStarts[report + 1] as number;
    for (let i = reportValueStarts[report] as number; i < end; i += 1) {
      const number = numbers[reportValueIds[i] as number] as number;
      if (number > 0) return number;
    }
    return 0;
  });
}

/** No value comes last. */
function compareValues(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}
