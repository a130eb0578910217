// In: the files of a corpus. Out: its reports, ordered by id, and for every file what is wrong with it.
// A file that cannot be read is a flaw; the run goes on.

import { fold } from '../analysis/fold.ts';
import { messageOf } from '../errors.ts';
import { type CorpusFile, pairSidecars, readCorpusFile } from '../ingest/corpus-folder.ts';
import { extract, MAX_FILE_BYTES } from '../ingest/extract.ts';
import { type Flaw, flaw } from '../ingest/flaw.ts';
import type { Theme } from '../lexicon/lexicon.ts';
import { createReportReader } from '../report/read-report.ts';
import type { Report } from '../report/report.ts';
import { sha256Of } from '../segment/index-folder.ts';

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

export function readCorpus(
  root: string,
  files: readonly CorpusFile[],
  themes: readonly Theme[],
  onProgress: ProgressListener = () => {},
): CorpusReading {
  const readReport = createReportReader(themes);
  const pairs = pairSidecars(files);
  const records: FileRecord[] = [];
  const held = new Map<string, Report>();
  const fileOfBody = new Map<string, string>();
  pairs.forEach(({ report: file, sidecar }, i) => {
    onProgress('read', i, pairs.length);
    let bytes: Uint8Array;
    let sidecarBytes: Uint8Array | null;
    try {
      bytes = readCorpusFile(root, file, MAX_FILE_BYTES);
      sidecarBytes = sidecar ? readCorpusFile(root, sidecar, MAX_FILE_BYTES) : null;
    } catch (error) {
      const message = `文件读不出来（${messageOf(error)}），请检查读取权限`;
      records.push({ file: file.path, reportId: null, flaws: [flaw('unreadable-file', message)] });
      return;
    }
    const report = readReport(extract(bytes, file.path, sidecarBytes));
    if (report.passages.length === 0) {
      records.push({ file: file.path, reportId: null, flaws: report.flaws });
      return;
    }
    const body = sha256Of(`${report.issuer}\n${report.year}\n${fold(report.body)}`);
    const original = fileOfBody.get(body) ?? held.get(report.id)?.file;
    if (original !== undefined) {
      const copy = flaw('duplicate-report', `与 ${original} 是同一份报告，只收录一份`);
      records.push({ file: file.path, reportId: null, flaws: [...report.flaws, copy] });
      return;
    }
    fileOfBody.set(body, file.path);
    held.set(report.id, report);
    records.push({ file: file.path, reportId: report.id, flaws: report.flaws });
  });
  onProgress('read', pairs.length, pairs.length);
  const reports = [...held.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { reports: withoutSampleDigests(reports), files: records };
}

/** The embedded digests are a sample: once there are reports of one's own they are left out. */
function withoutSampleDigests(reports: readonly Report[]): readonly Report[] {
  return reports.every((report) => report.isDigest) ? reports : reports.filter((report) => !report.isDigest);
}
