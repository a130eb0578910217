// In: the segments of an index and the reports that are no longer in it. Out: one index with ordinals over all segments,
// and statistics of the passages that are in it. What is computed here once, queries only look up.

import type { ReportHead } from '../report/report.ts';
import { FIELDS } from './query-tree.ts';
import type { ColumnValue, Segment } from './segment-reader.ts';

export interface LiveSegment {
  readonly segment: Segment;
  /** Ids of its reports that are no longer in the index. */
  readonly removed: ReadonlySet<string>;
}

export interface SegmentSpan {
  readonly segment: Segment;
  /** Global number of its first passage, of its first report. */
  readonly firstOrdinal: number;
  readonly firstReport: number;
  readonly hasRemoved: boolean;
}

export interface LiveIndex {
  readonly spans: readonly SegmentSpan[];
  /** All ordinals, those of removed reports included. */
  readonly ordinals: number;
  readonly livePassages: number;
  /** By global report number. */
  readonly heads: readonly ReportHead[];
  readonly isLive: Uint8Array;
  /** Places in the order of report ids, of newest first, of oldest first; without a year, last. */
  readonly idRank: Uint32Array;
  readonly newestRank: Uint32Array;
  readonly oldestRank: Uint32Array;
  /** A number for each place that reports are of; 0 where the place is not known. */
  readonly regionOf: Uint32Array;
  readonly firstPassages: Uint32Array;
  /** By ordinal. */
  readonly reportOf: Uint32Array;
  /** By ordinal: bits of `passageValues`. */
  readonly marks: Uint32Array;
  readonly passageValues: readonly ColumnValue[];
  readonly reportValues: readonly ColumnValue[];
  readonly reportValueStarts: Uint32Array;
  readonly reportValueIds: Uint32Array;
  /** By field: the mean length over the passages in the index. */
  readonly meanLengths: readonly number[];
  readonly longest: readonly number[];
}

export function joinSegments(segments: readonly LiveSegment[]): LiveIndex {
  const spans: SegmentSpan[] = [];
  let ordinals = 0;
  let reports = 0;
  for (const { segment, removed } of segments) {
    const hasRemoved = segment.heads.some(({ id }) => removed.has(id));
    spans.push({ segment, firstOrdinal: ordinals, firstReport: reports, hasRemoved });
    ordinals += segment.passageCount;
    reports += segment.reportCount;
  }
  const heads = segments.flatMap(({ segment }) => segment.heads);
  const isLive = Uint8Array.from(
    segments.flatMap(({ segment, removed }) => segment.heads.map(({ id }) => Number(!removed.has(id)))),
  );
  const firstPassages = new Uint32Array(reports + 1);
  const reportOf = new Uint32Array(ordinals);
  for (const { segment, firstOrdinal, firstReport } of spans) {
    for (let report = 0; report < segment.reportCount; report += 1) {
      const first = firstOrdinal + (segment.firstPassages[report] as number);
      const end = firstOrdinal + (segment.firstPassages[report + 1] as number);
      firstPassages[firstReport + report] = first;
      reportOf.fill(firstReport + report, first, end);
    }
  }
  firstPassages[reports] = ordinals;
  const regions = new Map<string, number>();
  const regionOf = Uint32Array.from(heads, ({ region }) => {
    if (!region) return 0;
    const known = regions.get(region.code) ?? regions.size + 1;
    regions.set(region.code, known);
    return known;
  });
  return {
    spans,
    ordinals,
    heads,
    isLive,
    firstPassages,
    reportOf,
    regionOf,
    ...ranksOf(heads),
    ...joinValues(spans, ordinals),
    ...statisticsOf(spans, isLive),
  };
}

/** The span that a report, by its global number, is in. */
export function spanOf({ spans }: LiveIndex, report: number): SegmentSpan {
  return spans.findLast(({ firstReport }) => firstReport <= report) as SegmentSpan;
}

