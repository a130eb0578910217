// A thread that answers its first task with its number, and ends soon after.
import { parentPort, threadId } from 'node:worker_threads';

parentPort.once('message', () => {
  parentPort.postMessage(threadId);
  setTimeout(() => process.exit(), 20);
});
