// In: words, each with what it stands for. Out: a scan that finds them in a text, leftmost and longest first.
// Never: normalise the text; never look at it more than once.

export interface CueHit<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

interface Cue<T> {
  readonly word: string;
  readonly value: T;
}

/**
 * Hits do not overlap: the longest word at the leftmost place wins, so 村(社区)法律顾问 hides 法律顾问 inside it.
 * Words of one character are looked up by it, longer ones by their first two.
 */
export function createCueScanner<T>(cues: ReadonlyMap<string, T>): (text: string) => readonly CueHit<T>[] {
  const byOpening = new Map<number, Cue<T>[]>();
  for (const [word, value] of cues) {
    if (word === '') continue;
    const opening = openingOf(word, 0, word.length > 1);
    const sameOpening = byOpening.get(opening);
    if (sameOpening === undefined) byOpening.set(opening, [{ word, value }]);
    else sameOpening.push({ word, value });
  }
  for (const sameOpening of byOpening.values()) sameOpening.sort((a, b) => b.word.length - a.word.length);

  const cueAt = (text: string, at: number, pair: boolean): Cue<T> | undefined =>
    byOpening.get(openingOf(text, at, pair))?.find((cue) => text.startsWith(cue.word, at));

  return (text) => {
    const hits: CueHit<T>[] = [];
    for (let at = 0; at < text.length; ) {
      const cue = cueAt(text, at, true) ?? cueAt(text, at, false);
      if (cue === undefined) {
        at += 1;
        continue;
      }
      hits.push({ start: at, end: at + cue.word.length, value: cue.value });
      at += cue.word.length;
    }
    return hits;
  };
}

/** Two UTF-16 units as one number; a lone unit stands beside 0. */
function openingOf(text: string, at: number, pair: boolean): number {
  return text.charCodeAt(at) * 0x10000 + (pair && at + 1 < text.length ? text.charCodeAt(at + 1) : 0);
}