function ranksOf(heads: readonly ReportHead[]): Pick<LiveIndex, 'idRank' | 'newestRank' | 'oldestRank'> {
  const dateOf = ({ publishedOn }: ReportHead): string => publishedOn ?? '';
  const rank = (compare: (a: ReportHead, b: ReportHead) => number): Uint32Array => {
    const order = [...heads.keys()].sort((a, b) => compare(heads[a] as ReportHead, heads[b] as ReportHead));
    const ranks = new Uint32Array(heads.length);
    let last = 0;
    order.forEach((report, i) => {
      // Reports that compare equal share a rank: their ids settle it.
      const before = i > 0 ? (heads[order[i - 1] as number] as ReportHead) : null;
      if (before === null || compare(before, heads[report] as ReportHead) !== 0) last = i;
      ranks[report] = last;
    });
    return ranks;
  };
  return {
    idRank: rank((a, b) => compareText(a.id, b.id)),
    newestRank: rank((a, b) => (b.year ?? 0) - (a.year ?? 0) || compareText(dateOf(b), dateOf(a))),
    // A report without a year is neither old nor new: it stands last.
    oldestRank: rank(
      (a, b) =>
        (a.year ?? Number.MAX_SAFE_INTEGER) - (b.year ?? Number.MAX_SAFE_INTEGER) || compareText(dateOf(a), dateOf(b)),
    ),
  };
}

function joinValues(
  spans: readonly SegmentSpan[],
  ordinals: number,
): Pick<LiveIndex, 'marks' | 'passageValues' | 'reportValues' | 'reportValueStarts' | 'reportValueIds'> {
  const passageValues: ColumnValue[] = [];
  const reportValues: ColumnValue[] = [];
  const placeOf = (table: ColumnValue[], [column, value]: ColumnValue): number => {
    const at = table.findIndex((other) => other[0] === column && other[1] === value);
    return at >= 0 ? at : table.push([column, value]) - 1;
  };
  const marks = new Uint32Array(ordinals);
  const starts: number[] = [0];
  const ids: number[] = [];
  for (const { segment, firstOrdinal } of spans) {
    const bits = segment.passageValues.map((value) => placeOf(passageValues, value));
    const isSame = bits.every((bit, i) => bit === i);
    if (isSame) marks.set(segment.marks, firstOrdinal);
    else {
      segment.marks.forEach((own, i) => {
        let mark = 0;
        for (let bit = 0; bit < bits.length; bit += 1)
          if (((own >>> bit) & 1) === 1) mark |= 1 << (bits[bit] as number);
        marks[firstOrdinal + i] = mark;
      });
    }
    const places = segment.reportValues.map((value) => placeOf(reportValues, value));
    for (let report = 0; report < segment.reportCount; report += 1) {
      const end = segment.reportValueStarts[report + 1] as number;
      for (let i = segment.reportValueStarts[report] as number; i < end; i += 1) {
        ids.push(places[segment.reportValueIds[i] as number] ?? 0);
      }
      starts.push(ids.length);
    }
  }
  // In the order in which counts list them, so that no count has to be sorted.
  const order = [...reportValues.keys()].sort((a, b) =>
    compareValues(reportValues[a] as ColumnValue, reportValues[b] as ColumnValue),
  );
  const placeIn = new Uint32Array(order.length);
  order.forEach((id, place) => {
    placeIn[id] = place;
  });
  return {
    marks,
    passageValues,
    reportValues: order.map((id) => reportValues[id] as ColumnValue),
    reportValueStarts: Uint32Array.from(starts),
    reportValueIds: Uint32Array.from(ids, (id) => placeIn[id] as number),
  };
}

function compareValues([columnA, a]: ColumnValue, [columnB, b]: ColumnValue): number {
  return compareText(columnA, columnB) || compareText(a, b);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function statisticsOf(
  spans: readonly SegmentSpan[],
  isLive: Uint8Array,
): Pick<LiveIndex, 'livePassages' | 'meanLengths' | 'longest'> {
  let livePassages = 0;
  const sums = FIELDS.map(() => 0);
  const longest = FIELDS.map(() => 0);
  for (const { segment, firstReport } of spans) {
    for (let report = 0; report < segment.reportCount; report += 1) {
      if (isLive[firstReport + report] === 0) continue;
      const first = segment.firstPassages[report] as number;
      const end = segment.firstPassages[report + 1] as number;
      livePassages += end - first;
      segment.lengths.forEach((lengths, field) => {
        for (let i = first; i < end; i += 1) {
          const length = lengths[i] as number;
          sums[field] = (sums[field] as number) + length;
          if (length > (longest[field] as number)) longest[field] = length;
        }
      });
    }
  }
  return { livePassages, meanLengths: sums.map((sum) => (livePassages === 0 ? 0 : sum / livePassages)), longest };
}
