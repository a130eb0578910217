// In: a list of passages and the extension of a file. Out: the content of that file, made in a thread of its own where it takes long:
// a Word document of 500 passages takes as long as a hundred searches, and would keep them all waiting.

import { TashanError } from '../errors.ts';
import { createThreadPool, ThreadFailure } from '../threads/thread-pool.ts';
import type { PassageList } from './passage-list.ts';
import { type FileContent, type FileExtension, type FileWriter, writeFile } from './write-file.ts';

export interface FileTask {
  readonly extension: FileExtension;
  readonly list: PassageList;
}

export interface FileThread {
  /** @throws TashanError `export-failed` for a list that takes too long or too much; ExportBusy. */
  readonly write: FileWriter;
  close(): Promise<void>;
}

/** So many files wait to be made that this one was not begun. */
export class ExportBusy extends Error {}

/** Text is put together in milliseconds. */
const MADE_HERE: readonly FileExtension[] = ['csv', 'md'];
// The largest list takes a second or two on a slow machine.
const TIMEOUT_MS = 60_000;
const MEMORY_MB = 768;
const IDLE_MS = 60_000;
const MOST_WAITING = 20;

/** @param threadFile the compiled commands/export-thread. */
export function createFileThread(threadFile: URL, { timeoutMs = TIMEOUT_MS } = {}): FileThread {
  const pool = createThreadPool({ file: threadFile, most: 1, memoryMb: MEMORY_MB, idleMs: IDLE_MS });
  return {
    async write(extension, list, signal) {
      if (MADE_HERE.includes(extension)) return writeFile(extension, list);
      if (pool.waiting() >= MOST_WAITING) throw new ExportBusy(`${MOST_WAITING} files wait to be made`);
      const task: FileTask = { extension, list };
      try {
        return await pool.run<FileContent>(task, timeoutMs, signal);
      } catch (cause) {
        // What it threw is a fault of ours, and no smaller list is the answer to it.
        if (!isTooMuch(cause)) throw cause;
        const message = '这个文件太大，没有做成。请缩小检索范围，或改下载 CSV、Markdown。';
        throw new TashanError('state', 'export-failed', message, { cause });
      }
    },
    close: pool.close,
  };
}

function isTooMuch(error: unknown): boolean {
  if (!(error instanceof ThreadFailure)) return false;
  const { cause, reason } = error;
  return (
    reason !== 'failed' || (cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY')
  );
}
