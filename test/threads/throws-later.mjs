// A thread that answers its first task with its number, and throws soon after.
import { parentPort, threadId } from 'node:worker_threads';

parentPort.once('message', () => {
  parentPort.postMessage(threadId);
  setTimeout(() => {
    throw new Error('too late');
  }, 20);
});
