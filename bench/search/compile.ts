// In: the sources of Tashan and of the bench. Out: the same as JavaScript in dist/, as the product runs them.
// Measuring under a loader would add its own cost to every function, and Tashan reads files in compiled workers.

import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const BENCH = join(import.meta.dirname, '..');

/** @returns the folder that holds the compiled form of this one. @throws Error with what the compiler says. */
export function compile(): string {
  const dist = join(BENCH, 'dist');
  rmSync(dist, { recursive: true, force: true });
  const compiler = join(BENCH, '../node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', BENCH, '--noEmit', 'false'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`bench does not compile; run npm ci here and one folder up:\n${stdout}`);
  return join(dist, 'bench/search');
}
