// In: something that answers queries, and queries. Out: how long it took, and what it holds in memory.

import type { Memory, ServeFigures, Spread } from './measurements.ts';
import type { PeerIndex, WordQuery } from './peer.ts';
import type { Prepared, PreparedQuery } from './prepared.ts';
import { QUERY_CLASSES, type QueryClass } from './query-mix.ts';

/** A slow engine is measured on as much of the mix as it gets through; the classes take turns, so on all of them alike. */
const MEASURE_MS = 90_000;
const WARM_UP_MS = 15_000;

export interface Answering {
  /** A promise is waited for within the time. */
  answer(query: PreparedQuery): unknown;
  readonly canDoExact: boolean;
  readonly hits: PeerIndex['hits'];
}

export async function measureAnswers(
  { answer, canDoExact, hits }: Answering,
  { warmUp, measured, checked }: Prepared,
  openMs: number | null,
): Promise<ServeFigures> {
  const isAnswered = ({ class: name }: PreparedQuery): boolean => name !== 'exact' || canDoExact;
  const firstMs = await timed(answer, warmUp.find(isAnswered) as PreparedQuery);
  await run(answer, warmUp.filter(isAnswered), WARM_UP_MS);
  const times = await run(answer, measured.filter(isAnswered), MEASURE_MS);
  const spreadOf = (names: readonly QueryClass[]): Spread => spread(names.flatMap((name) => times.get(name) ?? []));
  const memory = memoryNow();
  return {
    openMs,
    firstMs,
    memory,
    smart: spreadOf(QUERY_CLASSES.filter((name) => name !== 'exact')),
    exact: canDoExact ? spreadOf(['exact']) : null,
    classes: Object.fromEntries([...times.keys()].map((name) => [name, spreadOf([name])])),
    hits: await hitsOf(hits, checked),
  };
}

async function hitsOf(hits: PeerIndex['hits'], checked: readonly WordQuery[]): Promise<readonly (number | null)[]> {
  const totals: (number | null)[] = [];
  for (const query of checked) totals.push(await hits(query));
  return totals;
}

async function run(
  answer: Answering['answer'],
  queries: readonly PreparedQuery[],
  budgetMs: number,
): Promise<ReadonlyMap<QueryClass, readonly number[]>> {
  const times = new Map<QueryClass, number[]>();
  const end = performance.now() + budgetMs;
  for (const query of queries) {
    if (performance.now() > end) break;
    const ms = await timed(answer, query);
    const ofClass = times.get(query.class) ?? [];
    ofClass.push(ms);
    times.set(query.class, ofClass);
  }
  return times;
}

async function timed(answer: Answering['answer'], query: PreparedQuery): Promise<number> {
  const started = performance.now();
  const answered = answer(query);
  if (answered instanceof Promise) await answered;
  return performance.now() - started;
}

export function spread(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  // The nearest rank: a time that was measured.
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { queries: sorted.length, p50: rank(0.5), p95: rank(0.95), p99: rank(0.99), max: rank(1) };
}

/** After two collections: the first may only queue what the second frees. Needs --expose-gc. */
export function memoryNow(): Memory {
  globalThis.gc?.();
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heap: heapUsed, external };
}

/** The most this process ever held. */
export const peakRss = (): number => process.resourceUsage().maxRSS * 1024;
