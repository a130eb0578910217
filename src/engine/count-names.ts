// In: the names of the segments of an index. Out: every folded name once, ascending, with the places whose reports use it,
// counted over the reports that are in the index; and where it is stored, in the writing and kind that most places use.
// Walks units, not strings: 300,000 names are counted whenever an index is opened.

import type { NameIndex } from '../segment/name-index.ts';
import type { LiveIndex } from './live-index.ts';

export interface CountedNames {
  readonly count: number;
  readonly places: Uint32Array;
  /** Of which segment's names it is, and which of them. */
  readonly lists: Uint8Array;
  readonly numbers: Uint32Array;
}

const SEPARATOR = 0;
/** Names counted between two places where it may be interrupted: some milliseconds. */
const STEP = 2_048;

export function* countNames({ spans, isLive, regionOf }: LiveIndex): Generator<void, CountedNames> {
  const indexes = spans.map(({ segment }) => segment.names);
  const most = indexes.reduce((sum, { length }) => sum + length, 0);
  const [places, numbers, lists] = [new Uint32Array(most), new Uint32Array(most), new Uint8Array(most)];
  const regions = regionOf.reduce((max, region) => Math.max(max, region), 0) + 1;
  const seenAs = new Uint32Array(regions);
  const seenIn = new Uint32Array(regions);
  const next = indexes.map(() => 0);
  const reports: number[] = [];
  let count = 0;
  let keys = 0;
  let group = 0;
  let bestPlaces = 0;
  let last: readonly [NameIndex, number] | null = null;
  for (let list = least(indexes, next); list >= 0; list = least(indexes, next)) {
    const index = indexes[list] as NameIndex;
    const number = next[list] as number;
    const isSame = last !== null && sameFolded(...last, index, number);
    if (!isSame) group += 1;
    keys += 1;
    if (keys % STEP === 0) yield;
    let isUsed = false;
    let ofKey = 0;
    let ofGroup = 0;
    for (let other = list; other < indexes.length; other += 1) {
      const at = next[other] as number;
      const own = indexes[other] as NameIndex;
      if (at >= own.length || (other > list && compareKeys(own, at, index, number) !== 0)) continue;
      next[other] = at + 1;
      const { firstReport } = spans[other] as LiveIndex['spans'][number];
      reports.length = 0;
      own.readReports(at, reports);
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
    if (!isUsed) continue;
    if (!isSame) {
      count += 1;
      last = [index, number];
    }
    const name = count - 1;
    places[name] = (places[name] as number) + ofGroup;
    if (isSame && ofKey <= bestPlaces) continue;
    bestPlaces = ofKey;
    lists[name] = list;
    numbers[name] = number;
  }
  return { count, places, lists, numbers };
}

/** The first list whose next key none comes before; -1 at the end of all. */
function least(indexes: readonly NameIndex[], next: readonly number[]): number {
  let found = -1;
  for (let list = 0; list < indexes.length; list += 1) {
    const index = indexes[list] as NameIndex;
    if ((next[list] as number) >= index.length) continue;
    const best = indexes[found];
    if (!best || compareKeys(index, next[list] as number, best, next[found] as number) < 0) found = list;
  }
  return found;
}

function compareKeys(a: NameIndex, i: number, b: NameIndex, j: number): number {
  const [startA, startB] = [a.starts[i] as number, b.starts[j] as number];
  const [lengthA, lengthB] = [(a.starts[i + 1] as number) - startA, (b.starts[j + 1] as number) - startB];
  const shared = Math.min(lengthA, lengthB);
  for (let at = 0; at < shared; at += 1) {
    const difference = (a.units[startA + at] as number) - (b.units[startB + at] as number);
    if (difference !== 0) return difference;
  }
  return lengthA - lengthB;
}

function sameFolded(a: NameIndex, i: number, b: NameIndex, j: number): boolean {
  const [startA, startB] = [a.starts[i] as number, b.starts[j] as number];
  for (let at = 0; ; at += 1) {
    const unit = a.units[startA + at];
    if (unit !== b.units[startB + at]) return false;
    if (unit === SEPARATOR) return true;
  }
}
