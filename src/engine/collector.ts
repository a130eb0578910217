// In: matching passages of two tiers and what orders them. Out: the best of them; the part of a list that is asked for.

import { type Before, bestOf, type TierMatches } from './best-matches.ts';
import { cappedByReport, createGrouping } from './groups.ts';
import type { LiveIndex } from './live-index.ts';
import type { EngineQuery } from './query-tree.ts';

export interface Listing {
  /** The list from its first hit on: `depth` hits at least, where there are so many. Both tiers, uncapped, base order. */
  best(depth: number): readonly number[];
  /** The part of the list asked for, after the first `head.length` hits were put in the order of `head`. */
  window(head: readonly number[]): readonly number[];
  /** What `from` and `size` count, over the whole list: hits or groups. */
  listed(): number;
  /** How many passages of a hit's group match, in the tier that is listed of it; 0 where groups are not counted. */
  inGroup(ordinal: number): number;
}

export function createListing(
  index: LiveIndex,
  tiers: readonly [TierMatches, TierMatches],
  query: Pick<EngineQuery, 'from' | 'size' | 'group' | 'perReport' | 'perGroup' | 'groupOrder'>,
): Listing {
  const { heads, idRank, reportOf } = index;
  const { from, size, perReport } = query;
  const before: Before = (a, b) => {
    const difference = (idRank[reportOf[a] as number] as number) - (idRank[reportOf[b] as number] as number);
    return difference === 0 ? a < b : difference < 0;
  };
  const total = tiers.reduce((sum, { length }) => sum + length, 0);
  const grouping = query.group === 'none' ? null : createGrouping(index, tiers, query.group, before);
  const counted = query.perGroup === 0 ? null : grouping;

  const best = (depth: number): readonly number[] => {
    const found: number[] = [];
    for (const tier of tiers) for (const ordinal of bestOf(tier, depth - found.length, before)) found.push(ordinal);
    return found;
  };

  const ungrouped = (head: readonly number[]): readonly number[] => {
    for (let depth = Math.max(head.length, from + size); ; depth *= 4) {
      const whole = depth > head.length ? [...head, ...best(depth).slice(head.length)] : head;
      const list = cappedByReport(whole, reportOf, perReport);
      if (list.length >= from + size || depth >= total) return list.slice(from, from + size);
    }
  };

  const listedHits = (): number => {
    let listed = 0;
    const [first, second] = tiers;
    if (perReport === 0) return total;
    for (let report = 0; report < heads.length; report += 1) {
      listed += Math.min(perReport, (first.inReport[report] as number) + (second.inReport[report] as number));
    }
    return listed;
  };

  return {
    best,
    window(head) {
      if (counted) return counted.groupWindow(head, query);
      return grouping ? grouping.hitWindow(head, query) : ungrouped(head);
    },
    listed: () => counted?.groups() ?? listedHits(),
    inGroup: (ordinal) => counted?.matching(ordinal) ?? 0,
  };
}
