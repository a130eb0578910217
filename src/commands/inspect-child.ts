// In: files from outside. Out: what `tashan inspect` makes of them, read in processes of their own, bounded in time and memory.
// A file made to hurt whoever reads it hurts a process that nobody waits for; the server answers all the while.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Inspection, parseInspection } from '../intake/inspection.ts';
import type { Inspector } from '../intake/intake.ts';

/** From dist/commands; a test that runs from src gives the compiled program. */
const PROGRAM = fileURLToPath(new URL('../cli.js', import.meta.url));

// What a process that is ended leaves unread is read by none: few files share one.
const FILES_AT_ONCE = 10;
const MOST_MS = 90_000;
const MOST_HEAP_MB = 1_024;

export function createInspector(lexicon: string, program: string = PROGRAM): Inspector {
  return async (paths) => {
    const found = new Map<string, Inspection>();
    for (let i = 0; i < paths.length; i += FILES_AT_ONCE) {
      for (const [path, inspection] of await inspectSome(paths.slice(i, i + FILES_AT_ONCE), lexicon, program)) {
        found.set(path, inspection);
      }
    }
    return found;
  };
}

async function inspectSome(
  paths: readonly string[],
  lexicon: string,
  program: string,
): Promise<ReadonlyMap<string, Inspection>> {
  const found = new Map<string, Inspection>();
  const flags = ['inspect', '--json', '--lexicon', lexicon, '--', ...paths];
  const child = spawn(process.execPath, [`--max-old-space-size=${MOST_HEAP_MB}`, program, ...flags], {
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: MOST_MS,
    killSignal: 'SIGKILL',
  });
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve()); // then nothing is found, and each file is said to be unread
    child.once('close', () => resolve());
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { file, inspection } = parseInspection(line);
    found.set(file, inspection);
  }
  await ended;
  return found;
}
