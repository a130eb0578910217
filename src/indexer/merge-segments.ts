// In: segments, and which of their reports are kept. Out: one segment of these, ordered by report id.
// The same reports give the same bytes, however they were spread over the segments.

import { FIELDS } from '../engine/query-tree.ts';
import { type ColumnValue, SEGMENT_FILES, type Segment, type ValueTables } from '../engine/segment-reader.ts';
import { visitSentences } from '../engine/sentence-keys.ts';
import { mergeGramIndexes } from '../segment/gram-index.ts';
import type { RecordFile, SegmentSink } from '../segment/segment-folder.ts';
import { encodeSentences } from '../segment/sentence-index.ts';
import { DROPPED, mergeTermIndexes } from '../segment/term-index.ts';
import type { TextColumn } from '../segment/text-column.ts';
import { mergeNameIndexes } from '../segment/write-names.ts';
import {
  checkPassageValues,
  placesIn,
  startsOf,
  type TextRows,
  valueTable,
  writeColumns,
  writeTexts,
} from './write-columns.ts';

export interface MergeSource {
  readonly segment: Segment;
  isKept(reportId: string): boolean;
}

interface Kept {
  readonly source: number;
  readonly report: number;
  readonly id: string;
  readonly segment: Segment;
  readonly first: number;
  readonly end: number;
}

export function mergeSegments(sources: readonly MergeSource[], sink: SegmentSink): void {
  const kept = keptReports(sources);
  const rows = kept.flatMap(({ segment, first, end }) =>
    Array.from({ length: end - first }, (_, i) => ({ segment, ordinal: first + i })),
  );
  const ordinals = ordinalMaps(sources, kept);
  const inputs = sources.map(({ segment }, i) => ({ segment, ordinals: ordinals[i] as Uint32Array }));
  mergeTermIndexes(
    inputs.map(({ segment, ordinals: map }) => ({ index: segment.terms, ordinals: map })),
    FIELDS.length,
    rows.length,
    sink.file(SEGMENT_FILES.terms),
  );
  mergeGramIndexes(
    inputs.map(({ segment, ordinals: map }) => ({ index: segment.grams, ordinals: map })),
    rows.length,
    sink.file(SEGMENT_FILES.grams),
  );
  const passageTexts = (name: TextRows['name'], columnOf: (segment: Segment) => TextColumn): TextRows => ({
    name,
    count: rows.length,
    row: (i) => {
      const { segment, ordinal } = rows[i] as (typeof rows)[number];
      return columnOf(segment).units(ordinal);
    },
  });
  writeTexts(sink, [
    passageTexts('text', (segment) => segment.texts),
    passageTexts('heading', (segment) => segment.headings),
    {
      name: 'title',
      count: kept.length,
      row: (i) => {
        const { segment, report } = kept[i] as Kept;
        return segment.titles.units(report);
      },
    },
  ]);
  const reportNumbers = sources.map(({ segment }) => new Int32Array(segment.reportCount).fill(-1));
  kept.forEach(({ source, report }, number) => {
    (reportNumbers[source] as Int32Array)[report] = number;
  });
  mergeNameIndexes(
    sources.map(({ segment }, i) => ({ index: segment.names, reports: reportNumbers[i] as Int32Array })),
    sink.file(SEGMENT_FILES.names),
  );
  // Cut again from the texts (2 s for 900,000 passages): the same bytes as when they were written at once.
  encodeSentences(
    kept.length,
    (number, add) => {
      const { segment, first, end } = kept[number] as Kept;
      for (let passage = first; passage < end; passage += 1) visitSentences(segment.texts.units(passage), add);
    },
    sink.file(SEGMENT_FILES.sentences),
  );
  copyRecords(sink, 'passages', kept, ({ segment, first, end }) => [
    segment.passageRecords,
    segment.passageStarts,
    first,
    end,
  ]);
  copyRecords(sink, 'details', kept, ({ segment, report }) => [
    segment.detailRecords,
    segment.detailStarts,
    report,
    report + 1,
  ]);
  const heads = sink.file(SEGMENT_FILES.heads);
  for (const { segment, report } of kept) heads.append(Buffer.from(`${JSON.stringify(segment.heads[report])}\n`));

  const tables = mergedTables(sources, kept);
  const marks = sources.map(({ segment }) => marksIn(segment, tables));
  const reportIds = sources.map(({ segment }) => segment.reportValues.map(placesIn(tables.reportValues)));
  const valueIdsOf = ({ source, segment, report }: Kept): readonly number[] =>
    Array.from(
      segment.reportValueIds.subarray(segment.reportValueStarts[report], segment.reportValueStarts[report + 1]),
      (id) => reportIds[source]?.[id] ?? 0,
    );
  const sizeAt = (starts: Float64Array, i: number): number => (starts[i + 1] as number) - (starts[i] as number);
  writeColumns(sink, {
    ...tables,
    lengths: FIELDS.map((_, field) =>
      Uint32Array.from(rows, ({ segment, ordinal }) => segment.lengths[field]?.[ordinal] ?? 0),
    ),
    marks: Uint32Array.from(kept.flatMap(({ source, first, end }) => [...(marks[source]?.(first, end) ?? [])])),
    firstPassages: startsOf(
      new Uint32Array(kept.length + 1),
      kept.map(({ first, end }) => end - first),
    ),
    reportValueStarts: startsOf(
      new Uint32Array(kept.length + 1),
      kept.map((report) => valueIdsOf(report).length),
    ),
    reportValueIds: Uint32Array.from(kept.flatMap(valueIdsOf)),
    passageStarts: startsOf(
      new Float64Array(rows.length + 1),
      rows.map(({ segment, ordinal }) => sizeAt(segment.passageStarts, ordinal)),
    ),
    detailStarts: startsOf(
      new Float64Array(kept.length + 1),
      kept.map(({ segment, report }) => sizeAt(segment.detailStarts, report)),
    ),
  });
}

