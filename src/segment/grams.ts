// In: folded texts by ordinal. Out: the gram index as bytes, and from bytes the candidates for a literal.
// Grams give candidates only: whoever asks must look at the folded text itself.
// Format (little endian): "TSGR", version, number of grams n; n keys ascending; n + 1 ends; postings as varint differences.

import { TashanError } from '../errors.ts';
import { createByteWriter, readAscending } from './byte-buffer.ts';

const MAGIC = 0x52475354; // "TSGR"
const VERSION = 1;
const HEADER_BYTES = 12;
// Stands after the last character of a text, so that a single character is always the first of some gram.
const END_OF_TEXT = 0;

export function encodeGrams(foldedTexts: Iterable<string>): Uint8Array {
  const ordinalsOfGram = new Map<number, number[]>();
  let ordinal = 0;
  for (const text of foldedTexts) {
    for (let at = 0; at < text.length; at += 1) {
      const gram = gramAt(text, at);
      const ordinals = ordinalsOfGram.get(gram);
      if (!ordinals) ordinalsOfGram.set(gram, [ordinal]);
      else if (ordinals[ordinals.length - 1] !== ordinal) ordinals.push(ordinal);
    }
    ordinal += 1;
  }
  const grams = Uint32Array.from(ordinalsOfGram.keys()).sort();
  const ends = new Uint32Array(grams.length + 1);
  const postings = createByteWriter();
  grams.forEach((gram, i) => {
    let last = 0;
    for (const value of ordinalsOfGram.get(gram) ?? []) {
      postings.varint(value - last);
      last = value;
    }
    ends[i + 1] = postings.length;
  });
  const header = Uint32Array.of(MAGIC, VERSION, grams.length);
  return Buffer.concat(
    [header, grams, ends].map((part) => Buffer.from(part.buffer)).concat(Buffer.from(postings.bytes())),
  );
}

/** Two UTF-16 units as one number; END_OF_TEXT stands for what is missing. */
function gramAt(text: string, at: number): number {
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : END_OF_TEXT;
  return ((text.charCodeAt(at) << 16) | next) >>> 0;
}

export interface GramIndex {
  /** Ordinals, ascending, of all texts that may contain `literal`: every one that does, and a few that do not. */
  candidates(literal: string): Uint32Array;
}

/** @throws TashanError `index-damaged` when the bytes are not a whole gram index of this version. */
export function openGrams(bytes: Uint8Array): GramIndex {
  const aligned = new Uint8Array(bytes); // a copy: a Buffer may stand at any offset of its pool
  const damaged = (): never => {
    throw new TashanError('state', 'index-damaged', '索引的字组文件已损坏，请运行 tashan index --full 重建索引');
  };
  if (aligned.length < HEADER_BYTES) damaged();
  const [magic = 0, version = 0, count = 0] = new Uint32Array(aligned.buffer, 0, 3);
  const postingsStart = HEADER_BYTES + count * 4 + (count + 1) * 4;
  if (magic !== MAGIC || version !== VERSION || aligned.length < postingsStart) damaged();
  const grams = new Uint32Array(aligned.buffer, HEADER_BYTES, count);
  const ends = new Uint32Array(aligned.buffer, HEADER_BYTES + count * 4, count + 1);
  if ((ends[count] ?? -1) !== aligned.length - postingsStart) damaged();

  const postingsOf = (i: number): Uint32Array =>
    readAscending(aligned, postingsStart + (ends[i] ?? 0), postingsStart + (ends[i + 1] ?? 0));

  return {
    candidates(literal) {
      if (literal.length === 1) {
        const from = lowerBound(grams, gramAt(literal, 0));
        const to = lowerBound(grams, ((literal.charCodeAt(0) + 1) << 16) >>> 0);
        return union(Array.from({ length: to - from }, (_, i) => postingsOf(from + i)));
      }
      const lists: Uint32Array[] = [];
      for (let at = 0; at + 1 < literal.length; at += 1) {
        const gram = gramAt(literal, at);
        const i = lowerBound(grams, gram);
        if (grams[i] !== gram) return new Uint32Array(0);
        lists.push(postingsOf(i));
      }
      lists.sort((a, b) => a.length - b.length);
      const [first = new Uint32Array(0), ...rest] = lists;
      return rest.reduce(intersection, first);
    },
  };
}

function lowerBound(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function union(lists: readonly Uint32Array[]): Uint32Array {
  const seen = new Set<number>();
  for (const list of lists) for (const value of list) seen.add(value);
  return Uint32Array.from(seen).sort();
}

function intersection(a: Uint32Array, b: Uint32Array): Uint32Array {
  const both: number[] = [];
  let j = 0;
  for (const value of a) {
    while (j < b.length && (b[j] ?? 0) < value) j += 1;
    if (b[j] === value) both.push(value);
  }
  return Uint32Array.from(both);
}
