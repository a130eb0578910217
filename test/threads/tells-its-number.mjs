// A thread that answers each task with its number; it throws where it is told to.
import { parentPort, threadId } from 'node:worker_threads';

parentPort.on('message', (task) => {
  if (task === 'throw') throw new Error('as told');
  parentPort.postMessage(threadId);
});
