// In: how many passages have each word. Out: words by how common they are, so that a query mix can be drawn from each band.

export type Band = 'rare' | 'middle' | 'common';

/** Shares of all passages, half-open. A word of one passage only is most often a slip or a name. */
const SHARES: Readonly<Record<Band, readonly [from: number, below: number]>> = {
  rare: [0, 0.002],
  middle: [0.002, 0.03],
  common: [0.03, 0.4],
};
const MIN_PASSAGES = 2;

/** A word somebody may type: two characters or more, all of them Han. */
const TYPED = /^\p{Script=Han}{2,}$/u;

/** @param frequencies passages that have the word @returns null for a word that no query is made of. */
export function createBandOf(
  frequencies: ReadonlyMap<string, number>,
  passages: number,
  stopWords: ReadonlySet<string>,
): (word: string) => Band | null {
  return (word) => {
    const frequency = frequencies.get(word) ?? 0;
    if (frequency < MIN_PASSAGES || stopWords.has(word) || !TYPED.test(word)) return null;
    const share = frequency / passages;
    const bands = Object.keys(SHARES) as Band[];
    return bands.find((band) => share >= SHARES[band][0] && share < SHARES[band][1]) ?? null;
  };
}
