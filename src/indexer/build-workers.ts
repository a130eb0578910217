// In: reading and indexing tasks. Out: what they give, done in worker threads.
// A worker that takes too long or too much memory is ended. Of a file that is a flaw, and the run goes on; of a batch it ends the build.

import { availableParallelism } from 'node:os';
import { messageOf, TashanError } from '../errors.ts';
import type { FileEntry } from '../segment/manifest.ts';
import { createThreadPool, type ThreadFailure } from '../threads/thread-pool.ts';
import {
  type BatchRequest,
  type BuildSettings,
  type BuildTasks,
  createBuildTasks,
  type ReadOutcome,
} from './build-tasks.ts';
import { failedReading, type ReadRequest } from './read-file.ts';

export type WorkerTask =
  | { readonly kind: 'read'; readonly request: ReadRequest }
  | { readonly kind: 'index'; readonly request: BatchRequest };

export interface BuildWorkers extends Omit<BuildTasks, 'close'> {
  /** How many tasks it pays to have under way at once. */
  readonly parallel: number;
  close(): Promise<void>;
}

/** Does everything in this process, one after the other. */
export function createLocalWorkers(settings: BuildSettings): BuildWorkers {
  const tasks = createBuildTasks(settings);
  return { ...tasks, parallel: 1, close: async () => tasks.close() };
}

// The slowest honest file, a PDF of hundreds of pages, takes seconds; a hostile one is not worth more.
const READ_TIMEOUT_MS = 60_000;
// A batch takes seconds.
const INDEX_TIMEOUT_MS = 600_000;
// A report of 20 MB in the costliest format, or a batch with the dictionary, stays below it.
const WORKER_MEMORY_MB = 1_536;
// Beyond four the disk and the collecting process are the bound.
const MAX_WORKERS = 4;

/** `workerFile` is the compiled commands/build-worker. */
export function createWorkers(
  workerFile: URL,
  settings: BuildSettings,
  options: { readonly workers?: number; readonly timeoutMs?: number; readonly memoryMb?: number } = {},
): BuildWorkers {
  const { timeoutMs = READ_TIMEOUT_MS, memoryMb = WORKER_MEMORY_MB } = options;
  const { workers = Math.min(availableParallelism(), MAX_WORKERS) } = options;
  const pool = createThreadPool({ file: workerFile, data: settings, most: workers, memoryMb });
  pool.prepare();
  const submit = <T>(task: WorkerTask, most: number): Promise<T> =>
    pool.run<T>(task, most).catch((failure) => {
      throw new Error(`${whatHappened(failure)}，没有收录；请换一种格式另存`, { cause: failure });
    });

  return {
    // Each worker has its next task at hand while the last is taken in.
    parallel: workers * 2,
    read: (request) =>
      submit<ReadOutcome>({ kind: 'read', request }, timeoutMs).catch((error) => failedReading(messageOf(error))),
    index: (request) =>
      submit<readonly FileEntry[]>({ kind: 'index', request }, INDEX_TIMEOUT_MS).catch((cause) => {
        const message = `建索引时出错（${messageOf(cause)}）。原有索引未动，请检查内存和磁盘空间后再运行 tashan index`;
        throw new TashanError('state', 'index-failed', message, { cause });
      }),
    close: pool.close,
  };
}

function whatHappened(failure: ThreadFailure): string {
  if (failure.reason === 'late') return `读取超过 ${failure.message}`;
  return failure.reason === 'ended' ? `读取时程序意外结束（${failure.message}）` : `读取时出错（${failure.message}）`;
}
