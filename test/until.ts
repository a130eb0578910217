// In: what is waited for. Out: nothing, once it is so. It is asked again and again, not slept for: a quick machine goes on at once,
// and one that does other things as well is given time.

import { setTimeout as wait } from 'node:timers/promises';

const LOOK_EVERY_MS = 25;
const PATIENCE_MS = 150_000;

/** @throws Error with `told()` when it is not so in minutes. */
export async function until(wanted: () => boolean | Promise<boolean>, told: () => string = () => ''): Promise<void> {
  const began = performance.now();
  while (!(await wanted())) {
    if (performance.now() - began > PATIENCE_MS) throw new Error(`not so after ${PATIENCE_MS} ms: ${wanted} ${told()}`);
    await wait(LOOK_EVERY_MS);
  }
}
