// In: the files of a corpus. Out: its reports, ordered by id, and for every file what is wrong with it.
// A file that cannot be read is a flaw; the run goes on. Copies are one report.

import { type CorpusFile, pairSidecars } from '../ingest/corpus-folder.ts';
import { type Flaw, flaw, refusalAmong } from '../ingest/flaw.ts';
import { copyKeyOf, haveNearEqualBodies } from '../report/copies.ts';
import type { Report } from '../report/report.ts';
import type { ReadOutcome, ReadRequest, ReportReaders } from './report-readers.ts';

/** What became of one file. */
export interface FileRecord {
  readonly file: string;
  /** null when the file gave no report that is held. */
  readonly reportId: string | null;
  /** Why it gave none; null when it did. */
  readonly reason: string | null;
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
  const { pairs, strays } = pairSidecars(files);
  const requests = pairs.map(({ report, sidecar }): ReadRequest => ({ root, file: report, sidecar }));
  const held = new Map<string, Report>();
  const byCopyKey = new Map<string, Report[]>();

  const takeIn = (file: string, outcome: ReadOutcome): FileRecord => {
    const leftOut = (flaws: readonly Flaw[], why: Flaw): FileRecord => ({
      file,
      reportId: null,
      reason: why.message,
      flaws: flaws.includes(why) ? flaws : [...flaws, why],
    });
    if (outcome.kind === 'failed') return leftOut([], outcome.flaw);
    const { report } = outcome;
    const { flaws } = report;
    if (report.passages.length === 0) return leftOut(flaws, refusalAmong(flaws) ?? flaw('no-text', '没有正文文字'));
    const sameId = held.get(report.id);
    if (sameId) {
      const message = `编号 ${report.id} 已被 ${sameId.file} 用了，没有收录；请在旁注文件中另写一个 id`;
      return leftOut(flaws, flaw('duplicate-id', message));
    }
    const key = copyKeyOf(report);
    const alike = byCopyKey.get(key) ?? [];
    const original = alike.find((other) => haveNearEqualBodies(other, report));
    if (original) {
      return leftOut(flaws, flaw('duplicate-report', `与 ${original.file} 是同一份报告，只收录一份`));
    }
    byCopyKey.set(key, [...alike, report]);
    held.set(report.id, report);
    return { file, reportId: report.id, reason: null, flaws };
  };

  const records: FileRecord[] = [];
  for await (const [{ file }, outcome] of inOrder(requests, readers)) {
    onProgress('read', records.length, requests.length);
    records.push(takeIn(file.path, outcome));
  }
  onProgress('read', requests.length, requests.length);
  const reports = [...held.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return withoutSampleDigests({ reports, files: [...records, ...strays.map(straySidecar)] });
}

function straySidecar({ path }: CorpusFile): FileRecord {
  const stray = flaw('sidecar-invalid', '旁注文件旁边没有它所说明的报告，请检查文件名');
  return { file: path, reportId: null, reason: stray.message, flaws: [stray] };
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

/** The embedded digests are a sample: once there are reports of one's own they are left out, and what is wrong with them is nobody's concern. */
function withoutSampleDigests({ reports, files }: CorpusReading): CorpusReading {
  if (reports.every((report) => report.isDigest)) return { reports, files };
  const digests = new Set(reports.filter((report) => report.isDigest).map(({ id }) => id));
  return {
    reports: reports.filter((report) => !report.isDigest),
    files: files.map((record) =>
      record.reportId !== null && digests.has(record.reportId)
        ? { file: record.file, reportId: null, reason: '随系统附带的摘编样本，已有自己的报告，不再收录', flaws: [] }
        : record,
    ),
  };
}
