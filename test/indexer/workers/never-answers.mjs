// A worker that takes a file and never comes back, as a parser in an endless loop would.
import { parentPort } from 'node:worker_threads';

parentPort.on('message', () => {
  for (;;);
});
