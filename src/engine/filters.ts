// In: filters on columns. Out: for each passage, which filters it fails; and counts by value of the passages that pass.
// A column's counts leave out its own selection, so that its other values do not fall to 0.

import type { LiveIndex } from './live-index.ts';
import { COLUMNS, type Column, type ColumnFilter } from './query-tree.ts';
import type { ValueCount } from './search-engine.ts';
import type { ColumnValue } from './segment-reader.ts';

/** What a passage has that is in no selection's reach: of a report that is removed, or with a value that is shut out. */
export const SHUT_OUT = 0xff;

export interface Filter {
  /** No passage fails it. */
  readonly isOpen: boolean;
  /** A bit for each column whose selection the passage fails, or SHUT_OUT. */
  failed(ordinal: number): number;
  /** The same for what all passages of a report have in common. */
  readonly failedOfReport: Uint8Array;
}

function bitOf(column: Column): number {
  return 1 << COLUMNS.indexOf(column);
}

/** @param reports ids of the reports that are in reach; none: all. */
export function createFilter(
  index: LiveIndex,
  filters: readonly ColumnFilter[],
  reports: readonly string[] = [],
): Filter {
  const { heads, isLive, reportOf, marks, passageValues, reportValues, reportValueStarts, reportValueIds } = index;
  const failedOfReport = new Uint8Array(heads.length);
  let shutOut = 0;
  for (let report = 0; report < heads.length; report += 1) {
    if (isLive[report] === 1) continue;
    failedOfReport[report] = SHUT_OUT;
    shutOut += 1;
  }
  const isPassageColumn = (column: Column): boolean => column === 'theme' || column === 'kind' || column === 'has';
  const idsOf = (table: readonly ColumnValue[], column: Column, values: readonly string[]): readonly number[] =>
    table.flatMap(([own, value], i) => (own === column && values.includes(value) ? [i] : []));

  if (reports.length > 0) {
    const asked = new Set(reports);
    heads.forEach(({ id }, report) => {
      if (!asked.has(id)) failedOfReport[report] = SHUT_OUT;
    });
  }
  for (const { column, anyOf, noneOf } of filters) {
    if (isPassageColumn(column)) continue;
    const wanted = new Set(idsOf(reportValues, column, anyOf));
    const unwanted = new Set(idsOf(reportValues, column, noneOf));
    for (let report = 0; report < heads.length; report += 1) {
      let has = anyOf.length === 0;
      let isShutOut = false;
      const end = reportValueStarts[report + 1] as number;
      for (let i = reportValueStarts[report] as number; i < end; i += 1) {
        const id = reportValueIds[i] as number;
        if (wanted.has(id)) has = true;
        if (unwanted.has(id)) isShutOut = true;
      }
      if (isShutOut || failedOfReport[report] === SHUT_OUT) failedOfReport[report] = SHUT_OUT;
      else if (!has) failedOfReport[report] = (failedOfReport[report] as number) | bitOf(column);
    }
  }
  const maskOf = (column: Column, values: readonly string[]): number =>
    idsOf(passageValues, column, values).reduce((bits, i) => bits | (1 << i), 0);
  const onPassages = filters
    .filter(({ column }) => isPassageColumn(column))
    .map(({ column, anyOf, noneOf }) => ({
      bit: bitOf(column),
      asks: anyOf.length > 0,
      wanted: maskOf(column, anyOf),
      unwanted: maskOf(column, noneOf),
    }));
  return {
    isOpen: filters.length === 0 && reports.length === 0 && shutOut === 0,
    failedOfReport,
    failed(ordinal) {
      let failed = failedOfReport[reportOf[ordinal] as number] as number;
      if (failed === SHUT_OUT) return SHUT_OUT;
      const mark = marks[ordinal] as number;
      for (const { bit, asks, wanted, unwanted } of onPassages) {
        if ((mark & unwanted) !== 0) return SHUT_OUT;
        if (asks && (mark & wanted) === 0) failed |= bit;
      }
      return failed;
    },
  };
}

export interface FacetCounter {
  /** @param failed what the filter gave for the passage. */
  count(ordinal: number, failed: number): void;
  counts(): ReadonlyMap<Column, readonly ValueCount[]>;
}

export function createFacetCounter(index: LiveIndex): FacetCounter {
  const { heads, reportOf, marks, passageValues, reportValues, reportValueStarts, reportValueIds } = index;
  // By what they fail: passages of each report, and of each passage value.
  const byReport = new Map<number, Uint32Array>();
  const byValue = new Map<number, Uint32Array>();
  const roomFor = (counts: Map<number, Uint32Array>, failed: number, length: number): Uint32Array => {
    const room = counts.get(failed) ?? new Uint32Array(length);
    counts.set(failed, room);
    return room;
  };
  const passing = roomFor(byReport, 0, heads.length);
  const passingValues = roomFor(byValue, 0, passageValues.length);

  const addMarks = (mark: number, to: Uint32Array): void => {
    for (let rest = mark; rest !== 0; rest &= rest - 1) {
      const bit = 31 - Math.clz32(rest & -rest);
      to[bit] = (to[bit] as number) + 1;
    }
  };

  /** Adds the passages of each report to the values the report has. */
  const addReports = (passages: Uint32Array, to: Uint32Array): void => {
    for (let report = 0; report < passages.length; report += 1) {
      const count = passages[report] as number;
      if (count === 0) continue;
      const end = reportValueStarts[report + 1] as number;
      for (let i = reportValueStarts[report] as number; i < end; i += 1) {
        const id = reportValueIds[i] as number;
        to[id] = (to[id] as number) + count;
      }
    }
  };

  /** For each value: passages that pass, and those that fail by the value's own column only. */
  const sumUp = (
    table: readonly ColumnValue[],
    sumOf: (failed: number) => Uint32Array | null,
    to: ReadonlyMap<Column, ValueCount[]>,
  ): void => {
    const all = sumOf(0);
    const columns = COLUMNS.map((column) => ({ column, own: sumOf(bitOf(column)), values: to.get(column) ?? [] }));
    for (let i = 0, at = columns[0]; i < table.length; i += 1) {
      const [column, value] = table[i] as ColumnValue;
      // Values of a column stand together, or nearly.
      if (at?.column !== column) at = columns.find((each) => each.column === column);
      const count = (all?.[i] ?? 0) + (at?.own?.[i] ?? 0);
      if (count > 0) at?.values.push({ value, count });
    }
  };

  return {
    count(ordinal, failed) {
      const report = reportOf[ordinal] as number;
      if (failed === 0) {
        passing[report] = (passing[report] as number) + 1;
        addMarks(marks[ordinal] as number, passingValues);
      } else if ((failed & (failed - 1)) === 0) {
        const counts = roomFor(byReport, failed, heads.length);
        counts[report] = (counts[report] as number) + 1;
        addMarks(marks[ordinal] as number, roomFor(byValue, failed, passageValues.length));
      }
    },
    counts() {
      const totals = new Map(COLUMNS.map((column) => [column, [] as ValueCount[]] as const));
      sumUp(passageValues, (failed) => byValue.get(failed) ?? null, totals);
      for (const values of totals.values()) values.sort((a, b) => (a.value < b.value ? -1 : 1));
      const ofReports = (failed: number): Uint32Array | null => {
        const passages = byReport.get(failed);
        if (!passages) return null;
        const sums = new Uint32Array(reportValues.length);
        addReports(passages, sums);
        return sums;
      };
      sumUp(reportValues, ofReports, totals);
      return totals;
    },
  };
}
