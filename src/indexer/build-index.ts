// In: a corpus folder, a lexicon, an index folder. Out: an index of that corpus in that folder, and what was done.
// What is in place already and still true is left as it is. The old index stays whole until the new one is.

import { join, resolve } from 'node:path';
import { fingerprintOf } from '../analysis/analyzer.ts';
import { messageOf, TashanError } from '../errors.ts';
import { realCorpus } from '../ingest/corpus-folder.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { createIndexWriter, type IndexWriter, sha256Of, verifyFolders } from '../segment/index-folder.ts';
import { withIndexLock } from '../segment/index-lock.ts';
import { type FolderEntry, INDEX_FORMAT } from '../segment/manifest.ts';
import { settingsDigest } from './build-settings.ts';
import { type BuildSummary, summaryOf } from './build-summary.ts';
import { createBuildTasks } from './build-tasks.ts';
import { type BuildWorkers, createLocalWorkers, createWorkers } from './build-workers.ts';
import { type CorpusState, readCorpusState, writeCorpusState } from './corpus-state.ts';
import { mergeSegments } from './merge-segments.ts';
import { closeOld, type ManifestHead, type OldIndex, openOld, usableManifest } from './old-index.ts';
import { STATE_FILES } from './open-index.ts';
import { planSegments } from './plan-segments.ts';
import { type FileRecord, settleCorpus } from './read-corpus.ts';
import { type ProgressListener, readAll, type StoredReading } from './readings.ts';
import type { SpoolPlace } from './report-spool.ts';
import { createReportStore, summaryOfReading } from './report-store.ts';
import { type OpenedSegment, openSegmentFolder } from './segment-folders.ts';

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

/** @throws TashanError when the corpus is missing or holds no report, or the index cannot be written. */
export async function buildIndex(request: BuildRequest): Promise<BuildSummary> {
  realCorpus(request.corpus); // a missing corpus is said before anything is touched
  return withIndexLock(request.index, async () => {
    try {
      return await buildLocked(request);
    } catch (error) {
      // What is damaged is found when it is to be read again: then nothing of it is used.
      if (request.full || !(error instanceof TashanError) || error.code !== 'index-damaged') throw error;
      return buildLocked({ ...request, full: true });
    }
  });
}

async function buildLocked(request: BuildRequest): Promise<BuildSummary> {
  const { index, lexicon } = request;
  const corpus = resolve(request.corpus);
  const state = readCorpusState(corpus, index);
  const settings = settingsDigest(lexicon);
  const head = {
    format: INDEX_FORMAT,
    analyzer: fingerprintOf(lexicon.words),
    settings,
    corpus: { root: corpus, digest: sha256Of(JSON.stringify(state.digests)) },
  };
  const manifest = request.full ? null : usableManifest(index, head);
  const isSame = manifest?.corpus.digest === head.corpus.digest;
  if (manifest && isSame) {
    const held = await openOld(index, manifest);
    closeOld(held);
    if (held) return summaryOf('unchanged', held.files, manifest.counts);
  }
  const writer = createIndexWriter(index);
  const buildSettings = { words: lexicon.words, themes: lexicon.themes, workFolder: writer.workFolder };
  const workers = request.workerFile
    ? createWorkers(request.workerFile, buildSettings)
    : createLocalWorkers(buildSettings);
  let old: OldIndex | null = null;
  try {
    // While the first worker starts.
    old = manifest && !isSame ? await openOld(index, manifest) : null;
    return await build({ request, corpus, state, head, old, writer, workers });
  } finally {
    await workers.close();
    closeOld(old);
    writer.close();
  }
}

interface Build {
  readonly request: BuildRequest;
  readonly corpus: string;
  readonly state: CorpusState;
  readonly head: ManifestHead;
  readonly old: OldIndex | null;
  readonly writer: IndexWriter;
  readonly workers: BuildWorkers;
}

