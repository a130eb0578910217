// In: an index. Out: `tashan serve` over it in a process of its own, and what it costs: time, memory, answers kept.

import { spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { CLI } from './updates.ts';

export interface ServerFigures {
  readonly hits: number;
  readonly misses: number;
  readonly cpuMs: number;
}

export interface MeasuredServer {
  readonly port: number;
  figures(): Promise<ServerFigures>;
  /** Resident memory in MB, twice a second, until it is stopped: the mean of each tenth of the time, and the most. */
  watchMemory(): { stop(): readonly string[] };
  /** What it logged beside requests, which are counted anyway. */
  notices(): readonly string[];
  stop(): Promise<void>;
}

const MEMORY_EVERY_MS = 500;

export async function startMeasured(
  index: string,
  environment: Readonly<Record<string, string>>,
): Promise<MeasuredServer> {
  // The log goes to a file, as it does in service.
  const log = `${index}-serve.log`;
  const server = spawn(process.execPath, [CLI, 'serve', '--index', index, '--port', '0'], {
    stdio: ['ignore', 'pipe', openSync(log, 'w')],
    env: { ...process.env, ...environment },
  });
  const line = await new Promise<string>((done) => server.stdout?.setEncoding('utf8').once('data', done));
  const port = Number(/:(\d+)\//.exec(line)?.[1]);
  while ((await fetch(`http://127.0.0.1:${port}/readyz`)).status !== 200) await wait(500);
  const memory = (): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]);
  return {
    port,
    async figures() {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      const figure = (name: string): number => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
      return {
        hits: figure('tashan_cache_hits'),
        misses: figure('tashan_cache_misses'),
        cpuMs: figure('process_cpu_seconds_total') * 1_000,
      };
    },
    watchMemory() {
      const samples: number[] = [];
      const timer = setInterval(() => samples.push(memory() / 1_024), MEMORY_EVERY_MS);
      return {
        stop() {
          clearInterval(timer);
          const tenth = Math.max(1, Math.ceil(samples.length / 10));
          const means: string[] = [];
          for (let i = 0; i < samples.length; i += tenth) {
            const part = samples.slice(i, i + tenth);
            means.push((part.reduce((sum, value) => sum + value, 0) / part.length).toFixed(0));
          }
          return [...means, `most ${Math.max(...samples).toFixed(0)}`];
        },
      };
    },
    notices: () =>
      readFileSync(log, 'utf8')
        .split('\n')
        .filter((each) => each !== '' && !/"msg":"request( failed)?"/.test(each))
        .map((each) => {
          const { time, msg } = JSON.parse(each) as { readonly time: string; readonly msg: string };
          return `${time} ${msg}`;
        }),
    stop: () =>
      new Promise((done) => {
        server.once('exit', () => done());
        server.kill('SIGTERM');
      }),
  };
}
