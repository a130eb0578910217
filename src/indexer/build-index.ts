// In: a corpus folder, a lexicon, an index folder. Out: an index of that corpus in that folder, and what was done.
// What is in place already and still true is left as it is. The old index stays whole until the new one is.

import { resolve } from 'node:path';
import { createAnalyzer, fingerprintOf } from '../analysis/analyzer.ts';
import { TashanError } from '../errors.ts';
import { listCorpus } from '../ingest/corpus-folder.ts';
import { FLAW_NAMES, type FlawCode } from '../ingest/flaw.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { READING_VERSION } from '../report/read-report.ts';
import { readManifest, readSegment, sha256Of, writeIndex } from '../segment/index-folder.ts';
import { withIndexLock } from '../segment/index-lock.ts';
import { INDEX_FORMAT, type Manifest } from '../segment/manifest.ts';
import { type CorpusState, readCorpusState, writeCorpusState } from './corpus-state.ts';
import { type FileRecord, type ProgressListener, readCorpus } from './read-corpus.ts';
import { createLocalReaders, createWorkerReaders } from './report-readers.ts';
import { encodeSegment } from './segment-content.ts';

export interface BuildRequest {
  readonly corpus: string;
  readonly index: string;
  readonly lexicon: Lexicon;
  /** Build even where nothing changed. */
  readonly full: boolean;
  /** In workers where this module of theirs is given; else in this process. */
  readonly workerFile?: URL;
  readonly onProgress?: ProgressListener;
}

export interface BuildSummary {
  readonly outcome: 'built' | 'unchanged';
  readonly files: number;
  readonly reports: number;
  readonly passages: number;
  /** Files that gave no report, with the reason. */
  readonly leftOut: readonly FileRecord[];
  /** Most frequent first. */
  readonly flaws: readonly FlawCount[];
}

export interface FlawCount {
  readonly code: FlawCode;
  readonly name: string;
  readonly count: number;
}

/** @throws TashanError when the corpus is missing or holds no report, or the index cannot be written. */
export async function buildIndex(request: BuildRequest): Promise<BuildSummary> {
  listCorpus(request.corpus); // a missing corpus is said before anything is touched
  return withIndexLock(request.index, () => buildLocked(request));
}

async function buildLocked(request: BuildRequest): Promise<BuildSummary> {
  const { index, lexicon, full, onProgress } = request;
  const corpus = resolve(request.corpus);
  const state = readCorpusState(corpus, index);
  const settings = sha256Of(JSON.stringify([READING_VERSION, lexicon.words, lexicon.themes]));
  const old = full ? null : currentManifest(index);
  const isCurrent = old?.settings === settings && old.analyzer === fingerprintOf(lexicon.words);
  if (old && isCurrent && old.corpus.root === corpus && sameFiles(old, state)) {
    const files = storedFiles(index, old);
    return {
      outcome: 'unchanged',
      files: files.length,
      ...old.counts,
      leftOut: leftOutOf(files),
      flaws: countFlaws(files),
    };
  }
  const readers = request.workerFile
    ? createWorkerReaders(request.workerFile, lexicon.themes)
    : createLocalReaders(lexicon.themes);
  const reading = await readCorpus(corpus, state.files, readers, onProgress).finally(() => readers.close());
  if (reading.reports.length === 0) throw noReports(corpus, reading.files);
  const analyzer = createAnalyzer(lexicon.words);
  const counts = {
    reports: reading.reports.length,
    passages: reading.reports.reduce((sum, report) => sum + report.passages.length, 0),
  };
  writeIndex(index, encodeSegment(reading, lexicon.words, analyzer, onProgress), {
    format: INDEX_FORMAT,
    analyzer: analyzer.fingerprint,
    settings,
    corpus: { root: corpus, files: [...state.digests] },
    counts,
  });
  writeCorpusState(corpus, index, state);
  const { files } = reading;
  return { outcome: 'built', files: files.length, ...counts, leftOut: leftOutOf(files), flaws: countFlaws(files) };
}

/** The manifest in place if it can be used; a damaged or older index is simply built again. */
function currentManifest(index: string): Manifest | null {
  try {
    const manifest = readManifest(index);
    for (const segment of manifest?.segments ?? []) readSegment(index, segment);
    return manifest;
  } catch (error) {
    if (error instanceof TashanError) return null;
    throw error;
  }
}

function sameFiles(manifest: Manifest, state: CorpusState): boolean {
  return JSON.stringify(manifest.corpus.files) === JSON.stringify(state.digests);
}

function storedFiles(index: string, manifest: Manifest): readonly FileRecord[] {
  return manifest.segments.flatMap((segment) => {
    const bytes = readSegment(index, segment).get('files.json') ?? Buffer.from('[]');
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as readonly FileRecord[];
  });
}

function leftOutOf(files: readonly FileRecord[]): readonly FileRecord[] {
  return files.filter((file) => file.reportId === null);
}

export function countFlaws(files: readonly FileRecord[]): readonly FlawCount[] {
  const counts = new Map<FlawCode, number>();
  for (const { code } of files.flatMap((file) => file.flaws)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return (Object.keys(FLAW_NAMES) as FlawCode[])
    .map((code) => ({ code, name: FLAW_NAMES[code], count: counts.get(code) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

function noReports(corpus: string, files: readonly FileRecord[]): TashanError {
  const reasons = files.map(({ file, reason }) => `${file}：${reason ?? ''}`).slice(0, 5);
  const detail = reasons.length > 0 ? `\n${reasons.join('\n')}` : '';
  return new TashanError(
    'state',
    'corpus-empty',
    `${corpus} 里没有可收录的报告（支持 .txt .md .html），请把报告放进去再试。原有索引未动${detail}`,
  );
}
