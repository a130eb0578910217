// In: the words that may be told of. Out: which of them stand in the text of each passage; where a term of texts stands.

import { createPostingList, type PostingList } from '../segment/postings.ts';
import type { LiveIndex } from './live-index.ts';
import { FIELDS } from './query-tree.ts';
import { placesOf, readPostings } from './term-places.ts';

/** The words of each passage, as numbers of the vocabulary: `words[starts[ordinal], starts[ordinal + 1])`. */
export interface WordTable {
  readonly starts: Uint32Array;
  readonly words: Uint16Array;
  readonly everywhere: Uint32Array;
  readonly numberOf: ReadonlyMap<string, number>;
}

// A word that more passages have is a word of the trade, not of the practice; without them the table is half as long.
const COMMONEST_SHARE = 0.2;
/** A number of a word has two bytes. */
const MOST_WORDS = 2 ** 16;
const TEXT = FIELDS.indexOf('text');

/** Reads into `list` the passages whose text has the term, segment by segment; ordinals count from `first`. */
export function readTerm(index: LiveIndex, term: string, list: PostingList, visit: (first: number) => void): void {
  readPostings(placesOf(index, term), TEXT, list, visit);
}

/** May be interrupted after each word. */
export function* makeWordTable(
  index: LiveIndex,
  vocabulary: readonly string[],
  frequencyOf: (word: string) => number,
): Generator<void, WordTable> {
  const { spans, ordinals, livePassages } = index;
  const list = createPostingList(Math.max(0, ...spans.map(({ segment }) => segment.passageCount)));
  const everywhere = Uint32Array.from(vocabulary, frequencyOf);
  const most = livePassages * COMMONEST_SHARE;
  const told = [...vocabulary.keys()].filter((word) => word < MOST_WORDS && (everywhere[word] as number) <= most);
  const starts = new Uint32Array(ordinals + 1);
  for (const word of told) {
    readTerm(index, vocabulary[word] as string, list, (first) => {
      for (let i = 0; i < list.length; i += 1) {
        const next = first + (list.ordinals[i] as number) + 1;
        starts[next] = (starts[next] as number) + 1;
      }
    });
    yield;
  }
  for (let i = 0; i < ordinals; i += 1) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
  const ends = starts.slice();
  const words = new Uint16Array(starts[ordinals] as number);
  for (const word of told) {
    readTerm(index, vocabulary[word] as string, list, (first) => {
      for (let i = 0; i < list.length; i += 1) {
        const ordinal = first + (list.ordinals[i] as number);
        const end = ends[ordinal] as number;
        words[end] = word;
        ends[ordinal] = end + 1;
      }
    });
    yield;
  }
  const numberOf = new Map(vocabulary.map((word, number) => [word, number]));
  return { starts, words, everywhere, numberOf };
}
