// In: a file to read, or reports to index. Out: the report put into a spool with what the build must know of it; a batch
// written as a segment. What the process that builds does by itself, or lets its workers do.

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Analyzer, createAnalyzer } from '../analysis/analyzer.ts';
import { messageOf } from '../errors.ts';
import type { Flaw } from '../ingest/flaw.ts';
import type { LexiconWord, Theme } from '../lexicon/lexicon.ts';
import { copyKeyOf } from '../report/copies.ts';
import { createReportReader } from '../report/read-report.ts';
import type { Report } from '../report/report.ts';
import { sha256Of } from '../segment/index-folder.ts';
import type { FileEntry } from '../segment/manifest.ts';
import { createSegmentFolder } from '../segment/segment-folder.ts';
import { type ReadRequest, readReportFile } from './read-file.ts';
import { createSpool, type ReportSpool, readSpooled, type SpoolPlace } from './report-spool.ts';
import { writeBatch } from './write-batch.ts';

/** What the build knows of a report without holding it. */
export interface ReportSummary {
  readonly id: string;
  /** Digest of what copies have in common beside their text. */
  readonly copyKey: string;
  readonly passages: number;
  readonly isDigest: boolean;
  readonly flaws: readonly Flaw[];
}

export type ReadOutcome =
  | { readonly kind: 'report'; readonly summary: ReportSummary; readonly place: SpoolPlace }
  | { readonly kind: 'failed'; readonly flaw: Flaw }
  /** The report is good but could not be put aside: no disk space, say. Nobody's report may be lost for that. */
  | { readonly kind: 'stopped'; readonly message: string };

export interface BatchRequest {
  readonly reports: readonly SpoolPlace[];
  /** A folder that is not there yet. */
  readonly folder: string;
}

/** What both kinds of task need; passed to workers, so data only. */
export interface BuildSettings {
  readonly words: readonly LexiconWord[];
  readonly themes: readonly Theme[];
  /** Where spools are put. */
  readonly workFolder: string;
}

export interface BuildTasks {
  read(request: ReadRequest): Promise<ReadOutcome>;
  index(request: BatchRequest): Promise<readonly FileEntry[]>;
  close(): void;
}

/** Dictionaries and rules are loaded when they are first needed. */
export function createBuildTasks({ words, themes, workFolder }: BuildSettings): BuildTasks {
  let readReport: ReturnType<typeof createReportReader> | null = null;
  let analyzer: Analyzer | null = null;
  let spool: ReportSpool | null = null;
  return {
    async read(request) {
      readReport ??= createReportReader(themes);
      const reading = await readReportFile(request, readReport);
      if (reading.kind === 'failed') return reading;
      try {
        spool ??= createSpool(join(workFolder, `spool-${randomUUID()}`));
        return { kind: 'report', summary: summaryOf(reading.report), place: spool.put(reading.report) };
      } catch (error) {
        return { kind: 'stopped', message: messageOf(error) };
      }
    },
    async index({ reports, folder }) {
      analyzer ??= createAnalyzer(words);
      const sink = createSegmentFolder(folder);
      writeBatch(reports.map(readSpooled), analyzer, sink);
      return sink.finish();
    },
    close: () => spool?.close(),
  };
}

function summaryOf(report: Report): ReportSummary {
  const { id, passages, isDigest, flaws } = report;
  return { id, copyKey: sha256Of(copyKeyOf(report)).slice(0, 16), passages: passages.length, isDigest, flaws };
}
