// In: a list of passages and the extension of a file. Out: the content of that file, made in a thread of its own where it takes long:
// a Word document of 500 passages takes as long as a hundred searches, and would keep them all waiting.

import { TashanError } from '../errors.ts';
import { createThreadPool } from '../threads/thread-pool.ts';
import type { PassageList } from './passage-list.ts';
import { type FileContent, type FileExtension, type FileWriter, writeFile } from './write-file.ts';

export interface FileTask {
  readonly extension: FileExtension;
  readonly list: PassageList;
}

export interface FileThread {
  /** @throws TashanError `export-failed`, `export-busy`. */
  readonly write: FileWriter;
  close(): Promise<void>;
}

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
    async write(extension, list) {
      if (MADE_HERE.includes(extension)) return writeFile(extension, list);
      if (pool.waiting() >= MOST_WAITING) {
        throw new TashanError('state', 'export-busy', '正在下载的人太多，这个文件没有做。请过一分钟再下载。');
      }
      const task: FileTask = { extension, list };
      return pool.run<FileContent>(task, timeoutMs).catch((cause) => {
        const message = '这个文件没有做成。请缩小检索范围，或改下载 CSV、Markdown。';
        throw new TashanError('state', 'export-failed', message, { cause });
      });
    },
    close: pool.close,
  };
}
