// In: the files of a segment. Out: a segment as the engine walks it: typed columns, indexes, records read on demand.
// SEGMENT_FILES is the one list of what a segment consists of; indexer/ writes it.

import type { ReportHead } from '../report/report.ts';
import { damaged } from '../segment/damage.ts';
import { type GramIndex, openGramIndex } from '../segment/gram-index.ts';
import { type NameIndex, openNameIndex } from '../segment/name-index.ts';
import { checkStarts, openSections, type Sections } from '../segment/sections.ts';
import type { RecordFile } from '../segment/segment-folder.ts';
import { openSentenceIndex, type SentenceIndex } from '../segment/sentence-index.ts';
import { openTermIndex, type TermIndex } from '../segment/term-index.ts';
import { openTextColumn, type TextColumn } from '../segment/text-column.ts';
import { COLUMNS, type Column, FIELDS } from './query-tree.ts';

/** Held in memory, and read on demand. */
export const SEGMENT_FILES = {
  terms: 'terms.bin',
  grams: 'grams.bin',
  texts: 'texts.bin',
  names: 'names.bin',
  sentences: 'sentences.bin',
  columns: 'columns.bin',
  /** A ReportHead a line. */
  heads: 'heads.jsonl',
  passages: 'passages.dat',
  details: 'details.dat',
} as const;

/** A value that passages or reports have; its place in its list is what the columns hold. */
export type ColumnValue = readonly [Column, string];

/** Tables beside the columns: `passageValues[i]` is bit i of `marks`. */
export interface ValueTables {
  readonly passageValues: readonly ColumnValue[];
  readonly reportValues: readonly ColumnValue[];
}

/** Bits that one number holds. */
export const MOST_PASSAGE_VALUES = 32;

/** What a segment holds, without what it is searched by. */
export interface SegmentRecords extends ValueTables {
  readonly passageCount: number;
  readonly reportCount: number;
  readonly heads: readonly ReportHead[];
  /** By field: how many different terms a passage has in it. */
  readonly lengths: readonly Uint32Array[];
  /** By passage: bits of `passageValues`. */
  readonly marks: Uint32Array;
  /** By report, and one more: its first passage. */
  readonly firstPassages: Uint32Array;
  /** By report, and one more: where its values begin in `reportValueIds`. */
  readonly reportValueStarts: Uint32Array;
  readonly reportValueIds: Uint32Array;
  readonly passageStarts: Float64Array;
  readonly detailStarts: Float64Array;
  readonly passageRecords: RecordFile;
  readonly detailRecords: RecordFile;
}

export interface Segment extends SegmentRecords {
  readonly terms: TermIndex;
  readonly grams: GramIndex;
  readonly texts: TextColumn;
  readonly headings: TextColumn;
  /** By report. */
  readonly titles: TextColumn;
  readonly names: NameIndex;
  readonly sentences: SentenceIndex;
}

export interface RecordBytes {
  readonly columns: Uint8Array;
  readonly heads: Uint8Array;
  readonly passages: RecordFile;
  readonly details: RecordFile;
}

export interface SegmentBytes extends RecordBytes {
  readonly terms: Uint8Array;
  readonly grams: Uint8Array;
  readonly texts: Uint8Array;
  readonly names: Uint8Array;
  readonly sentences: Uint8Array;
}

/** @param name of the segment, for what is said of its files. @throws TashanError `index-damaged`. */
export function openSegment(bytes: SegmentBytes, name: string): Segment {
  const records = openRecords(bytes, name);
  const { passageCount, reportCount } = records;
  const texts = openSections(bytes.texts, 'texts', fileOf(name, 'texts'));
  const textColumn = (column: string, rows: number): TextColumn =>
    openTextColumn(texts, column, rows, fileOf(name, 'texts'));
  return {
    ...records,
    terms: openTermIndex(bytes.terms, FIELDS.length, fileOf(name, 'terms')),
    grams: openGramIndex(bytes.grams, fileOf(name, 'grams')),
    texts: textColumn('text', passageCount),
    headings: textColumn('heading', passageCount),
    titles: textColumn('title', reportCount),
    names: openNameIndex(bytes.names, fileOf(name, 'names')),
    sentences: openSentenceIndex(bytes.sentences, reportCount, fileOf(name, 'sentences')),
  };
}

/** @throws TashanError `index-damaged`. */
export function openRecords(bytes: RecordBytes, name: string): SegmentRecords {
  const file = fileOf(name, 'columns');
  const columns = openSections(bytes.columns, 'columns', file);
  const heads = readHeads(bytes.heads, fileOf(name, 'heads'));
  const firstPassages = columns.u32('firstPassages');
  const passageCount = firstPassages[heads.length] ?? 0;
  checkStarts(firstPassages, heads.length, passageCount, file);
  const passageStarts = columns.f64('passageStarts');
  checkStarts(passageStarts, passageCount, bytes.passages.size, file);
  const detailStarts = columns.f64('detailStarts');
  checkStarts(detailStarts, heads.length, bytes.details.size, file);
  const reportValueStarts = columns.u32('reportValueStarts');
  const reportValueIds = columns.u32('reportValueIds');
  checkStarts(reportValueStarts, heads.length, reportValueIds.length, file);
  const lengths = FIELDS.map((_, field) => columns.u32(`lengths${field}`));
  const marks = columns.u32('marks');
  if ([...lengths, marks].some((column) => column.length !== passageCount)) throw damaged(file, '各栏长度不符');
  return {
    ...readValues(columns, file),
    passageCount,
    reportCount: heads.length,
    heads,
    lengths,
    marks,
    firstPassages,
    reportValueStarts,
    reportValueIds,
    passageStarts,
    detailStarts,
    passageRecords: bytes.passages,
    detailRecords: bytes.details,
  };
}

function fileOf(name: string, file: keyof typeof SEGMENT_FILES): string {
  return `${name}/${SEGMENT_FILES[file]}`;
}

function readHeads(bytes: Uint8Array, file: string): readonly ReportHead[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  if (text !== '' && !text.endsWith('\n')) throw damaged(file, '不完整');
  try {
    return JSON.parse(`[${text.trimEnd().replaceAll('\n', ',')}]`) as readonly ReportHead[];
  } catch (cause) {
    throw damaged(file, '报告信息读不出来', cause);
  }
}

function readValues(columns: Sections, file: string): ValueTables {
  const isValue = (value: unknown): value is ColumnValue =>
    Array.isArray(value) && COLUMNS.includes(value[0]) && typeof value[1] === 'string';
  try {
    const tables = JSON.parse(Buffer.from(columns.u8('values')).toString('utf8')) as ValueTables;
    if ([...tables.passageValues, ...tables.reportValues].every(isValue)) return tables;
  } catch {
    // said below
  }
  throw damaged(file, '取值表读不出来');
}
