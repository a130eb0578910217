// In: posting lists, one after the other. Out: the columns `postings` and `postingStarts` of a file, written in pieces.

import { createByteWriter } from './byte-buffer.ts';
import { encodePostings, type PostingList } from './postings.ts';
import type { SectionWriter } from './sections.ts';

// Postings are handed on in pieces of this size.
const PIECE_BYTES = 1 << 20;

export interface PostingColumnWriter {
  add(list: PostingList): void;
  finish(): void;
}

/** Nothing else may be written between: a column is one stretch of its file. */
export function createPostingColumn(to: SectionWriter): PostingColumnWriter {
  const postings = createByteWriter();
  const starts: number[] = [0];
  let written = 0;
  const flush = (): void => {
    to.write('postings', postings.bytes().slice());
    written += postings.length;
    postings.clear();
  };
  return {
    add(list) {
      encodePostings(list, postings);
      starts.push(written + postings.length);
      if (postings.length > PIECE_BYTES) flush();
    },
    finish() {
      flush();
      to.write('postingStarts', Float64Array.from(starts));
    },
  };
}
