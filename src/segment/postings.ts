// In: which passages hold a key, and how often. Out: a list as bytes, and back.
// Format: for each ordinal, ascending, a varint of (difference to the last) × 2, + 1 where it is held more than once; then
// the count, as a varint. Measured on 30,000 generated reports: 1.4 bytes a posting against 5 for plain arrays.

import type { ByteWriter } from './byte-buffer.ts';

/** Room for one decoded list; as long as a segment has passages. */
export interface PostingList {
  readonly ordinals: Uint32Array;
  readonly counts: Uint32Array;
  length: number;
}

export function createPostingList(capacity: number): PostingList {
  return { ordinals: new Uint32Array(capacity), counts: new Uint32Array(capacity), length: 0 };
}

export function encodePostings(list: PostingList, to: ByteWriter): void {
  let last = 0;
  for (let i = 0; i < list.length; i += 1) {
    const ordinal = list.ordinals[i] as number;
    const count = list.counts[i] as number;
    const difference = (ordinal - last) * 2;
    last = ordinal;
    if (count === 1) to.varint(difference);
    else {
      to.varint(difference + 1);
      to.varint(count);
    }
  }
}

/** Decodes `bytes[from, to)` into `list`; never past its room, whatever the bytes say. */
export function decodePostings(bytes: Uint8Array, from: number, to: number, list: PostingList): void {
  const { ordinals, counts } = list;
  const room = ordinals.length;
  let length = 0;
  let ordinal = 0;
  for (let at = from; at < to && length < room; length += 1) {
    let value = bytes[at++] as number;
    if (value >= 0x80) {
      value &= 0x7f;
      for (let shift = 7; at < to; shift += 7) {
        const byte = bytes[at++] as number;
        value |= (byte & 0x7f) << shift;
        if (byte < 0x80) break;
      }
    }
    ordinal += value >>> 1;
    let count = 1;
    if ((value & 1) === 1) {
      count = at < to ? (bytes[at++] as number) : 1;
      if (count >= 0x80) {
        count &= 0x7f;
        for (let shift = 7; at < to; shift += 7) {
          const byte = bytes[at++] as number;
          count |= (byte & 0x7f) << shift;
          if (byte < 0x80) break;
        }
      }
    }
    ordinals[length] = ordinal;
    counts[length] = count;
  }
  list.length = length;
}

/** How far a list was added up. */
export interface PostingCursor {
  at: number;
  readonly to: number;
  /** The last that was added. */
  ordinal: number;
}

/** What a posting weighs: by the length of its passage, and by how often the passage holds the key. */
export interface PostingWeights {
  /** Of passages. */
  readonly lengths: Uint32Array;
  /** By length: the weight where it is held once, as it mostly is. */
  readonly once: Float64Array;
  readonly often: (count: number, length: number) => number;
  readonly factor: number;
}

/** Sums of the passages from `first` on; of those that hold the key, `bit` is set in `held[place * step + word]`. */
export interface PostingSums {
  readonly first: number;
  readonly sums: Float64Array;
  readonly held: Uint32Array;
  readonly step: number;
  readonly word: number;
  readonly bit: number;
}

/**
 * Adds what the postings weigh that come next and are less than `limit`. Decoded as above, but into the sums at once: by way
 * of a list a search over a million passages takes a tenth longer.
 */
export function addNextPostings(
  bytes: Uint8Array,
  cursor: PostingCursor,
  limit: number,
  { lengths, once, often, factor }: PostingWeights,
  { first, sums, held, step, word, bit }: PostingSums,
): void {
  const { to } = cursor;
  let { at, ordinal } = cursor;
  while (at < to) {
    const began = at;
    let value = bytes[at++] as number;
    if (value >= 0x80) {
      value &= 0x7f;
      for (let shift = 7; at < to; shift += 7) {
        const byte = bytes[at++] as number;
        value |= (byte & 0x7f) << shift;
        if (byte < 0x80) break;
      }
    }
    const next = ordinal + (value >>> 1);
    if (next >= limit) {
      at = began;
      break;
    }
    ordinal = next;
    const length = lengths[ordinal] as number;
    let weight = once[length] as number;
    if ((value & 1) === 1) {
      let count = at < to ? (bytes[at++] as number) : 1;
      if (count >= 0x80) {
        count &= 0x7f;
        for (let shift = 7; at < to; shift += 7) {
          const byte = bytes[at++] as number;
          count |= (byte & 0x7f) << shift;
          if (byte < 0x80) break;
        }
      }
      weight = often(count, length);
    }
    const place = ordinal - first;
    sums[place] = (sums[place] as number) + factor * weight;
    held[place * step + word] = (held[place * step + word] as number) | bit;
  }
  cursor.at = at;
  cursor.ordinal = ordinal;
}

const COUNT_ROOM = 2 ** 21;

/** Puts a list that was put together from several into ascending order. */
export function sortPostings(list: PostingList): void {
  const pairs = new Float64Array(list.length);
  let isSorted = true;
  for (let i = 0; i < list.length; i += 1) {
    const ordinal = list.ordinals[i] as number;
    if (i > 0 && ordinal < (list.ordinals[i - 1] as number)) isSorted = false;
    pairs[i] = ordinal * COUNT_ROOM + Math.min(list.counts[i] as number, COUNT_ROOM - 1);
  }
  if (isSorted) return;
  pairs.sort();
  for (let i = 0; i < list.length; i += 1) {
    const ordinal = Math.floor((pairs[i] as number) / COUNT_ROOM);
    list.ordinals[i] = ordinal;
    list.counts[i] = (pairs[i] as number) - ordinal * COUNT_ROOM;
  }
}
