// In: what the files of a corpus were read as. Out: which of them are held as reports, and for every file what is wrong with it.
// Copies are one report; of two files with one id the first is held.

import { type Flaw, flaw, refusalAmong } from '../ingest/flaw.ts';
import { haveNearEqualBodies } from '../report/copies.ts';
import type { ReportSummary } from './build-tasks.ts';
import type { CorpusReadings, Reading } from './readings.ts';

/** What became of one file. */
export interface FileRecord {
  readonly file: string;
  /** null when the file gave no report that is held. */
  readonly reportId: string | null;
  /** Why it gave none; null when it did. */
  readonly reason: string | null;
  readonly flaws: readonly Flaw[];
}

export interface HeldReports {
  readonly held: readonly Reading[];
  /** Ordered by path. */
  readonly files: readonly FileRecord[];
}

interface Held {
  readonly reading: Reading;
  readonly summary: ReportSummary;
}

export interface KnownReports {
  /** The body of a report that was read, now or earlier. */
  bodyOf(reading: Reading): Promise<string>;
  /** Whether the index in place holds the report as it is. Of two that it holds, neither is a copy of the other. */
  isIndexed(reading: Reading): boolean;
}

export async function settleCorpus(
  { readings, strays }: CorpusReadings,
  { bodyOf, isIndexed }: KnownReports,
): Promise<HeldReports> {
  const held = new Map<string, Held>();
  const byCopyKey = new Map<string, Held[]>();

  const takeIn = async (reading: Reading): Promise<FileRecord> => {
    const { file, outcome } = reading;
    const leftOut = (flaws: readonly Flaw[], why: Flaw): FileRecord => ({
      file,
      reportId: null,
      reason: why.message,
      flaws: flaws.includes(why) ? flaws : [...flaws, why],
    });
    if (outcome.kind === 'failed') return leftOut([], outcome.flaw);
    const { summary } = outcome;
    const { id, flaws } = summary;
    if (summary.passages === 0) return leftOut(flaws, refusalAmong(flaws) ?? flaw('no-text', '没有正文文字'));
    const sameId = held.get(id);
    if (sameId) {
      const message = `编号 ${id} 已被 ${sameId.reading.file} 用了，没有收录；请在旁注文件中另写一个 id`;
      return leftOut(flaws, flaw('duplicate-id', message));
    }
    const alike = byCopyKey.get(summary.copyKey) ?? [];
    const isKnown = alike.length > 0 && isIndexed(reading);
    for (const other of alike) {
      if (isKnown && isIndexed(other.reading)) continue;
      if (haveNearEqualBodies({ body: await bodyOf(other.reading) }, { body: await bodyOf(reading) })) {
        return leftOut(flaws, flaw('duplicate-report', `与 ${other.reading.file} 是同一份报告，只收录一份`));
      }
    }
    const own = { reading, summary };
    byCopyKey.set(summary.copyKey, [...alike, own]);
    held.set(id, own);
    return { file, reportId: id, reason: null, flaws };
  };

  const records: FileRecord[] = [];
  for (const reading of readings) records.push(await takeIn(reading));
  for (const { file, flaw: why } of strays) {
    records.push({ file, reportId: null, reason: why.message, flaws: [why] });
  }
  return withoutSampleDigests([...held.values()], records);
}

/** The embedded digests are a sample: once there are reports of one's own they are left out, and what is wrong with them is nobody's concern. */
function withoutSampleDigests(held: readonly Held[], files: readonly FileRecord[]): HeldReports {
  const digests = new Set(held.filter(({ summary }) => summary.isDigest).map(({ summary }) => summary.id));
  if (digests.size === held.length) return { held: held.map(({ reading }) => reading), files };
  return {
    held: held.filter(({ summary }) => !summary.isDigest).map(({ reading }) => reading),
    files: files.map((record) =>
      record.reportId !== null && digests.has(record.reportId)
        ? { file: record.file, reportId: null, reason: '随系统附带的摘编样本，已有自己的报告，不再收录', flaws: [] }
        : record,
    ),
  };
}
