// In: a port, a rate, addresses. Out: how long each answer took from when it was due, and what was no answer.

import { Agent, get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

export interface LoadFigures {
  readonly answered: number;
  /** 503 and 429: said, with when to come back. */
  readonly refused: number;
  readonly errors: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly most: number;
  /** As `performance.now()`. */
  readonly began: number;
  /** The slowest answer of each second, by when it was due. */
  readonly bySecond: readonly number[];
}

export interface Load {
  readonly port: number;
  /** Requests a second. */
  readonly rate: number;
  readonly seconds: number;
  readonly connections: number;
  readonly next: () => string;
}

export async function offerLoad({ port, rate, seconds, connections, next }: Load): Promise<LoadFigures> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const bySecond: number[] = new Array(seconds).fill(0);
  let [refused, errors] = [0, 0];
  const ask = (path: string, due: number): Promise<void> =>
    new Promise((done) => {
      const failed = (): void => {
        errors += 1;
        done();
      };
      get({ agent, port, host: '127.0.0.1', path, headers: { 'accept-encoding': 'gzip' } }, (response) => {
        response.resume().on('error', failed);
        response.on('end', () => {
          const took = performance.now() - due;
          const second = Math.floor((due - began) / 1_000);
          bySecond[second] = Math.max(bySecond[second] ?? 0, took);
          if (response.statusCode === 200) times.push(took);
          else if (response.statusCode === 503 || response.statusCode === 429) refused += 1;
          else errors += 1;
          done();
        });
      }).on('error', failed);
    });
  const began = performance.now();
  const waiting: Promise<void>[] = [];
  for (let i = 0; i < rate * seconds; ) {
    const isDue = (): boolean => began + (i * 1000) / rate <= performance.now();
    for (; i < rate * seconds && isDue(); i += 1) waiting.push(ask(next(), began + (i * 1000) / rate));
    await wait(1);
  }
  await Promise.all(waiting);
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  const most = times.at(-1) ?? Number.NaN;
  return { answered: times.length, refused, errors, p50: at(0.5), p95: at(0.95), p99: at(0.99), most, began, bySecond };
}

const SLOWEST_SHOWN = 8;

export function describeLoad(rate: number, figures: LoadFigures): string {
  const { answered, refused, errors, p50, p95, p99, most } = figures;
  const ms = (value: number): string => `${value.toFixed(1)} ms`;
  const times = `p50 ${ms(p50)}, p95 ${ms(p95)}, p99 ${ms(p99)}, slowest ${ms(most)}`;
  return `${rate}/s: ${times}; ${answered} answered, ${refused} refused, ${errors} errors`;
}

/** Where the slowest answers lie, so that they can be laid beside what happened then. */
export function describeWorst({ bySecond }: LoadFigures): string {
  const slowest = bySecond
    .map((took, second) => ({ took, second }))
    .sort((a, b) => b.took - a.took)
    .slice(0, SLOWEST_SHOWN)
    .map(({ took, second }) => `${took.toFixed(0)} ms in second ${second}`);
  return `slowest answers: ${slowest.join(', ')}`;
}
