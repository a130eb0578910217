// In: what was found and what was to be found. Out: the figures: shares, precision, recall, F1, macro-F1.

export interface Share {
  readonly right: number;
  readonly of: number;
}

export const share = ({ right, of }: Share): string =>
  `${((100 * right) / Math.max(1, of)).toFixed(2)} % (${right}/${of})`;

export interface Tally {
  readonly right: number;
  readonly found: number;
  readonly wanted: number;
}

export function f1({ right, found, wanted }: Tally): number {
  return found + wanted === 0 ? 1 : (2 * right) / (found + wanted);
}

export function addUp(tallies: readonly Tally[]): Tally {
  const sum = (field: keyof Tally): number => tallies.reduce((total, tally) => total + tally[field], 0);
  return { right: sum('right'), found: sum('found'), wanted: sum('wanted') };
}

/** Compares two lists as multisets. */
export function tally(found: readonly string[], wanted: readonly string[]): Tally {
  const open = [...wanted];
  let right = 0;
  for (const item of found) {
    const at = open.indexOf(item);
    if (at < 0) continue;
    open.splice(at, 1);
    right += 1;
  }
  return { right, found: found.length, wanted: wanted.length };
}

export function macroF1(
  labels: readonly { readonly found: readonly string[]; readonly wanted: readonly string[] }[],
): number {
  const classes = [...new Set(labels.flatMap(({ wanted }) => wanted))];
  const scores = classes.map((name) =>
    f1({
      right: labels.filter(({ found, wanted }) => found.includes(name) && wanted.includes(name)).length,
      found: labels.filter(({ found }) => found.includes(name)).length,
      wanted: labels.filter(({ wanted }) => wanted.includes(name)).length,
    }),
  );
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
}

/** NFKC without white space: how the gold is compared. */
export const bare = (text: string | null): string => (text ?? '').normalize('NFKC').replace(/\s+/gu, '');
