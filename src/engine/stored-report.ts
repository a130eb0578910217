// In: a report. Out: what a segment stores of it as bytes: its head, what only its own page needs, each passage; and back.
// The body is not stored beside its passages: they give it back, with what stands between them.

import type { Passage, Report, ReportHead } from '../report/report.ts';
import { damaged } from '../segment/damage.ts';
import type { RecordFile } from '../segment/segment-folder.ts';
import type { SegmentRecords } from './segment-reader.ts';

type Detail = Pick<Report, 'closing' | 'sections' | 'flaws' | 'provenance'> & {
  /** The white space before the first passage, between passages, after the last. */
  readonly gaps: readonly string[];
};

export function encodePassage(passage: Passage): Uint8Array {
  return Buffer.from(JSON.stringify(passage));
}

/** @param passage its number in the segment. */
export function readPassage({ passageStarts, passageRecords }: SegmentRecords, passage: number): Passage {
  const start = passageStarts[passage] as number;
  return parse(passageRecords, read(passageRecords, start, passageStarts[passage + 1] as number).toString()) as Passage;
}

/** Of a report with ten thousand passages, asking the disk for each would take longer than to read them. */
function readPassages(segment: SegmentRecords, first: number, end: number): Passage[] {
  const { passageStarts, passageRecords } = segment;
  const start = passageStarts[first] as number;
  const bytes = read(passageRecords, start, passageStarts[end] as number);
  return Array.from({ length: end - first }, (_, i) => passageIn(segment, bytes, start, first + i));
}

/** @param bytes of the records, from `start` on. */
function passageIn(
  { passageStarts, passageRecords }: SegmentRecords,
  bytes: Buffer,
  start: number,
  passage: number,
): Passage {
  const from = (passageStarts[passage] as number) - start;
  const to = (passageStarts[passage + 1] as number) - start;
  return parse(passageRecords, bytes.toString('utf8', from, to)) as Passage;
}

/** The passage of a report that has the id. @param report its number in the segment. */
export function findPassage(segment: SegmentRecords, report: number, id: string): Passage | null {
  const { firstPassages, passageStarts, passageRecords } = segment;
  let passage = firstPassages[report] as number;
  const start = passageStarts[passage] as number;
  const bytes = read(passageRecords, start, passageStarts[firstPassages[report + 1] as number] as number);
  const written = JSON.stringify(id);
  // A heading may be the same.
  for (let at = bytes.indexOf(written); at >= 0; at = bytes.indexOf(written, at + 1)) {
    while ((passageStarts[passage + 1] as number) <= start + at) passage += 1;
    const found = passageIn(segment, bytes, start, passage);
    if (found.id === id) return found;
  }
  return null;
}

export function encodeDetail({ closing, sections, flaws, provenance, passages, body }: Report): Uint8Array {
  const ends = [0, ...passages.map(({ end }) => end)];
  const starts = [...passages.map(({ start }) => start), body.length];
  const gaps = starts.map((start, i) => body.slice(ends[i], start));
  return Buffer.from(JSON.stringify({ closing, sections, flaws, provenance, gaps } satisfies Detail));
}

/** The whole report again. @param report its number in the segment. */
export function readReport(segment: SegmentRecords, report: number): Report {
  const { heads, detailStarts, detailRecords, firstPassages } = segment;
  const start = detailStarts[report] as number;
  const { gaps, ...detail } = parse(
    detailRecords,
    read(detailRecords, start, detailStarts[report + 1] as number).toString(),
  ) as Detail;
  const head = heads[report] as ReportHead;
  const first = firstPassages[report] as number;
  const end = firstPassages[report + 1] as number;
  const passages = readPassages(segment, first, end);
  const body = gaps.map((gap, i) => gap + (passages[i]?.text ?? '')).join('');
  return { ...head, ...detail, body, passages };
}

function read(file: RecordFile, start: number, end: number): Buffer {
  const bytes = file.read(start, end - start);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

// Our own files, verified by checksum: their JSON is trusted to have the shape it was written with.
function parse({ name }: RecordFile, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw damaged(name, '内容读不出来', cause);
  }
}
