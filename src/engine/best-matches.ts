// In: matching passages of a tier with a key each. Out: the best of them, in order.
// Nothing is allocated for a match that is not among the best.

/** Matches of one tier: `ordinals[0, length)`, each with a key: more is better. */
export interface TierMatches {
  readonly ordinals: Uint32Array;
  readonly keys: Float64Array;
  length: number;
  /** By report: how many of its passages are among them. */
  readonly inReport: Uint32Array;
}

/** An empty one with room for all passages of all reports. */
export function createTier(passages: number, reports: number): TierMatches {
  return {
    ordinals: new Uint32Array(passages),
    keys: new Float64Array(passages),
    length: 0,
    inReport: new Uint32Array(reports),
  };
}

/** Whether the passage at `a` stands before the one at `b` where their keys are equal. */
export type Before = (a: number, b: number) => boolean;

/** The ordinals of the best matches, best first: a heap of `depth` places whose root is the worst of them. */
export function bestOf(tier: Omit<TierMatches, 'inReport'>, depth: number, before: Before): readonly number[] {
  if (depth <= 0) return [];
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
  const { keys, ordinals } = tier;
  const least = leastOfBest(tier, depth);
  for (let i = 0; i < tier.length; i += 1) {
    // Most matches are not among the best: the first look tells.
    const key = keys[i] as number;
    if (key < least || (size === heap.length && key < (keys[heap[0] as number] as number))) continue;
    if (size < heap.length) {
      heap[size] = i;
      size += 1;
      if (size === heap.length) for (let at = (size >>> 1) - 1; at >= 0; at -= 1) sink(at);
    } else if (isBetter(tier, i, heap[0] as number, before)) {
      heap[0] = i;
      sink(0);
    }
  }
  return [...heap]
    .sort((a, b) => {
      const difference = (keys[b] as number) - (keys[a] as number);
      if (difference !== 0) return difference;
      return before(ordinals[a] as number, ordinals[b] as number) ? -1 : 1;
    })
    .map((i) => ordinals[i] as number);
}

const STEPS = 1024;

/** A key that at least `depth` matches reach, and few more: from how many there are at each of STEPS heights. */
function leastOfBest({ keys, length }: Omit<TierMatches, 'inReport'>, depth: number): number {
  if (length <= depth) return Number.NEGATIVE_INFINITY;
  let [low, high] = [keys[0] as number, keys[0] as number];
  for (let i = 1; i < length; i += 1) {
    const key = keys[i] as number;
    if (key < low) low = key;
    else if (key > high) high = key;
  }
  if (high === low) return low;
  const scale = (STEPS - 1) / (high - low);
  const counts = new Uint32Array(STEPS);
  for (let i = 0; i < length; i += 1) {
    const step = ((keys[i] as number) - low) * scale;
    counts[step | 0] = (counts[step | 0] as number) + 1;
  }
  let [reached, step] = [0, STEPS];
  while (reached < depth) {
    step -= 1;
    reached += counts[step] as number;
  }
  // Rounding may have put a key a step too high: one step lower takes it in.
  return low + (step - 1) / scale;
}

/** Whether match `i` of a tier stands before match `j`. */
export function isBetter(
  { ordinals, keys }: Pick<TierMatches, 'ordinals' | 'keys'>,
  i: number,
  j: number,
  before: Before,
): boolean {
  const difference = (keys[i] as number) - (keys[j] as number);
  return difference === 0 ? before(ordinals[i] as number, ordinals[j] as number) : difference > 0;
}
