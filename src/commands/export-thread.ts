// In: lists of passages from the server. Out: the content of the files, one after the other.
// Runs in a worker thread, which may be ended at any moment.

import { parentPort } from 'node:worker_threads';
import type { FileTask } from '../export/file-thread.ts';
import { writeFile } from '../export/write-file.ts';

parentPort?.on('message', async ({ extension, list }: FileTask) => {
  parentPort?.postMessage(await writeFile(extension, list));
});
