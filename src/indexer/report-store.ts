// In: the index in place and the readings of this build. Out: each report's place in the spool, and the body of any report.

import { readReport } from '../engine/stored-report.ts';
import { TashanError } from '../errors.ts';
import type { ReportSummary } from './build-tasks.ts';
import type { BuildWorkers } from './build-workers.ts';
import type { PlacedSegment } from './plan-segments.ts';
import type { FileRecord } from './read-corpus.ts';
import { type Reading, readOne } from './readings.ts';
import { readSpooled, type SpoolPlace } from './report-spool.ts';
import type { OpenedRecords } from './segment-folders.ts';

export interface IndexedReports {
  readonly segments: readonly PlacedSegment[];
  readonly files: readonly FileRecord[];
}

export function summaryOfReading({ outcome }: Reading): ReportSummary {
  if (outcome.kind === 'failed') throw new TypeError('a failed reading is not held');
  return outcome.summary;
}

/** Reports wherever they are: in the segments in place, in the spool, or still in their files. */
export function createReportStore(old: IndexedReports | null, workers: BuildWorkers) {
  const indexed = new Map<string, { readonly opened: OpenedRecords; readonly report: number }>();
  for (const { entry, opened } of old?.segments ?? []) {
    const removed = new Set(entry.removed);
    opened.records.heads.forEach(({ id }, report) => {
      if (!removed.has(id)) indexed.set(id, { opened, report });
    });
  }
  const heldBefore = new Set((old?.files ?? []).flatMap(({ file, reportId }) => (reportId === null ? [] : [file])));
  const isIndexed = (reading: Reading): boolean =>
    reading.place === null && heldBefore.has(reading.file) && indexed.has(summaryOfReading(reading).id);
  const placeOf = async (reading: Reading): Promise<SpoolPlace> => {
    const place = reading.place ?? (await readOne(reading, workers)).place;
    if (place) return place;
    const message = `${reading.file} 在建索引时被改动，请再运行一次 tashan index。原有索引未动`;
    throw new TashanError('state', 'corpus-changed', message);
  };
  return {
    isIndexed,
    placeOf,
    async bodyOf(reading: Reading): Promise<string> {
      if (!isIndexed(reading)) return readSpooled(await placeOf(reading)).body;
      const { opened, report } = indexed.get(summaryOfReading(reading).id) as { opened: OpenedRecords; report: number };
      return readReport(opened.records, report).body;
    },
  };
}
