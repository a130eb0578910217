// In: the names of the segments of an index. Out: those that most places use, as columns ordered by that.
// Counted over the reports that are in the index, so base and delta give what one segment would give.

import { type FoldedName, nameOfKey } from '../segment/names.ts';
import { visitSortedKeys } from '../segment/sorted-keys.ts';
import type { LiveIndex } from './live-index.ts';

// Beyond these a name is one place's own: 30,000 reports have some 300,000 different headings.
const MOST_NAMES = 200_000;
/** By rank: the name that most places use is 0; then by folded text. */
export interface NameTable {
  readonly length: number;
  readonly places: Uint32Array;
  nameAt(rank: number): FoldedName;
  /** Ranks in the order of folded texts. */
  readonly byText: Uint32Array;
  /** Units of folded texts, of initials, of readings without spaces, each ended by 0, which no name holds; and where each begins. */
  readonly text: NameColumn<Uint16Array>;
  readonly initials: NameColumn<Uint8Array>;
  readonly readings: NameColumn<Uint8Array>;
}

export interface NameColumn<T extends Uint8Array | Uint16Array> {
  readonly units: T;
  readonly starts: Uint32Array;
}

export function createNameTable(index: LiveIndex): NameTable {
  const counted = countNames(index);
  const ranked = rankOf(counted.places);
  const { length } = ranked;
  const byText = new Uint32Array(length);
  const ranks = new Int32Array(counted.places.length).fill(-1);
  ranked.forEach((name, rank) => {
    ranks[name] = rank;
  });
  let at = 0;
  for (const rank of ranks) {
    if (rank < 0) continue;
    byText[at] = rank;
    at += 1;
  }
  const keys = Array.from(ranked, (name) => counted.keyAt(name));
  const sounds = Array.from(ranked, (name) => counted.soundAt(name));
  return {
    length,
    places: Uint32Array.from(ranked, (name) => counted.places[name] as number),
    nameAt: (rank) => nameOfKey(keys[rank] as string),
    byText,
    text: columnOf(
      keys.map((key) => key.slice(0, key.indexOf('\u0000'))),
      Uint16Array,
    ),
    initials: columnOf(
      sounds.map((sound) => sound.replace(/(\S)\S* ?/g, '$1')),
      Uint8Array,
    ),
    readings: columnOf(
      sounds.map((sound) => sound.replaceAll(' ', '')),
      Uint8Array,
    ),
  };
}

/** Every folded name once, ascending; the writing and kind that most places use, the first of them where several do. */
function countNames({ spans, isLive, regionOf }: LiveIndex) {
  const places: number[] = [];
  const sources: number[] = [];
  const indexes = spans.map(({ segment }) => segment.names);
  const seenAs = new Uint32Array(regionOf.reduce((most, region) => Math.max(most, region), 0) + 1);
  const seenIn = new Uint32Array(seenAs.length);
  const reports: number[] = [];
  let folded: string | null = null;
  let best = 0;
  let group = 0;
  let keys = 0;
  visitSortedKeys(
    indexes.map(({ length, keyAt }) => ({ length, at: keyAt })),
    (key, entries) => {
      const [entry] = entries;
      if (!entry) return;
      const own = key.slice(0, key.indexOf('\u0000'));
      if (own !== folded) group += 1;
      keys += 1;
      let isUsed = false;
      let ofKey = 0;
      let ofGroup = 0;
      for (const { list, at } of entries) {
        const { firstReport } = spans[list] as LiveIndex['spans'][number];
        reports.length = 0;
        indexes[list]?.readReports(at, reports);
        for (const report of reports) {
          if (isLive[firstReport + report] === 0) continue;
          isUsed = true;
          const region = regionOf[firstReport + report] as number;
          if (region === 0) continue;
          if (seenAs[region] !== keys) ofKey += 1;
          if (seenIn[region] !== group) ofGroup += 1;
          seenAs[region] = keys;
          seenIn[region] = group;
        }
      }
      if (!isUsed) return;
      if (own !== folded) {
        places.push(ofGroup);
        sources.push(entry.list, entry.at);
        folded = own;
        best = ofKey;
        return;
      }
      places[places.length - 1] = (places.at(-1) as number) + ofGroup;
      if (ofKey <= best) return;
      best = ofKey;
      sources.splice(-2, 2, entry.list, entry.at);
    },
  );
  const sourceOf = (name: number) => ({ list: sources[2 * name] as number, at: sources[2 * name + 1] as number });
  return {
    places: Uint32Array.from(places),
    keyAt(name: number): string {
      const { list, at } = sourceOf(name);
      return indexes[list]?.keyAt(at) ?? '';
    },
    soundAt(name: number): string {
      const { list, at } = sourceOf(name);
      return indexes[list]?.soundAt(at) ?? '';
    },
  };
}

/** The names that most places use, most first, in the order given where as many do: sorted by counting. */
function rankOf(places: Uint32Array): Uint32Array {
  const most = places.reduce((max, count) => Math.max(max, count), 0);
  const starts = new Uint32Array(most + 2);
  for (const count of places) starts[most - count + 1] = (starts[most - count + 1] as number) + 1;
  for (let i = 1; i < starts.length; i += 1) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  const ranked = new Uint32Array(places.length);
  places.forEach((count, name) => {
    const at = starts[most - count] as number;
    ranked[at] = name;
    starts[most - count] = at + 1;
  });
  return ranked.subarray(0, MOST_NAMES);
}

function columnOf<T extends Uint8Array | Uint16Array>(
  texts: readonly string[],
  kind: new (length: number) => T,
): NameColumn<T> {
  const starts = new Uint32Array(texts.length + 1);
  texts.forEach((text, i) => {
    starts[i + 1] = (starts[i] as number) + text.length + 1;
  });
  const units = new kind(starts[texts.length] as number);
  texts.forEach((text, i) => {
    const start = starts[i] as number;
    for (let at = 0; at < text.length; at += 1) units[start + at] = text.charCodeAt(at);
  });
  return { units, starts };
}
