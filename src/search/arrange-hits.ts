// In: ranked hits and how they are to be listed. Out: the hits as listed: grouped, capped per report.

import type { SearchGroup } from './search-request.ts';

export interface Placed {
  readonly reportId: string;
  readonly regionCode: string;
}

/**
 * Groups stand where their best hit stands, their hits together in order; then each report keeps its first `perReport` (0: all).
 */
export function arrangeHits<T>(
  hits: readonly T[],
  group: SearchGroup,
  perReport: number,
  placeOf: (hit: T) => Placed,
): readonly T[] {
  const capped = perReport === 0 ? hits : firstOfEach(hits, perReport, (hit) => placeOf(hit).reportId);
  if (group === 'none') return capped;
  const groups = new Map<string, T[]>();
  for (const hit of capped) {
    const key = group === 'report' ? placeOf(hit).reportId : placeOf(hit).regionCode;
    const members = groups.get(key);
    if (members) members.push(hit);
    else groups.set(key, [hit]);
  }
  return [...groups.values()].flat();
}

function firstOfEach<T>(hits: readonly T[], most: number, keyOf: (hit: T) => string): readonly T[] {
  const seen = new Map<string, number>();
  return hits.filter((hit) => {
    const count = (seen.get(keyOf(hit)) ?? 0) + 1;
    seen.set(keyOf(hit), count);
    return count <= most;
  });
}
