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

/** Whether the passage at `a` stands before the one at `b` where their keys are equal. */
export type Before = (a: number, b: number) => boolean;

/** The ordinals of the best matches, best first: a heap of `depth` places whose root is the worst of them. */
export function bestOf(tier: Omit<TierMatches, 'inReport'>, depth: number, before: Before): readonly number[] {
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
