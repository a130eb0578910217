// In: a measuring process to run, and what it may take. Out: what it reported before it ended, and why it ended early if it did.
// Ends nothing but the process it started.

import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Caps {
  /** For each thing that is reported, and for what comes after the last. */
  readonly minutes: number;
  /** Of resident memory. */
  readonly bytes: number;
}

export interface ChildOutcome {
  /** All that was reported, merged; later reports win. */
  readonly reported: Readonly<Record<string, unknown>>;
  /** null when it ended well. */
  readonly failure: string | null;
}

const WATCH_MS = 250;
const MAX_REASON_CHARS = 200;

export function runCapped(file: string, args: readonly string[], { minutes, bytes }: Caps): Promise<ChildOutcome> {
  const heapMb = Math.floor(bytes / 2 ** 20);
  const child = fork(file, args, {
    execArgv: ['--expose-gc', `--max-old-space-size=${heapMb}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let reported: Record<string, unknown> = {};
  let stderr = '';
  let stopped: string | null = null;
  let since = performance.now();
  const stop = (reason: string): void => {
    stopped ??= reason;
    child.kill('SIGKILL');
  };
  child.stderr?.on('data', (text) => {
    stderr = `${stderr}${text}`;
  });
  child.on('message', (message) => {
    reported = { ...reported, ...(message as object) };
    since = performance.now();
  });
  const watch = setInterval(() => {
    if (performance.now() - since > minutes * 60_000) stop(`over ${minutes} min`);
    else if (residentBytes(child.pid) > bytes) stop(`over ${bytes / 2 ** 30} GB`);
  }, WATCH_MS);
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearInterval(watch);
      const failure = stopped ?? (code === 0 ? null : failureOf(stderr, code, signal));
      resolve({ reported, failure });
    });
  });
}

function failureOf(stderr: string, code: number | null, signal: string | null): string {
  if (stderr.includes('heap out of memory')) return 'JavaScript heap out of memory';
  // One line: it stands in a cell of a table.
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const said = lines.find((line) => /^\[?\w*Error\b/.test(line)) ?? lines.at(-1) ?? '';
  return `ended with ${signal ?? code}: ${said.slice(0, MAX_REASON_CHARS)}`;
}

/** Of a living process on Linux; elsewhere 0, and only the heap is capped. */
function residentBytes(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'ESRCH')
      return 0;
    throw error;
  }
}
