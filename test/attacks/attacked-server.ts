// In: a corpus. Out: an index of it and a real server over it, in a process of its own that tells how long its event loop stood still.
// For tests only.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CLI = join(ROOT, 'dist/cli.js');
const PROBE = fileURLToPath(new URL('stall-probe.mjs', import.meta.url));
const START_MS = 300_000;

export const BASE_PATH = '/tashan';

export interface Stall {
  readonly stallMs: number;
  readonly endedAt: number;
}

export interface AttackedServer {
  readonly port: number;
  /** Waits of the event loop that were too long to pass over, as they come. */
  readonly stalls: Stall[];
  /** Null while it runs. */
  exited(): string | null;
  log(): string;
  stop(): Promise<void>;
}

export function runCli(args: readonly string[], options: { uid?: number } = {}) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
    timeout: 600_000,
    ...options,
  });
  return { status, stdout, stderr, tookMs: performance.now() - started };
}

/** @param settings variables beside those that every attack has. */
export async function startAttacked(
  index: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<AttackedServer> {
  const server: ChildProcess = spawn(
    process.execPath,
    ['--import', PROBE, CLI, 'serve', '--index', index, '--port', '0'],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { PATH: process.env.PATH, TASHAN_BASE_PATH: BASE_PATH, TASHAN_TRUST_PROXY: 'true', ...settings },
    },
  );
  const stalls: Stall[] = [];
  let said = '';
  let ended: string | null = null;
  let port = 0;
  server.on('message', (stall: Stall) => stalls.push(stall));
  server.stderr?.on('data', (piece) => {
    said = (said + String(piece)).slice(-20_000);
  });
  server.on('exit', (code, signal) => {
    ended = `the server ended (${code ?? signal}): ${said}`;
  });
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no server: ${said}`)), START_MS);
    let out = '';
    server.stdout?.on('data', (piece) => {
      out += String(piece);
      port = Number(/http:\/\/127\.0\.0\.1:(\d+)/.exec(out)?.[1] ?? 0);
      if (port > 0) {
        clearTimeout(timer);
        resolve();
      }
    });
    server.on('exit', () => reject(new Error(ended ?? '')));
  });
  return {
    port,
    stalls,
    exited: () => ended,
    log: () => said,
    async stop() {
      if (ended !== null) return;
      server.kill('SIGTERM');
      await once(server, 'exit');
    },
  };
}
