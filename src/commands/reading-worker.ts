// In: requests to read files, from the process that builds an index. Out: each file as a Report.
// Runs in a worker thread, which may be ended at any moment; it holds nothing but the themes.

import { parentPort, workerData } from 'node:worker_threads';
import { createLocalReaders, type ReadRequest } from '../indexer/report-readers.ts';
import type { Theme } from '../lexicon/lexicon.ts';

const { themes } = workerData as { readonly themes: readonly Theme[] };
const readers = createLocalReaders(themes);

parentPort?.on('message', async (request: ReadRequest) => {
  parentPort?.postMessage(await readers.read(request));
});
