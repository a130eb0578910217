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
  return parse(passageRecords, start, passageStarts[passage + 1] as number) as Passage;
}

/** The passage of a report that has the id. Reads them one by one: a report has some thirty. @param report its number in the segment. */
export function findPassage(segment: SegmentRecords, report: number, id: string): Passage | null {
  const end = segment.firstPassages[report + 1] as number;
  for (let passage = segment.firstPassages[report] as number; passage < end; passage += 1) {
    const found = readPassage(segment, passage);
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
  const { gaps, ...detail } = parse(detailRecords, start, detailStarts[report + 1] as number) as Detail;
  const head = heads[report] as ReportHead;
  const first = firstPassages[report] as number;
  const passages = Array.from({ length: (firstPassages[report + 1] as number) - first }, (_, i) =>
    readPassage(segment, first + i),
  );
  const body = gaps.map((gap, i) => gap + (passages[i]?.text ?? '')).join('');
  return { ...head, ...detail, body, passages };
}

// Our own files, verified by checksum: their JSON is trusted to have the shape it was written with.
function parse(file: RecordFile, start: number, end: number): unknown {
  const bytes = file.read(start, end - start);
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
  } catch (cause) {
    throw damaged(file.name, '内容读不出来', cause);
  }
}
