// In: a folded literal. Out: every passage whose folded text contains it, and how often.
// Grams give candidates, from the rarest; of three characters and more the text itself decides.

import { type GramIndex, gramOf } from '../segment/gram-index.ts';
import { createPostingList, type PostingList } from '../segment/postings.ts';
import { createLiteral } from '../segment/text-column.ts';
import type { LiveIndex } from './live-index.ts';

export interface LiteralFinder {
  /** @param visit is called once for each passage, in no order; `isKnown` passages are left out without being looked at. */
  find(literal: string, visit: (ordinal: number) => void, isKnown?: (ordinal: number) => boolean): void;
  /** Occurrences do not overlap: from left to right, as Ctrl+F counts. May be called more than once for a passage: counts add up. */
  count(literal: string, visit: (ordinal: number, occurrences: number) => void): void;
}

// A second list is read as well where it costs no more than so many times the first.
const WORTH_READING = 4;

export function createLiteralFinder({ spans }: LiveIndex): LiteralFinder {
  const capacity = Math.max(0, ...spans.map(({ segment }) => segment.passageCount));
  const list = createPostingList(capacity);
  const other = createPostingList(capacity);

  /** Reads into `list` the passages that may contain the literal. */
  const readCandidates = (grams: GramIndex, literal: string): void => {
    list.length = 0;
    const places = new Set<number>();
    for (let at = 0; at + 1 < literal.length; at += 1) {
      const place = grams.find(gramOf(literal.charCodeAt(at), literal.charCodeAt(at + 1)));
      if (place < 0) return;
      places.add(place);
    }
    const [rarest, second] = [...places].sort((a, b) => grams.size(a) - grams.size(b));
    if (rarest === undefined) return;
    grams.read(rarest, list);
    if (second === undefined || grams.size(second) > WORTH_READING * grams.size(rarest)) return;
    grams.read(second, other);
    intersect(list, other);
  };

  return {
    find(literal, visit, isKnown) {
      for (const { segment, firstOrdinal } of spans) {
        const { grams, texts } = segment;
        if (literal.length === 1) {
          const [from, to] = grams.rangeOf(literal.charCodeAt(0));
          for (let place = from; place < to; place += 1) {
            grams.read(place, list);
            for (let i = 0; i < list.length; i += 1) visit(firstOrdinal + (list.ordinals[i] as number));
          }
          continue;
        }
        readCandidates(grams, literal);
        const wanted = literal.length === 2 ? null : createLiteral(literal);
        for (let i = 0; i < list.length; i += 1) {
          const passage = list.ordinals[i] as number;
          if (isKnown?.(firstOrdinal + passage)) continue;
          if (wanted === null || texts.includes(passage, wanted)) visit(firstOrdinal + passage);
        }
      }
    },
    count(literal, visit) {
      for (const { segment, firstOrdinal } of spans) {
        const { grams, texts } = segment;
        if (literal.length === 1) {
          const [from, to] = grams.rangeOf(literal.charCodeAt(0));
          for (let place = from; place < to; place += 1) {
            grams.read(place, list);
            for (let i = 0; i < list.length; i += 1) {
              visit(firstOrdinal + (list.ordinals[i] as number), list.counts[i] as number);
            }
          }
          continue;
        }
        readCandidates(grams, literal);
        // 了了了 holds 了了 twice as a gram, and once to Ctrl+F.
        const isExact = literal.length === 2 && literal[0] !== literal[1];
        const wanted = createLiteral(literal);
        for (let i = 0; i < list.length; i += 1) {
          const passage = list.ordinals[i] as number;
          const occurrences = isExact ? (list.counts[i] as number) : texts.count(passage, wanted);
          if (occurrences > 0) visit(firstOrdinal + passage, occurrences);
        }
      }
    },
  };
}

/** Keeps in `list` what both have. */
function intersect(list: PostingList, other: PostingList): void {
  let kept = 0;
  let j = 0;
  for (let i = 0; i < list.length; i += 1) {
    const ordinal = list.ordinals[i] as number;
    while (j < other.length && (other.ordinals[j] as number) < ordinal) j += 1;
    if (j === other.length) break;
    if (other.ordinals[j] !== ordinal) continue;
    list.ordinals[kept] = ordinal;
    list.counts[kept] = list.counts[i] as number;
    kept += 1;
  }
  list.length = kept;
}