function keptReports(sources: readonly MergeSource[]): readonly Kept[] {
  return sources
    .flatMap(({ segment, isKept }, source) =>
      segment.heads.flatMap(({ id }, report): Kept[] => {
        const first = segment.firstPassages[report] as number;
        return isKept(id)
          ? [{ source, report, id, segment, first, end: segment.firstPassages[report + 1] as number }]
          : [];
      }),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function ordinalMaps(sources: readonly MergeSource[], kept: readonly Kept[]): readonly Uint32Array[] {
  const maps = sources.map(({ segment }) => new Uint32Array(segment.passageCount).fill(DROPPED));
  let next = 0;
  for (const { source, first, end } of kept) {
    for (let ordinal = first; ordinal < end; ordinal += 1) {
      (maps[source] as Uint32Array)[ordinal] = next;
      next += 1;
    }
  }
  return maps;
}

function copyRecords(
  sink: SegmentSink,
  file: 'passages' | 'details',
  kept: readonly Kept[],
  rangeOf: (report: Kept) => readonly [RecordFile, Float64Array, number, number],
): void {
  const to = sink.file(SEGMENT_FILES[file]);
  for (const report of kept) {
    const [records, starts, first, end] = rangeOf(report);
    const start = starts[first] as number;
    to.append(records.read(start, (starts[end] as number) - start));
  }
}

/** Only values that a kept report or passage has. */
function mergedTables(sources: readonly MergeSource[], kept: readonly Kept[]): ValueTables {
  const usedBits = sources.map(() => 0);
  const usedReportValues = new Set<ColumnValue>();
  for (const { source, segment, report, first, end } of kept) {
    for (let i = first; i < end; i += 1) usedBits[source] = (usedBits[source] as number) | (segment.marks[i] as number);
    const ids = segment.reportValueIds.subarray(
      segment.reportValueStarts[report],
      segment.reportValueStarts[report + 1],
    );
    for (const id of ids) usedReportValues.add(segment.reportValues[id] as ColumnValue);
  }
  const passageValues = valueTable(
    sources.flatMap(({ segment }, source) =>
      segment.passageValues.filter((_, bit) => (((usedBits[source] as number) >>> bit) & 1) === 1),
    ),
  );
  checkPassageValues(passageValues);
  return { passageValues, reportValues: valueTable(usedReportValues) };
}

/** The marks of a range of passages, with the bits they have in the merged table. */
function marksIn(segment: Segment, tables: ValueTables): (first: number, end: number) => Iterable<number> {
  const bits = segment.passageValues.map(placesIn(tables.passageValues));
  return function* marks(first, end) {
    for (let i = first; i < end; i += 1) {
      const own = segment.marks[i] as number;
      let mark = 0;
      for (let bit = 0; bit < bits.length; bit += 1) if (((own >>> bit) & 1) === 1) mark |= 1 << (bits[bit] as number);
      yield mark;
    }
  };
}
