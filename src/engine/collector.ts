// In: matching passages of two tiers and what orders them. Out: the best of them; the part of a list that is asked for.
// Nothing is allocated for a match that is not among the best.

import type { LiveIndex } from './live-index.ts';
import type { EngineQuery } from './query-tree.ts';

/** Matches of one tier: `ordinals[0, length)`, each with a key: more is better. */
export interface TierMatches {
  readonly ordinals: Uint32Array;
  readonly keys: Float64Array;
  length: number;
}

export interface Listing {
  /** The list from its first hit on: `depth` hits at least, where there are so many. Both tiers, uncapped, base order. */
  best(depth: number): readonly number[];
  /** The part of the list asked for, after the first `head.length` hits were put in the order of `head`. */
  window(head: readonly number[], query: Pick<EngineQuery, 'from' | 'size' | 'group' | 'perReport'>): readonly number[];
}

/** Whether the passage at `a` stands before the one at `b` where their keys are equal. */
type Before = (a: number, b: number) => boolean;

/** @param inReportOf how many hits a report has, over both tiers. */
export function createListing(
  index: LiveIndex,
  tiers: readonly TierMatches[],
  inReportOf: (report: number) => number,
): Listing {
  const { idRank, reportOf } = index;
  const before: Before = (a, b) => {
    const difference = (idRank[reportOf[a] as number] as number) - (idRank[reportOf[b] as number] as number);
    return difference === 0 ? a < b : difference < 0;
  };
  const total = tiers.reduce((sum, { length }) => sum + length, 0);

  const best = (depth: number): readonly number[] => {
    const found: number[] = [];
    for (const tier of tiers) for (const ordinal of bestOf(tier, depth - found.length, before)) found.push(ordinal);
    return found;
  };

  /** The list to `depth` hits, its head reordered. */
  const listTo = (head: readonly number[], depth: number): readonly number[] => [
    ...head,
    ...(depth > head.length ? best(depth).slice(head.length) : []),
  ];

  const capped = (list: readonly number[], perReport: number): readonly number[] => {
    if (perReport === 0) return list;
    const seen = new Map<number, number>();
    return list.filter((ordinal) => {
      const report = reportOf[ordinal] as number;
      const count = (seen.get(report) ?? 0) + 1;
      seen.set(report, count);
      return count <= perReport;
    });
  };

  const ungrouped = (head: readonly number[], from: number, size: number, perReport: number): readonly number[] => {
    for (let depth = Math.max(head.length, from + size); ; depth *= 4) {
      const list = capped(listTo(head, depth), perReport);
      if (list.length >= from + size || depth >= total) return list.slice(from, from + size);
    }
  };

  const grouped = (
    head: readonly number[],
    { from, size, group, perReport }: Parameters<Listing['window']>[1],
  ): readonly number[] => {
    const groupOf = (ordinal: number): number => {
      const report = reportOf[ordinal] as number;
      return group === 'report' ? report : (index.regionOf[report] as number);
    };
    const groups = orderGroups(tiers, head, groupOf, before);
    const sizes = groupSizes(index, inReportOf, group, perReport);
    // The groups that the window touches, and how many hits of earlier groups come before them.
    const wanted = new Set<number>();
    let skipped = 0;
    let counted = 0;
    for (const each of groups) {
      const length = sizes.get(each) ?? 0;
      if (counted + length <= from) skipped += length;
      else wanted.add(each);
      counted += length;
      if (counted >= from + size) break;
    }
    const inHead = new Set(head);
    const members = new Map<number, number[]>([...wanted].map((each) => [each, []]));
    for (const ordinal of head) members.get(groupOf(ordinal))?.push(ordinal);
    for (const tier of tiers) {
      const own = { ordinals: new Uint32Array(tier.length), keys: new Float64Array(tier.length), length: 0 };
      for (let i = 0; i < tier.length; i += 1) {
        const ordinal = tier.ordinals[i] as number;
        if (!wanted.has(groupOf(ordinal)) || inHead.has(ordinal)) continue;
        own.ordinals[own.length] = ordinal;
        own.keys[own.length] = tier.keys[i] as number;
        own.length += 1;
      }
      for (const ordinal of bestOf(own, own.length, before)) members.get(groupOf(ordinal))?.push(ordinal);
    }
    return [...members.values()]
      .flatMap((list) => capped(list, perReport))
      .slice(from - skipped, from - skipped + size);
  };

  return {
    best,
    window: (head, query) =>
      query.group === 'none' ? ungrouped(head, query.from, query.size, query.perReport) : grouped(head, query),
  };
}

