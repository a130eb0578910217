// In: matches of two tiers, to be grouped by report or place. Out: the part of the grouped list that is asked for.
// A group stands where its best hit stands. A place that is not known is a group among hits, but none among groups.

import { type Before, bestOf, isBetter, type TierMatches } from './best-matches.ts';
import type { LiveIndex } from './live-index.ts';
import type { EngineQuery, GroupOrder } from './query-tree.ts';

export interface Grouping {
  /** Hits `[from, from + size)` of the list in which the hits of a group stand together. */
  hitWindow(head: readonly number[], query: Pick<EngineQuery, 'from' | 'size' | 'perReport'>): readonly number[];
  /** The best hits of groups `[from, from + size)`; of a group only those of its first tier. */
  groupWindow(
    head: readonly number[],
    query: Pick<EngineQuery, 'from' | 'size' | 'perReport' | 'perGroup' | 'groupOrder'>,
  ): readonly number[];
  /** How many groups there are. */
  groups(): number;
  /** How many passages of a hit's group match, of the group's first tier. */
  matching(ordinal: number): number;
}

export function createGrouping(
  index: LiveIndex,
  tiers: readonly [TierMatches, TierMatches],
  by: Exclude<EngineQuery['group'], 'none'>,
  before: Before,
): Grouping {
  const { heads, regionOf, reportOf } = index;
  const groupOfReport = (report: number): number => (by === 'report' ? report : (regionOf[report] as number));
  const groupOf = (ordinal: number): number => groupOfReport(reportOf[ordinal] as number);
  /** For each group: the sum over its reports. */
  const sumOf = (countOf: (report: number) => number): ReadonlyMap<number, number> => {
    const sums = new Map<number, number>();
    for (let report = 0; report < heads.length; report += 1) {
      const count = countOf(report);
      if (count > 0) sums.set(groupOfReport(report), (sums.get(groupOfReport(report)) ?? 0) + count);
    }
    return sums;
  };
  const [first, second] = tiers.map(({ inReport }) => sumOf((report) => inReport[report] as number));
  const countIn = (group: number): number => first?.get(group) ?? second?.get(group) ?? 0;
  // Reports are numbered from 0; of places 0 is one that is not known.
  const isListed = (group: number): boolean => by === 'report' || group !== 0;

  /** All hits of the wanted groups, in the order of the list. */
  const membersOf = (wanted: readonly number[], head: readonly number[]): readonly (readonly number[])[] => {
    const members = new Map<number, number[]>(wanted.map((each) => [each, []]));
    const inHead = new Set(head);
    for (const ordinal of head) members.get(groupOf(ordinal))?.push(ordinal);
    for (const tier of tiers) {
      const own = { ordinals: new Uint32Array(tier.length), keys: new Float64Array(tier.length), length: 0 };
      for (let i = 0; i < tier.length; i += 1) {
        const ordinal = tier.ordinals[i] as number;
        if (!members.has(groupOf(ordinal)) || inHead.has(ordinal)) continue;
        own.ordinals[own.length] = ordinal;
        own.keys[own.length] = tier.keys[i] as number;
        own.length += 1;
      }
      for (const ordinal of bestOf(own, own.length, before)) members.get(groupOf(ordinal))?.push(ordinal);
    }
    return [...members.values()];
  };

  return {
    hitWindow(head, { from, size, perReport }) {
      const sizes = sumOf((report) => {
        const matching = tiers.reduce((sum, { inReport }) => sum + (inReport[report] as number), 0);
        return perReport === 0 ? matching : Math.min(perReport, matching);
      });
      // The groups that the window touches, and how many hits of earlier groups come before them.
      const wanted: number[] = [];
      let skipped = 0;
      let counted = 0;
      for (const group of bestOfGroups(tiers, head, groupOf, before).keys()) {
        const length = sizes.get(group) ?? 0;
        if (counted + length <= from) skipped += length;
        else wanted.push(group);
        counted += length;
        if (counted >= from + size) break;
      }
      return membersOf(wanted, head)
        .flatMap((list) => cappedByReport(list, reportOf, perReport))
        .slice(from - skipped, from - skipped + size);
    },
    groupWindow(head, { from, size, perReport, perGroup, groupOrder }) {
      const found = [...bestOfGroups(tiers, head, groupOf, before)].filter(([group]) => isListed(group));
      const isFirst = (group: number): number => Number(first?.has(group) === true);
      const compare = comparePlaces(index, groupOrder);
      found.sort(
        ([a, bestOfA], [b, bestOfB]) =>
          isFirst(b) - isFirst(a) || compare(reportOf[bestOfA] as number, reportOf[bestOfB] as number),
      );
      const wanted = found.slice(from, from + size).map(([group]) => group);
      // Those of the first tier stand first among the hits of a group.
      return membersOf(wanted, head).flatMap((list, i) => {
        const ofTier = list.slice(0, countIn(wanted[i] as number));
        return cappedByReport(ofTier, reportOf, perReport).slice(0, perGroup);
      });
    },
    groups: () => [...new Set([...(first?.keys() ?? []), ...(second?.keys() ?? [])])].filter(isListed).length,
    matching: (ordinal) => countIn(groupOf(ordinal)),
  };
}

/** At most so many hits of one report; 0 keeps all. */
export function cappedByReport(list: readonly number[], reportOf: Uint32Array, perReport: number): readonly number[] {
  if (perReport === 0) return list;
  const seen = new Map<number, number>();
  return list.filter((ordinal) => {
    const report = reportOf[ordinal] as number;
    const count = (seen.get(report) ?? 0) + 1;
    seen.set(report, count);
    return count <= perReport;
  });
}

/** How the reports of the best hits of two groups are ordered; 0 leaves them as those hits stand. */
function comparePlaces(
  { newestRank, oldestRank, heads }: LiveIndex,
  order: GroupOrder,
): (a: number, b: number) => number {
  if (order === 'best') return () => 0;
  if (order === 'place') {
    // What has no place stands last: no code sorts behind `~`.
    const codeOf = (report: number): string => heads[report]?.region?.code ?? '~';
    return (a, b) => (codeOf(a) < codeOf(b) ? -1 : Number(codeOf(a) > codeOf(b)));
  }
  const ranks = order === 'newest' ? newestRank : oldestRank;
  return (a, b) => (ranks[a] as number) - (ranks[b] as number);
}

/** Groups in the order of their first hit in the list, each with that hit. */
function bestOfGroups(
  tiers: readonly TierMatches[],
  head: readonly number[],
  groupOf: (ordinal: number) => number,
  before: Before,
): ReadonlyMap<number, number> {
  const best = new Map<number, number>();
  for (const ordinal of head) if (!best.has(groupOf(ordinal))) best.set(groupOf(ordinal), ordinal);
  for (const tier of tiers) {
    const first = new Map<number, number>();
    for (let i = 0; i < tier.length; i += 1) {
      const group = groupOf(tier.ordinals[i] as number);
      if (best.has(group)) continue;
      const known = first.get(group);
      if (known === undefined || isBetter(tier, i, known, before)) first.set(group, i);
    }
    const ordered = [...first].sort(([, a], [, b]) => (isBetter(tier, a, b, before) ? -1 : 1));
    for (const [group, i] of ordered) best.set(group, tier.ordinals[i] as number);
  }
  return best;
}
