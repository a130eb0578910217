// In: files of a corpus. Out: each as a Report, read in this process or in workers, or the flaw that kept it from being read.
// A worker that takes too long or too much memory is ended; its file gets a flaw and the run goes on.

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { messageOf } from '../errors.ts';
import { type CorpusFile, readCorpusFile } from '../ingest/corpus-folder.ts';
import { extract, MAX_FILE_BYTES } from '../ingest/extract.ts';
import { type Flaw, flaw } from '../ingest/flaw.ts';
import type { Theme } from '../lexicon/lexicon.ts';
import { createReportReader } from '../report/read-report.ts';
import type { Report } from '../report/report.ts';

export interface ReadRequest {
  readonly root: string;
  readonly file: CorpusFile;
  readonly sidecar: CorpusFile | null;
}

export type ReadOutcome =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'failed'; readonly flaw: Flaw };

export interface ReportReaders {
  /** How many files it pays to have under way at once. */
  readonly parallel: number;
  read(request: ReadRequest): Promise<ReadOutcome>;
  close(): Promise<void>;
}

/** Reads in this process, one after the other. */
export function createLocalReaders(themes: readonly Theme[]): ReportReaders {
  const readReport = createReportReader(themes);
  return {
    parallel: 1,
    async read({ root, file, sidecar }) {
      let bytes: Uint8Array;
      try {
        bytes = readCorpusFile(root, file, MAX_FILE_BYTES);
      } catch (error) {
        return failed(file.problem ?? `文件读不出来（${messageOf(error)}），请检查读取权限`);
      }
      const { sidecarBytes, flaws } = readSidecar(root, sidecar);
      const report = readReport(await extract(bytes, file.path, sidecarBytes));
      return { kind: 'report', report: { ...report, flaws: [...flaws, ...report.flaws] } };
    },
    close: async () => {},
  };
}

/** A sidecar that cannot be read leaves the report as the text tells it. */
function readSidecar(
  root: string,
  sidecar: CorpusFile | null,
): { readonly sidecarBytes: Uint8Array | null; readonly flaws: readonly Flaw[] } {
  if (!sidecar) return { sidecarBytes: null, flaws: [] };
  try {
    return { sidecarBytes: readCorpusFile(root, sidecar, MAX_FILE_BYTES), flaws: [] };
  } catch (error) {
    const message = `旁注文件读不出来（${messageOf(error)}），没有采用；请检查读取权限`;
    return { sidecarBytes: null, flaws: [flaw('sidecar-invalid', message)] };
  }
}

// The slowest honest file, a PDF of hundreds of pages, takes seconds; a hostile one is not worth more.
const TIMEOUT_MS = 60_000;
// A report of 20 MB in the costliest format stays below it.
const WORKER_MEMORY_MB = 1_024;
// Beyond four the disk and the collecting process are the bound.
const MAX_WORKERS = 4;

interface Task {
  readonly request: ReadRequest;
  readonly resolve: (outcome: ReadOutcome) => void;
}

/** Reads in workers. `workerFile` is the compiled commands/reading-worker. */
export function createWorkerReaders(
  workerFile: URL,
  themes: readonly Theme[],
  options: { readonly workers?: number; readonly timeoutMs?: number; readonly memoryMb?: number } = {},
): ReportReaders {
  const { timeoutMs = TIMEOUT_MS, memoryMb = WORKER_MEMORY_MB } = options;
  const { workers = Math.min(availableParallelism(), MAX_WORKERS) } = options;
  const waiting: Task[] = [];
  const idle: Worker[] = [];
  const alive = new Set<Worker>();

  const start = (): Worker => {
    const worker = new Worker(workerFile, {
      workerData: { themes },
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    alive.add(worker);
    worker.on('exit', () => alive.delete(worker));
    return worker;
  };

  const next = (): void => {
    while (waiting.length > 0 && (idle.length > 0 || alive.size < workers)) {
      const task = waiting.shift();
      if (task) run(idle.pop() ?? start(), task);
    }
  };

  const run = (worker: Worker, { request, resolve }: Task): void => {
    const settle = (outcome: ReadOutcome, isUsable: boolean): void => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError);
      if (isUsable) idle.push(worker);
      else {
        alive.delete(worker);
        worker.on('error', () => {}); // it is being ended; what it still has to say is known
        void worker.terminate();
      }
      resolve(outcome);
      next();
    };
    const onMessage = (outcome: ReadOutcome): void => settle(outcome, true);
    const onError = (error: Error): void =>
      settle(failed(`读取时出错（${messageOf(error)}），没有收录；请换一种格式另存`), false);
    const timer = setTimeout(
      () => settle(failed(`读取超过 ${timeoutMs / 1000} 秒，没有收录；请换一种格式另存`), false),
      timeoutMs,
    );
    worker.on('message', onMessage).on('error', onError);
    worker.postMessage(request);
  };

  return {
    // Each worker has its next file at hand while the last is taken in.
    parallel: workers * 2,
    read: (request) =>
      new Promise((resolve) => {
        waiting.push({ request, resolve });
        next();
      }),
    async close() {
      await Promise.all([...alive].map((worker) => worker.terminate()));
    },
  };
}

function failed(message: string): ReadOutcome {
  return { kind: 'failed', flaw: flaw('unreadable-file', message) };
}