/** Groups in the order of their first hit in the list. */
function orderGroups(
  tiers: readonly TierMatches[],
  head: readonly number[],
  groupOf: (ordinal: number) => number,
  before: Before,
): ReadonlySet<number> {
  const ordered = new Set(head.map(groupOf));
  for (const tier of tiers) {
    const first = new Map<number, number>();
    for (let i = 0; i < tier.length; i += 1) {
      const group = groupOf(tier.ordinals[i] as number);
      if (ordered.has(group)) continue;
      const known = first.get(group);
      if (known === undefined || isBetter(tier, i, known, before)) first.set(group, i);
    }
    for (const [group] of [...first].sort(([, a], [, b]) => (isBetter(tier, a, b, before) ? -1 : 1)))
      ordered.add(group);
  }
  return ordered;
}

/** How many hits of each group are listed. */
function groupSizes(
  { regionOf, heads }: LiveIndex,
  inReportOf: (report: number) => number,
  group: EngineQuery['group'],
  perReport: number,
): ReadonlyMap<number, number> {
  const sizes = new Map<number, number>();
  for (let report = 0; report < heads.length; report += 1) {
    const matching = inReportOf(report);
    if (matching === 0) continue;
    const key = group === 'report' ? report : (regionOf[report] as number);
    sizes.set(key, (sizes.get(key) ?? 0) + (perReport === 0 ? matching : Math.min(perReport, matching)));
  }
  return sizes;
}

/** Whether match `i` of a tier stands before match `j`. */
function isBetter({ ordinals, keys }: TierMatches, i: number, j: number, before: Before): boolean {
  const difference = (keys[i] as number) - (keys[j] as number);
  return difference === 0 ? before(ordinals[i] as number, ordinals[j] as number) : difference > 0;
}

/** The ordinals of the best matches, best first: a heap of `depth` places whose root is the worst of them. */
function bestOf(tier: TierMatches, depth: number, before: Before): readonly number[] {
  const heap = new Uint32Array(Math.min(depth, tier.length));
  let size = 0;
  const worse = (a: number, b: number): boolean => isBetter(tier, heap[b] as number, heap[a] as number, before);
  const swap = (a: number, b: number): void => {
    const kept = heap[a] as number;
    heap[a] = heap[b] as number;
    heap[b] = kept;
  };
  const sink = (from: number): void => {
    for (let at = from; ; ) {
      const left = 2 * at + 1;
      if (left >= size) return;
      const child = left + 1 < size && worse(left + 1, left) ? left + 1 : left;
      if (!worse(child, at)) return;
      swap(child, at);
      at = child;
    }
  };
  const { keys } = tier;
  for (let i = 0; i < tier.length && heap.length > 0; i += 1) {
    // Most matches are not among the best: the first look tells.
    if (size === heap.length && (keys[i] as number) < (keys[heap[0] as number] as number)) continue;
    if (size < heap.length) {
      heap[size] = i;
      size += 1;
      if (size === heap.length) for (let at = (size >>> 1) - 1; at >= 0; at -= 1) sink(at);
    } else if (isBetter(tier, i, heap[0] as number, before)) {
      heap[0] = i;
      sink(0);
    }
  }
  return [...heap].sort((a, b) => (isBetter(tier, a, b, before) ? -1 : 1)).map((i) => tier.ordinals[i] as number);
}
