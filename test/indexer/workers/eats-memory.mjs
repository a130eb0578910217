// A worker that takes ever more memory, as a parser led astray would.
import { parentPort } from 'node:worker_threads';

parentPort.on('message', () => {
  const held = [];
  for (;;) held.push(new Array(100_000).fill(held.length));
});
