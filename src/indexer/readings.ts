// In: the files of a corpus and what an earlier build knew of them. Out: what every file was read as; read again only
// where the file, its sidecar or the rules changed.

import { TashanError } from '../errors.ts';
import { pairSidecars } from '../ingest/corpus-folder.ts';
import { type Flaw, flaw } from '../ingest/flaw.ts';
import type { ReadOutcome, ReportSummary } from './build-tasks.ts';
import type { BuildWorkers } from './build-workers.ts';
import type { CorpusState } from './corpus-state.ts';
import type { ReadRequest } from './read-file.ts';
import type { SpoolPlace } from './report-spool.ts';

/** What is kept of the reading of a file from one build to the next. */
export interface StoredReading {
  readonly file: string;
  /** Digests of the file and its sidecar. */
  readonly digest: string;
  readonly outcome:
    | { readonly kind: 'report'; readonly summary: ReportSummary }
    | { readonly kind: 'failed'; readonly flaw: Flaw };
}

export interface Reading extends StoredReading {
  readonly request: ReadRequest;
  /** Where the report waits, if it was read in this build. */
  readonly place: SpoolPlace | null;
}

export type ProgressListener = (phase: 'read' | 'index' | 'merge', done: number, total: number) => void;

export interface CorpusReadings {
  /** Ordered by path. */
  readonly readings: readonly Reading[];
  /** Sidecars without a report. */
  readonly strays: readonly { readonly file: string; readonly flaw: Flaw }[];
}

/** @param known by path. @throws TashanError `index-unwritable` when a report that was read cannot be put aside. */
export async function readAll(
  root: string,
  { files, digests }: CorpusState,
  known: ReadonlyMap<string, StoredReading>,
  workers: BuildWorkers,
  onProgress: ProgressListener,
): Promise<CorpusReadings> {
  const { pairs, strays } = pairSidecars(files);
  const digestOf = new Map(digests.map(({ path, sha256 }) => [path, sha256]));
  const requests = pairs.map(({ report, sidecar }) => ({
    request: { root, file: report, sidecar } satisfies ReadRequest,
    digest: `${digestOf.get(report.path)} ${sidecar ? digestOf.get(sidecar.path) : ''}`,
  }));
  const isKnown = ({ request, digest }: (typeof requests)[number]): boolean =>
    known.get(request.file.path)?.digest === digest;
  const unread = requests.filter((each) => !isKnown(each)).map(({ request }) => request);
  const outcomes = await inOrder(unread, workers, onProgress);
  const readings = requests.map((each): Reading => {
    const { request, digest } = each;
    const file = request.file.path;
    const outcome = outcomes.get(file);
    if (!outcome) return { ...(known.get(file) as StoredReading), request, place: null };
    return { file, digest, request, ...settled(outcome) };
  });
  const stray = flaw('sidecar-invalid', '旁注文件旁边没有它所说明的报告，请检查文件名');
  return { readings, strays: strays.map(({ path }) => ({ file: path, flaw: stray })) };
}

/** Reads one more file, or one again. */
export async function readOne(reading: Reading, workers: BuildWorkers): Promise<Reading> {
  return { ...reading, ...settled(await workers.read(reading.request)) };
}

function settled(outcome: ReadOutcome): Pick<Reading, 'outcome' | 'place'> {
  if (outcome.kind === 'report') return { outcome: { kind: 'report', summary: outcome.summary }, place: outcome.place };
  if (outcome.kind === 'failed') return { outcome, place: null };
  const message = `索引写不进去：${outcome.message}。原有索引未动，请检查磁盘空间和写权限`;
  throw new TashanError('state', 'index-unwritable', message);
}

/** A bounded number of files under way at a time. */
async function inOrder(
  requests: readonly ReadRequest[],
  workers: BuildWorkers,
  onProgress: ProgressListener,
): Promise<ReadonlyMap<string, ReadOutcome>> {
  const outcomes = new Map<string, ReadOutcome>();
  const underWay: { readonly file: string; readonly outcome: Promise<ReadOutcome> }[] = [];
  let next = 0;
  while (outcomes.size < requests.length) {
    for (; next < requests.length && underWay.length < workers.parallel; next += 1) {
      const request = requests[next] as ReadRequest;
      underWay.push({ file: request.file.path, outcome: workers.read(request) });
    }
    onProgress('read', outcomes.size, requests.length);
    const first = underWay.shift();
    if (first) outcomes.set(first.file, await first.outcome);
  }
  if (requests.length > 0) onProgress('read', requests.length, requests.length);
  return outcomes;
}
