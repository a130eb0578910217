// In: the names of the segments of an index. Out: those that most places use, as columns ordered by that.

import { type FoldedName, nameOfKey } from '../segment/names.ts';
import { type CountedNames, countNames } from './count-names.ts';
import type { LiveIndex } from './live-index.ts';

// Beyond these a name is one place's own: 30,000 reports have some 300,000 different headings.
const MOST_NAMES = 200_000;
const SPACE = 0x20;
/** Names written between two places where it may be interrupted. */
const STEP = 8_192;

/** By rank: the name that most places use is 0; then by folded text. */
export interface NameTable {
  readonly length: number;
  placesOf(rank: number): number;
  nameAt(rank: number): FoldedName;
  /** Ranks in the order of folded texts. */
  readonly byText: Uint32Array;
  /** Folded texts, initials, readings without spaces. */
  readonly text: NameColumn<Uint16Array>;
  readonly initials: NameColumn<Uint8Array>;
  readonly readings: NameColumn<Uint8Array>;
}

/** Units of all names, each name ended by a 0, which no name holds; and where each begins. */
export interface NameColumn<T extends Uint8Array | Uint16Array> {
  readonly units: T;
  readonly starts: Uint32Array;
}

export function* createNameTable(index: LiveIndex): Generator<void, NameTable> {
  const counted = yield* countNames(index);
  const ranked = rankOf(counted);
  const { length } = ranked;
  const indexes = index.spans.map(({ segment }) => segment.names);
  const sourceOf = (rank: number) => {
    const name = ranked[rank] as number;
    const names = indexes[counted.lists[name] as number] as (typeof indexes)[number];
    return { names, number: counted.numbers[name] as number };
  };
  yield;
  const text = yield* columnOf(Uint16Array, length, (rank, put) => {
    const { names, number } = sourceOf(rank);
    for (let at = names.starts[number] as number; names.units[at] !== 0; at += 1) put(names.units[at] as number);
  });
  const sounds = (isWanted: (byte: number, before: number) => boolean) =>
    columnOf(Uint8Array, length, (rank, put) => {
      const { names, number } = sourceOf(rank);
      let before = SPACE;
      for (let at = names.soundStarts[number] as number; at < (names.soundStarts[number + 1] as number); at += 1) {
        const byte = names.sounds[at] as number;
        if (isWanted(byte, before)) put(byte);
        before = byte;
      }
    });
  const initials = yield* sounds((byte, before) => before === SPACE && byte !== SPACE);
  const readings = yield* sounds((byte) => byte !== SPACE);
  return {
    length,
    placesOf: (rank) => counted.places[ranked[rank] as number] as number,
    nameAt(rank) {
      const { names, number } = sourceOf(rank);
      return nameOfKey(names.keyAt(number));
    },
    byText: orderByText(ranked, counted.count),
    text,
    initials,
    readings,
  };
}

/** The names that most places use, most first, in the order given where as many do: sorted by counting. */
function rankOf({ places, count }: CountedNames): Uint32Array {
  const used = places.subarray(0, count);
  const most = used.reduce((max, number) => Math.max(max, number), 0);
  const starts = new Uint32Array(most + 2);
  for (const number of used) starts[most - number + 1] = (starts[most - number + 1] as number) + 1;
  for (let i = 1; i < starts.length; i += 1) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  const ranked = new Uint32Array(count);
  for (let name = 0; name < count; name += 1) {
    const bucket = most - (used[name] as number);
    ranked[starts[bucket] as number] = name;
    starts[bucket] = (starts[bucket] as number) + 1;
  }
  return ranked.slice(0, MOST_NAMES);
}

/** Names are counted in the order of their texts. */
function orderByText(ranked: Uint32Array, count: number): Uint32Array {
  const rankPlusOne = new Uint32Array(count);
  for (let rank = 0; rank < ranked.length; rank += 1) rankPlusOne[ranked[rank] as number] = rank + 1;
  return rankPlusOne.filter((rank) => rank > 0).map((rank) => rank - 1);
}

function* columnOf<T extends Uint8Array | Uint16Array>(
  kind: new (length: number) => T,
  length: number,
  write: (rank: number, put: (unit: number) => void) => void,
): Generator<void, NameColumn<T>> {
  const starts = new Uint32Array(length + 1);
  let units = new kind(1 << 16);
  let at = 0;
  const put = (unit: number): void => {
    if (at === units.length) {
      const larger = new kind(2 * at);
      larger.set(units);
      units = larger;
    }
    units[at] = unit;
    at += 1;
  };
  for (let rank = 0; rank < length; rank += 1) {
    if (rank % STEP === STEP - 1) yield;
    starts[rank] = at;
    write(rank, put);
    put(0);
  }
  starts[length] = at;
  return { units: units.slice(0, at) as T, starts };
}
