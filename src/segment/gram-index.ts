// In: folded texts by ordinal. Out: the file `grams`: which texts hold which two characters in a row, and how often; and back.
// Grams of three characters and more come from these as candidates: whoever asks must look at the text itself.

import { createPostingColumn } from './posting-column.ts';
import { createPostingList, decodePostings, type PostingList, sortPostings } from './postings.ts';
import { type ByteSink, checkStarts, createSectionWriter, openSections } from './sections.ts';
import { sortedKeys } from './sorted-keys.ts';
import { createPostingMerger, type MergeInput } from './term-index.ts';

// Stands after the last character of a text, so that a single character is always the first of some gram.
const END_OF_TEXT = 0;

/** Two UTF-16 units as one number. */
export function gramOf(first: number, second: number): number {
  return ((first << 16) | second) >>> 0;
}

export interface GramIndex {
  readonly keys: Uint32Array;
  /** -1 where no text has it. */
  find(gram: number): number;
  /** Half-open range of the grams that begin with a character. */
  rangeOf(first: number): readonly [number, number];
  /** Bytes of its postings: a measure of how many texts have it. */
  size(index: number): number;
  read(index: number, into: PostingList): void;
}

interface GramWriter {
  /** Keys in ascending order. */
  add(gram: number, list: PostingList): void;
  finish(): void;
}

function createGramWriter(sink: ByteSink): GramWriter {
  const to = createSectionWriter(sink, 'grams');
  const postings = createPostingColumn(to);
  const keys: number[] = [];
  return {
    add(gram, list) {
      keys.push(gram);
      postings.add(list);
    },
    finish() {
      postings.finish();
      to.write('keys', Uint32Array.from(keys));
      to.finish();
    },
  };
}

// A gram of 32 bits and an ordinal below 2^21 make one number that sorts by gram, then ordinal.
const ORDINAL_ROOM = 2 ** 21;

/** @param texts at most two million: a batch. */
export function encodeGrams(texts: readonly string[], sink: ByteSink): void {
  const places = new Float64Array(texts.reduce((sum, text) => sum + text.length, 0));
  let length = 0;
  texts.forEach((text, ordinal) => {
    for (let at = 0; at < text.length; at += 1) {
      const second = at + 1 < text.length ? text.charCodeAt(at + 1) : END_OF_TEXT;
      places[length++] = gramOf(text.charCodeAt(at), second) * ORDINAL_ROOM + ordinal;
    }
  });
  places.sort();
  const writer = createGramWriter(sink);
  const list = createPostingList(texts.length);
  let current = -1;
  for (let i = 0; i < length; i += 1) {
    const place = places[i] as number;
    const gram = Math.floor(place / ORDINAL_ROOM);
    if (gram !== current) {
      if (current >= 0) writer.add(current, list);
      current = gram;
      list.length = 0;
    }
    if (i > 0 && place === places[i - 1]) {
      (list.counts[list.length - 1] as number) += 1;
      continue;
    }
    list.ordinals[list.length] = place - gram * ORDINAL_ROOM;
    list.counts[list.length] = 1;
    list.length += 1;
  }
  if (current >= 0) writer.add(current, list);
  writer.finish();
}

/** @throws TashanError `index-damaged`. */
export function openGramIndex(bytes: Uint8Array, file: string): GramIndex {
  const sections = openSections(bytes, 'grams', file);
  const keys = sections.u32('keys');
  const postings = sections.u8('postings');
  const starts = sections.f64('postingStarts');
  checkStarts(starts, keys.length, postings.length, file);
  return {
    keys,
    find(gram) {
      const index = lowerBound(keys, gram);
      return keys[index] === gram ? index : -1;
    },
    rangeOf: (first) => [lowerBound(keys, gramOf(first, 0)), lowerBound(keys, (first + 1) * 0x10000)],
    size: (index) => (starts[index + 1] as number) - (starts[index] as number),
    read: (index, into) => decodePostings(postings, starts[index] as number, starts[index + 1] as number, into),
  };
}

export function mergeGramIndexes(inputs: readonly MergeInput<GramIndex>[], passageCount: number, sink: ByteSink): void {
  const writer = createGramWriter(sink);
  const merged = createPostingList(passageCount);
  const merger = createPostingMerger(Math.max(0, ...inputs.map(({ ordinals }) => ordinals.length)));
  const lists = inputs.map(({ index: { keys } }) => ({ length: keys.length, at: (i: number) => keys[i] as number }));
  for (const [gram, places] of sortedKeys(lists)) {
    merged.length = 0;
    for (const { list, at } of places) {
      const { index, ordinals } = inputs[list] as MergeInput<GramIndex>;
      merger.add((into) => index.read(at, into), ordinals, merged);
    }
    sortPostings(merged);
    if (merged.length > 0) writer.add(gram, merged);
  }
  writer.finish();
}

function lowerBound(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