async function build({ request, corpus, state, head, old, writer, workers }: Build): Promise<BuildSummary> {
  const { lexicon, onProgress = () => {} } = request;
  const known = new Map((old?.readings ?? []).map((reading) => [reading.file, reading]));
  const corpusReadings = await readAll(corpus, state, known, workers, onProgress);
  const stored = createReportStore(old, workers);
  const { held, files } = await settleCorpus(corpusReadings, stored);
  if (held.length === 0) throw noReports(request.corpus, files);

  // A report that no segment has must be at hand: read now, or read again.
  const fresh: { readonly id: string; readonly passages: number; readonly place: SpoolPlace }[] = [];
  for (const reading of held) {
    const { id, passages } = summaryOfReading(reading);
    if (stored.isIndexed(reading)) continue;
    const place = await stored.placeOf(reading);
    fresh.push({ id, passages, place });
  }
  const counts = {
    reports: held.length,
    passages: held.reduce((sum, reading) => sum + summaryOfReading(reading).passages, 0),
  };
  const newPassages = fresh.reduce((sum, { passages }) => sum + passages, 0);
  const plan = planSegments(
    old?.segments ?? [],
    new Set(held.map((reading) => summaryOfReading(reading).id)),
    new Set(fresh.map(({ id }) => id)),
    newPassages,
  );
  // The dictionary is at hand here; a worker would load it for a second to index what takes less.
  const isFew = newPassages <= FEW_PASSAGES;
  const settings = { words: lexicon.words, themes: lexicon.themes, workFolder: writer.workFolder };
  const indexers = isFew ? createBuildTasks(settings) : workers;
  const batches = await indexBatches(fresh, writer.workFolder, indexers, onProgress);
  const opened = [...batches];
  try {
    const segments = plan.base ? [plan.base] : [];
    if (plan.merged) {
      onProgress('merge', 0, counts.passages);
      // Or a damaged byte would get a checksum that fits it.
      await verifyFolders(
        request.index,
        plan.merged.map(({ placed }) => placed.entry),
      );
      for (const { placed } of plan.merged) opened.push(await openSegmentFolder(request.index, placed.entry));
      const kept = [...batches.map(() => () => true), ...plan.merged.map(({ isKept }) => isKept)];
      const sources = opened.map(({ segment }, i) => ({ segment, isKept: kept[i] as (id: string) => boolean }));
      const entry = writer.put('segment', (sink) => mergeSegments(sources, sink));
      segments.push({ ...entry, removed: [] });
      onProgress('merge', counts.passages, counts.passages);
    }
    const readings = corpusReadings.readings.map(
      ({ file, digest, outcome }): StoredReading => ({ file, digest, outcome }),
    );
    const stateEntry: FolderEntry = writer.put('state', (sink) => {
      sink.file(STATE_FILES.words).append(Buffer.from(JSON.stringify(lexicon.words)));
      sink.file(STATE_FILES.files).append(Buffer.from(JSON.stringify(files)));
      sink.file(STATE_FILES.readings).append(Buffer.from(JSON.stringify(readings)));
    });
    writer.commit({ ...head, counts, state: stateEntry, segments });
  } finally {
    for (const segment of opened) segment.close();
  }
  writeCorpusState(corpus, request.index, state);
  return summaryOf('built', files, counts);
}

// MiniSearch holds some 35 KB of heap a passage.
const BATCH_PASSAGES = 8_000;
const FEW_PASSAGES = 500;

async function indexBatches(
  fresh: readonly { readonly id: string; readonly passages: number; readonly place: SpoolPlace }[],
  workFolder: string,
  workers: Pick<BuildWorkers, 'index'>,
  onProgress: ProgressListener,
): Promise<readonly OpenedSegment[]> {
  const batches: { passages: number; places: SpoolPlace[] }[] = [];
  for (const { passages, place } of [...fresh].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const last = batches.at(-1);
    if (last && last.passages + passages <= BATCH_PASSAGES) {
      last.passages += passages;
      last.places.push(place);
    } else batches.push({ passages, places: [place] });
  }
  const total = batches.reduce((sum, { passages }) => sum + passages, 0);
  let done = 0;
  if (total > 0) onProgress('index', 0, total);
  const entries = await Promise.all(
    batches.map(async ({ passages, places }, i) => {
      const name = `batch-${i}`;
      const files = [...(await workers.index({ reports: places, folder: join(workFolder, name) }).catch(stopped))];
      done += passages;
      onProgress('index', done, total);
      return { name, files };
    }),
  );
  const opened: OpenedSegment[] = [];
  for (const entry of entries) opened.push(await openSegmentFolder(workFolder, entry));
  return opened;
}

/** A full disk, mostly: workers say so themselves. */
function stopped(cause: unknown): never {
  if (cause instanceof TashanError) throw cause;
  const message = `建索引时出错（${messageOf(cause)}）。原有索引未动，请检查磁盘空间和写权限`;
  throw new TashanError('state', 'index-failed', message, { cause });
}

function noReports(corpus: string, files: readonly FileRecord[]): TashanError {
  const reasons = files.map(({ file, reason }) => `${file}：${reason ?? ''}`).slice(0, 5);
  const detail = reasons.length > 0 ? `\n${reasons.join('\n')}` : '';
  return new TashanError(
    'state',
    'corpus-empty',
    `${corpus} 里没有可收录的报告（支持 .txt .md .html .docx .doc .pdf），请把报告放进去再试。原有索引未动${detail}`,
  );
}
