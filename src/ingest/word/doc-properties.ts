// In: the streams of a .doc. Out: which properties hold at a place of its text: of the paragraph, of the characters.
// Runs of properties stand in pages of 512 bytes (MS-DOC 2.9.44 PapxFkp, 2.9.33 ChpxFkp), as lists of changes (2.6.1).

import { DOC_TABLES, type DocStreams, type TablePlace, tablePlace } from './doc-pieces.ts';

export interface ListProperties {
  /** Number of the list use, from 1; 0 for no list; null where nothing is said. */
  readonly list: number | null;
  readonly level: number | null;
}

export interface ParagraphProperties extends ListProperties {
  readonly style: number;
  readonly isInTable: boolean;
  readonly endsRow: boolean;
}

export interface DocProperties {
  /** `at` is a place in the main stream. */
  paragraphAt(at: number): ParagraphProperties;
  /** Deleted under revision marks, or hidden. */
  isLeftOutAt(at: number): boolean;
}

interface Run<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

const PAGE = 512;
const PARAGRAPH_ENTRY = 13;

const PLAIN: ParagraphProperties = { style: 0, list: null, level: null, isInTable: false, endsRow: false };

export function readProperties(streams: DocStreams): DocProperties {
  const { main, table } = streams;
  const paragraphs = readRuns(main, table, tablePlace(main, DOC_TABLES.paragraphRuns), (page, count, i) => {
    const at = page.readUInt8((count + 1) * 4 + i * PARAGRAPH_ENTRY) * 2;
    const size = page.readUInt8(at);
    const [start, end] = size === 0 ? [at + 2, at + 2 + page.readUInt8(at + 1) * 2] : [at + 1, at + size * 2];
    return readParagraph(page.readUInt16LE(start), page.subarray(start + 2, end), streams.data);
  });
  const characters = readRuns(main, table, tablePlace(main, DOC_TABLES.characterRuns), (page, count, i) => {
    const at = page.readUInt8((count + 1) * 4 + i) * 2;
    return at > 0 && isLeftOut(page.subarray(at + 1, at + 1 + page.readUInt8(at)));
  });
  // Most files have none; asking for each character took half of the time.
  const leftOut = characters.filter(({ value }) => value);
  return {
    paragraphAt: (at) => valueAt(paragraphs, at) ?? PLAIN,
    isLeftOutAt: (at) => leftOut.length > 0 && valueAt(leftOut, at) !== null,
  };
}

/** Ordered by start. A page that is broken off is passed over. */
function readRuns<T>(
  main: Buffer,
  table: Buffer,
  { start, size }: TablePlace,
  read: (page: Buffer, count: number, i: number) => T,
): readonly Run<T>[] {
  const runs: Run<T>[] = [];
  const pages = Math.floor((Math.min(size, table.length - start) - 4) / 8);
  for (let p = 0; p < pages; p += 1) {
    const number = table.readUInt32LE(start + (pages + 1) * 4 + p * 4) & 0x3fffff;
    const page = main.subarray(number * PAGE, (number + 1) * PAGE);
    if (page.length < PAGE) continue;
    const count = page.readUInt8(PAGE - 1);
    for (let i = 0; i < count && (i + 2) * 4 < PAGE; i += 1) {
      runs.push({ start: page.readUInt32LE(i * 4), end: page.readUInt32LE(i * 4 + 4), value: read(page, count, i) });
    }
  }
  return runs.sort((a, b) => a.start - b.start);
}

function valueAt<T>(runs: readonly Run<T>[], at: number): T | null {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const run = runs[low - 1];
  return run && at < run.end ? run.value : null;
}

const LIST = 0x460b;
const LEVEL = 0x260a;
const IN_TABLE = 0x2416;
const ROW_END = 0x2417;
const IN_DATA_STREAM = 0x6646;
const DELETED = 0x0800;
const HIDDEN = 0x083c;

function readParagraph(style: number, changes: Buffer, data: Buffer): ParagraphProperties {
  let isInTable = false;
  let endsRow = false;
  const list = readListChanges(changes);
  const read = (from: Buffer): void =>
    eachChange(from, (code, operand) => {
      if (code === IN_TABLE) isInTable = operand[0] === 1;
      else if (code === ROW_END) endsRow = operand[0] === 1;
      else if (code === IN_DATA_STREAM && from !== data) {
        const at = operand.readUInt32LE(0);
        if (at + 2 <= data.length) read(data.subarray(at + 2, at + 2 + data.readUInt16LE(at)));
      }
    });
  read(changes);
  return { style, ...list, isInTable, endsRow };
}

/** What a list of changes says of the paragraph's list; styles are made of such lists as well. */
export function readListChanges(changes: Buffer): ListProperties {
  let list: number | null = null;
  let level: number | null = null;
  eachChange(changes, (code, operand) => {
    if (code === LIST) list = operand.readUInt16LE(0);
    else if (code === LEVEL) level = operand.readUInt8(0);
  });
  return { list, level };
}

function isLeftOut(changes: Buffer): boolean {
  let leftOut = false;
  eachChange(changes, (code, operand) => {
    if (code === DELETED || code === HIDDEN) leftOut ||= operand[0] === 1;
  });
  return leftOut;
}

const TABLE_DEFINITION = 0xd608;
const TABS = 0xc615;

/** Ends at a change that is cut off or of unknown size. */
function eachChange(changes: Buffer, read: (code: number, operand: Buffer) => void): void {
  for (let at = 0; at + 3 <= changes.length; ) {
    const code = changes.readUInt16LE(at);
    const size = operandSize(code, changes, at + 2);
    if (size === null || at + 2 + size > changes.length) return;
    read(code, changes.subarray(at + 2, at + 2 + size));
    at += 2 + size;
  }
}

/** By the three highest bits of the code (MS-DOC 2.2.5.1). */
function operandSize(code: number, changes: Buffer, at: number): number | null {
  const kind = code >> 13;
  if (kind < 2) return 1;
  if (kind === 3) return 4;
  if (kind === 7) return 3;
  if (kind !== 6) return 2;
  if (code === TABLE_DEFINITION) return at + 2 <= changes.length ? 1 + changes.readUInt16LE(at) : null;
  const size = changes.readUInt8(at);
  return code === TABS && size === 255 ? null : 1 + size;
}
