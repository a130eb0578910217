// In: a service that was just opened. Out: nothing: what its first questions would wait for is made, between the requests.

import { setImmediate as next, setTimeout as wait } from 'node:timers/promises';
import { parseSearchRequest } from '../search/search-request.ts';
import type { SearchService } from '../search/search-service.ts';

// A request that comes meanwhile waits no longer than that.
const SLICE_MS = 5;
// While an index before answers nobody waits for the new one: a third of the time is enough.
const REST_MS = 2 * SLICE_MS;
// Over a new index the first searches take five times as long: code that was compiled for the one before is compiled again.
const MOST_TRIED = 40;

export type WarmedService = Pick<SearchService, 'preparation' | 'overview' | 'subthemes' | 'search'>;

export interface WarmUpOptions {
  /** Whether the service is still wanted; where not, the rest is left unmade. */
  readonly isWanted?: () => boolean;
  readonly pace?: 'at-once' | 'restful';
}

export async function warmUp(
  service: WarmedService,
  { isWanted = () => true, pace = 'at-once' }: WarmUpOptions = {},
): Promise<void> {
  let began = performance.now();
  for (const _ of steps(service)) {
    if (performance.now() - began < SLICE_MS) continue;
    await (pace === 'at-once' ? next() : wait(REST_MS));
    if (!isWanted()) return;
    began = performance.now();
  }
}

function* steps(service: WarmedService): Generator<void, void> {
  yield* service.preparation();
  const tried = service.overview().themes.flatMap(({ id, name }) => [name, ...service.subthemes(id).map(({ q }) => q)]);
  for (const q of tried.slice(0, MOST_TRIED)) {
    service.search(parseSearchRequest({ q, perReport: '2' }));
    yield;
  }
}
