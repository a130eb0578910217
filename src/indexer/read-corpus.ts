// In: the files of a corpus. Out: its reports, ordered by id, and for every file what is wrong with it.
// A file that cannot be read is a flaw; the run goes on. Copies are one report.

import { type CorpusFile, pairSidecars } from '../ingest/corpus-folder.ts';
import { type Flaw, flaw } from '../ingest/flaw.ts';
import { copyKeyOf, haveNearEqualBodies } from '../report/copies.ts';
import type { Report } from '../report/report.ts';
import type { ReadOutcome, ReadRequest, ReportReaders } from './report-readers.ts';

/** What became of one file. */
export interface FileRecord {
  readonly file: string;
  /** null when the file gave no report, or the report is held already. */
  readonly reportId: string | null;
  readonly flaws: readonly Flaw[];
}

export interface CorpusReading {
  readonly reports: readonly Report[];
  /** Ordered by path. */
  readonly files: readonly FileRecord[];
}

export type ProgressListener = (phase: 'read' | 'index', done: number, total: number) => void;

export async function readCorpus(
  root: string,
  files: readonly CorpusFile[],
  readers: ReportReaders,
  onProgress: ProgressListener = () => {},
): Promise<CorpusReading> {
  const requests = pairSidecars(files).map(({ report, sidecar }): ReadRequest => ({ root, file: report, sidecar }));
  const held = new Map<string, Report>();
  const byCopyKey = new Map<string, Report[]>();

  const takeIn = (file: string, outcome: ReadOutcome): FileRecord => {
    if (outcome.kind === 'failed') return { file, reportId: null, flaws: [outcome.flaw] };
    const { report } = outcome;
    if (report.passages.length === 0) return { file, reportId: null, flaws: report.flaws };
    const sameId = held.get(report.id);
    if (sameId) {
      const message = `编号 ${report.id} 已被 ${sameId.file} 用了，没有收录；请在旁注文件中另写一个 id`;
      return { file, reportId: null, flaws: [...report.flaws, flaw('duplicate-id', message)] };
    }
    const key = copyKeyOf(report);
    const alike = key === null ? [] : (byCopyKey.get(key) ?? []);
    const original = alike.find((other) => haveNearEqualBodies(other, report));
    if (original) {
      const message = `与 ${original.file} 是同一份报告，只收录一份`;
      return { file, reportId: null, flaws: [...report.flaws, flaw('duplicate-report', message)] };
    }
    if (key !== null) byCopyKey.set(key, [...alike, report]);
    held.set(report.id, report);
    return { file, reportId: report.id, flaws: report.flaws };
  };

  const records: FileRecord[] = [];
  for await (const [{ file }, outcome] of inOrder(requests, readers)) {
    onProgress('read', records.length, requests.length);
    records.push(takeIn(file.path, outcome));
  }
  onProgress('read', requests.length, requests.length);
  const reports = [...held.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { reports: withoutSampleDigests(reports), files: records };
}

/** Outcomes in the order of the requests, a bounded number of them under way. */
async function* inOrder(
  requests: readonly ReadRequest[],
  readers: ReportReaders,
): AsyncGenerator<readonly [ReadRequest, ReadOutcome]> {
  const underWay: Promise<ReadOutcome>[] = [];
  for (const [i, request] of requests.entries()) {
    while (underWay.length < readers.parallel && i + underWay.length < requests.length) {
      underWay.push(readers.read(requests[i + underWay.length] as ReadRequest));
    }
    yield [request, (await underWay.shift()) as ReadOutcome];
  }
}

/** The embedded digests are a sample: once there are reports of one's own they are left out. */
function withoutSampleDigests(reports: readonly Report[]): readonly Report[] {
  return reports.every((report) => report.isDigest) ? reports : reports.filter((report) => !report.isDigest);
}
