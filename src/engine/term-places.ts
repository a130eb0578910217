// In: the segments of an index. Out: where a term stands in them, the passages that have it, and how many these are, those of
// removed reports left out.

import { createPostingList, type PostingList } from '../segment/postings.ts';
import type { LiveIndex, SegmentSpan } from './live-index.ts';

/** A term as the segments number it. */
export type TermPlaces = readonly (readonly [SegmentSpan, number])[];

export function placesOf({ spans }: LiveIndex, term: string): TermPlaces {
  return spans.flatMap((span): [SegmentSpan, number][] => {
    const place = span.segment.terms.terms.find(term);
    return place < 0 ? [] : [[span, place]];
  });
}

/** Reads into `list` the passages that have the term in a field, segment by segment; ordinals count from `first`. */
export function readPostings(
  places: TermPlaces,
  field: number,
  list: PostingList,
  visit: (first: number) => void,
): void {
  for (const [{ segment, firstOrdinal }, term] of places) {
    segment.terms.read(field, term, list);
    visit(firstOrdinal);
  }
}

export function createFrequencyCounter({ isLive, reportOf }: LiveIndex): (field: number, places: TermPlaces) => number {
  let list: PostingList | null = null;
  return (field, places) => {
    let frequency = 0;
    for (const [{ segment, hasRemoved, firstOrdinal }, term] of places) {
      if (!hasRemoved) {
        frequency += segment.terms.frequency(field, term);
        continue;
      }
      if (list === null || list.ordinals.length < segment.passageCount) list = createPostingList(segment.passageCount);
      segment.terms.read(field, term, list);
      for (let i = 0; i < list.length; i += 1) {
        frequency += isLive[reportOf[firstOrdinal + (list.ordinals[i] as number)] as number] as number;
      }
    }
    return frequency;
  };
}
