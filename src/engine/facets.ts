// In: which passages match and what each filter says of them. Out: counts by value for each column.
// A column's counts leave out its own selection, so that its other values do not fall to 0.

import { COLUMNS, type Column, type ColumnFilter } from './query-tree.ts';
import type { ValueCount } from './search-engine.ts';

export type ColumnValues = Readonly<Record<Column, readonly string[]>>;

/** A bit for each column whose selection (`anyOf`) the passage fails; -1 when it has a value that is shut out. */
export function failedColumns(values: ColumnValues, filters: readonly ColumnFilter[]): number {
  let failed = 0;
  for (const { column, anyOf, noneOf } of filters) {
    const own = values[column];
    if (noneOf.some((value) => own.includes(value))) return -1;
    if (anyOf.length > 0 && !anyOf.some((value) => own.includes(value))) failed |= bitOf(column);
  }
  return failed;
}

export function bitOf(column: Column): number {
  return 1 << COLUMNS.indexOf(column);
}

export interface FacetCounter {
  /** @param failed what `failedColumns` gave for the passage. */
  count(values: ColumnValues, failed: number): void;
  counts(): ReadonlyMap<Column, readonly ValueCount[]>;
}

export function createFacetCounter(): FacetCounter {
  const counts = new Map(COLUMNS.map((column) => [column, new Map<string, number>()] as const));
  return {
    count(values, failed) {
      for (const [column, byValue] of counts) {
        if (failed !== 0 && failed !== bitOf(column)) continue;
        for (const value of values[column]) byValue.set(value, (byValue.get(value) ?? 0) + 1);
      }
    },
    counts: () =>
      new Map(
        [...counts].map(([column, byValue]) => [
          column,
          [...byValue].map(([value, count]) => ({ value, count })).sort((a, b) => (a.value < b.value ? -1 : 1)),
        ]),
      ),
  };
}
