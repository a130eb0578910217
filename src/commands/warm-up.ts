// In: a service that was just opened. Out: nothing: what its first questions would wait for is made, between the requests.

import { setImmediate as next } from 'node:timers/promises';
import type { SearchService } from '../search/search-service.ts';

// A request that comes meanwhile waits no longer than that.
const SLICE_MS = 5;

/** @param isCurrent whether the service is still the one that answers; where not, the rest is left unmade. */
export async function warmUp(
  service: Pick<SearchService, 'preparation'>,
  isCurrent: () => boolean = () => true,
): Promise<void> {
  let began = performance.now();
  for (const _ of service.preparation()) {
    if (performance.now() - began < SLICE_MS) continue;
    await next();
    if (!isCurrent()) return;
    began = performance.now();
  }
}
