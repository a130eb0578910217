// In: columns of a segment, texts by row. Out: the files `columns` and `texts`.

import { COLUMNS } from '../engine/query-tree.ts';
import { type ColumnValue, MOST_PASSAGE_VALUES, SEGMENT_FILES, type Segment } from '../engine/segment-reader.ts';
import { createSectionWriter } from '../segment/sections.ts';
import type { SegmentSink } from '../segment/segment-folder.ts';

export type SegmentColumns = Pick<
  Segment,
  | 'passageValues'
  | 'reportValues'
  | 'lengths'
  | 'marks'
  | 'firstPassages'
  | 'reportValueStarts'
  | 'reportValueIds'
  | 'passageStarts'
  | 'detailStarts'
>;

export function writeColumns(sink: SegmentSink, columns: SegmentColumns): void {
  const to = createSectionWriter(sink.file(SEGMENT_FILES.columns), 'columns');
  const { passageValues, reportValues } = columns;
  to.write('values', Buffer.from(JSON.stringify({ passageValues, reportValues })));
  columns.lengths.forEach((lengths, field) => {
    to.write(`lengths${field}`, lengths);
  });
  to.write('marks', columns.marks);
  to.write('firstPassages', columns.firstPassages);
  to.write('reportValueStarts', columns.reportValueStarts);
  to.write('reportValueIds', columns.reportValueIds);
  to.write('passageStarts', columns.passageStarts);
  to.write('detailStarts', columns.detailStarts);
  to.finish();
}

export interface TextRows {
  readonly name: 'text' | 'heading' | 'title';
  readonly count: number;
  row(i: number): Uint16Array;
}

export function writeTexts(sink: SegmentSink, columns: readonly TextRows[]): void {
  const to = createSectionWriter(sink.file(SEGMENT_FILES.texts), 'texts');
  for (const { name, count, row } of columns) {
    const starts = new Uint32Array(count + 1);
    to.write(`${name}Units`, new Uint16Array(0));
    for (let i = 0; i < count; i += 1) {
      const units = row(i);
      to.write(`${name}Units`, units);
      starts[i + 1] = (starts[i] as number) + units.length;
    }
    to.write(`${name}Starts`, starts);
  }
  to.finish();
}

/** Each value once, in the order of columns, then of values. */
export function valueTable(values: Iterable<ColumnValue>): readonly ColumnValue[] {
  const byKey = new Map([...values].map((value) => [keyOf(value), value]));
  return [...byKey.values()].sort(
    ([a, x], [b, y]) => COLUMNS.indexOf(a) - COLUMNS.indexOf(b) || (x < y ? -1 : Number(x > y)),
  );
}

/** The place of each value in its table. */
export function placesIn(table: readonly ColumnValue[]): (value: ColumnValue) => number {
  const places = new Map(table.map((value, i) => [keyOf(value), i]));
  return (value) => places.get(keyOf(value)) ?? -1;
}

export function checkPassageValues(table: readonly ColumnValue[]): void {
  if (table.length > MOST_PASSAGE_VALUES) throw new RangeError(`${table.length} kinds, themes and facts`);
}

function keyOf([column, value]: ColumnValue): string {
  return `${column}\n${value}`;
}

/** Running sums: where each of so many things begins, and where the last ends. */
export function startsOf<T extends Uint32Array | Float64Array>(starts: T, sizes: readonly number[]): T {
  sizes.forEach((size, i) => {
    starts[i + 1] = (starts[i] as number) + size;
  });
  return starts;
}
