// In: terms with their postings in each scored field. Out: the file `terms`, and back; several of them made one.

import { damaged } from './damage.ts';
import { createPostingColumn } from './posting-column.ts';
import {
  addNextPostings,
  createPostingList,
  decodePostings,
  type PostingCursor,
  type PostingList,
  type PostingSums,
  type PostingWeights,
  sortPostings,
} from './postings.ts';
import { type ByteSink, checkStarts, createSectionWriter, openSections } from './sections.ts';
import { sortedKeys } from './sorted-keys.ts';
import { createTermWriter, openTermDictionary, type TermDictionary } from './term-dictionary.ts';

export interface TermIndex {
  readonly terms: TermDictionary;
  /** In how many passages a field has the term. */
  frequency(field: number, term: number): number;
  read(field: number, term: number, into: PostingList): void;
  /** Where the list begins. */
  cursor(field: number, term: number): PostingCursor;
  /** Adds what the passages less than `limit` weigh that come next in the list. */
  addNext(cursor: PostingCursor, limit: number, weights: PostingWeights, to: PostingSums): void;
}

export interface TermIndexWriter {
  /** Terms in ascending order; `lists[field]` may be empty. */
  add(term: string, lists: readonly PostingList[]): void;
  finish(): void;
}

export function createTermIndexWriter(sink: ByteSink, fieldCount: number): TermIndexWriter {
  const to = createSectionWriter(sink, 'terms');
  const terms = createTermWriter(to);
  // One column of postings, those of a term's fields one after the other.
  const postings = createPostingColumn(to);
  const frequencies: number[][] = Array.from({ length: fieldCount }, () => []);
  return {
    add(term, lists) {
      terms.add(term);
      for (let field = 0; field < fieldCount; field += 1) {
        const list = lists[field] as PostingList;
        frequencies[field]?.push(list.length);
        postings.add(list);
      }
    },
    finish() {
      postings.finish();
      frequencies.forEach((counts, field) => {
        to.write(`frequencies${field}`, Uint32Array.from(counts));
      });
      terms.finish();
      to.finish();
    },
  };
}

/** @throws TashanError `index-damaged`. */
export function openTermIndex(bytes: Uint8Array, fieldCount: number, file: string): TermIndex {
  const sections = openSections(bytes, 'terms', file);
  const terms = openTermDictionary(sections, file);
  const postings = sections.u8('postings');
  const starts = sections.f64('postingStarts');
  checkStarts(starts, terms.length * fieldCount, postings.length, file);
  const frequencies = Array.from({ length: fieldCount }, (_, field) => sections.u32(`frequencies${field}`));
  if (frequencies.some((counts) => counts.length !== terms.length)) throw damaged(file, '词频数目不符');
  return {
    terms,
    frequency: (field, term) => frequencies[field]?.[term] ?? 0,
    read(field, term, into) {
      const slot = term * fieldCount + field;
      decodePostings(postings, starts[slot] as number, starts[slot + 1] as number, into);
    },
    cursor(field, term) {
      const slot = term * fieldCount + field;
      return { at: starts[slot] as number, to: starts[slot + 1] as number, ordinal: 0 };
    },
    addNext: (cursor, limit, weights, to) => addNextPostings(postings, cursor, limit, weights, to),
  };
}

/** What becomes of the passages of a segment: their new ordinals, or DROPPED. */
export type OrdinalMap = Uint32Array;
export const DROPPED = 0xffff_ffff;

export interface MergeInput<T> {
  readonly index: T;
  readonly ordinals: OrdinalMap;
}

/** Terms that no kept passage has are left out. */
export function mergeTermIndexes(
  inputs: readonly MergeInput<TermIndex>[],
  fieldCount: number,
  passageCount: number,
  sink: ByteSink,
): void {
  const writer = createTermIndexWriter(sink, fieldCount);
  const merged = Array.from({ length: fieldCount }, () => createPostingList(passageCount));
  const merger = createPostingMerger(Math.max(0, ...inputs.map(({ ordinals }) => ordinals.length)));
  for (const [term, places] of sortedKeys(inputs.map(({ index }) => index.terms))) {
    let length = 0;
    for (let field = 0; field < fieldCount; field += 1) {
      const list = merged[field] as PostingList;
      list.length = 0;
      for (const { list: input, at } of places) {
        const { index, ordinals } = inputs[input] as MergeInput<TermIndex>;
        merger.add((into) => index.read(field, at, into), ordinals, list);
      }
      sortPostings(list);
      length += list.length;
    }
    if (length > 0) writer.add(term, merged);
  }
  writer.finish();
}

export interface PostingMerger {
  /** Adds what `read` gives, with the ordinals it has in the merged segment. */
  add(read: (into: PostingList) => void, ordinals: OrdinalMap, to: PostingList): void;
}

export function createPostingMerger(capacity: number): PostingMerger {
  const from = createPostingList(capacity);
  return {
    add(read, ordinals, to) {
      read(from);
      for (let i = 0; i < from.length; i += 1) {
        const ordinal = ordinals[from.ordinals[i] as number] as number;
        if (ordinal === DROPPED) continue;
        to.ordinals[to.length] = ordinal;
        to.counts[to.length] = from.counts[i] as number;
        to.length += 1;
      }
    },
  };
}
