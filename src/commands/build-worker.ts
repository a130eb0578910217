// In: tasks from the process that builds an index. Out: what each gives.
// Runs in a worker thread, which may be ended at any moment; it leaves nothing behind but files in the build's own folder.

import { parentPort, workerData } from 'node:worker_threads';
import { type BuildSettings, createBuildTasks } from '../indexer/build-tasks.ts';
import type { WorkerTask } from '../indexer/build-workers.ts';

const tasks = createBuildTasks(workerData as BuildSettings);

parentPort?.on('message', async (task: WorkerTask) => {
  parentPort?.postMessage(task.kind === 'read' ? await tasks.read(task.request) : await tasks.index(task.request));
});
