// In: the names of an index, and what somebody has typed so far. Out: the names that fit it, those that most places use first.
// Made when it is first asked, or before in steps: an index that is only searched never needs it.

import type { LiveIndex } from './live-index.ts';
import { madeInSteps } from './made-in-steps.ts';
import { createNameTable, type NameColumn } from './name-table.ts';
import { type FoundName, type NameFit, READING } from './names.ts';

export interface NameFinder {
  find(typed: string, most: number): readonly FoundName[];
  /** What the first call of `find` would have to make. */
  preparation(): Generator<void, void>;
}

/** Of so many names, those that most places use, readings are compared further on than their beginning: letters are many. */
const READ_INSIDE = 50_000;

export function createNameFinder(index: LiveIndex): NameFinder {
  const table = madeInSteps(() => createNameTable(index));
  return {
    preparation: table.steps,
    find(typed, most) {
      if (typed === '' || typed.includes('\u0000')) return [];
      const { text, initials, readings, length, byText, nameAt, placesOf } = table.get();
      const found = new Map<number, NameFit>();
      const take = (ranks: Iterable<number>, fit: NameFit): void => {
        for (const rank of ranks) {
          if (found.size >= most) return;
          if (!found.has(rank)) found.set(rank, fit);
        }
      };
      take(prefixed(text, byText, typed, most), 'prefix');
      take(holding(text, typed, 'utf16le'), 'middle');
      if (READING.test(typed)) {
        const letters = Buffer.from(typed, 'latin1');
        take(beginning(initials, letters, length), 'initials');
        take(beginning(readings, letters, length), 'pinyin');
        take(holding(initials, typed, 'latin1', READ_INSIDE), 'initialsInside');
        take(holding(readings, typed, 'latin1', READ_INSIDE), 'pinyinInside');
      }
      return [...found].map(([rank, fit]): FoundName => {
        const { kind, text: name } = nameAt(rank);
        return { kind, text: name, fit, places: placesOf(rank) };
      });
    },
  };
}

/** The best ranks among the names that begin with `typed`: they stand together in the order of texts. */
function prefixed(column: NameColumn<Uint16Array>, byText: Uint32Array, typed: string, most: number) {
  const { units, starts } = column;
  /** < 0 where the name comes before all that begin with `typed`, > 0 where it comes after. */
  const compare = (rank: number): number => {
    const start = starts[rank] as number;
    for (let i = 0; i < typed.length; i += 1) {
      const difference = (units[start + i] as number) - typed.charCodeAt(i);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  const bound = (least: number): number => {
    let low = 0;
    let high = byText.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(byText[middle] as number) < least) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  // Kept ascending; nearly every name of a long range is refused by one look.
  const best: number[] = [];
  const end = bound(1);
  for (let i = bound(0); i < end; i += 1) {
    const rank = byText[i] as number;
    if (best.length >= most && rank > (best.at(-1) as number)) continue;
    const place = best.findIndex((other) => other > rank);
    best.splice(place < 0 ? best.length : place, 0, rank);
    best.length = Math.min(best.length, most);
  }
  return best;
}

function* beginning({ units, starts }: NameColumn<Uint8Array>, letters: Uint8Array, length: number) {
  const [first] = letters;
  for (let rank = 0; rank < length; rank += 1) {
    const start = starts[rank] as number;
    if (units[start] !== first) continue;
    let i = 1;
    while (i < letters.length && units[start + i] === letters[i]) i += 1;
    if (i === letters.length) yield rank;
  }
}

/** Ranks of the names that hold `typed`, ascending: searched for in the whole column at once, where a 0 keeps names apart. */
function* holding(
  { units, starts }: NameColumn<Uint8Array | Uint16Array>,
  typed: string,
  encoding: 'utf16le' | 'latin1',
  most = Number.POSITIVE_INFINITY,
) {
  const width = units.BYTES_PER_ELEMENT;
  const end = (starts[Math.min(most, starts.length - 1)] as number) * width;
  const bytes = Buffer.from(units.buffer, units.byteOffset, end);
  let rank = 0;
  for (let hit = bytes.indexOf(typed, 0, encoding); hit >= 0; ) {
    while ((starts[rank + 1] as number) * width <= hit) rank += 1;
    yield rank;
    hit = bytes.indexOf(typed, (starts[rank + 1] as number) * width, encoding);
  }
}
