// In: terms. Out: those that a passage of the index has.

import { createPostingList } from '../segment/postings.ts';
import type { LiveIndex, SegmentSpan } from './live-index.ts';
import { FIELDS } from './query-tree.ts';

export function createTermCheck(index: LiveIndex): (terms: readonly string[]) => readonly string[] {
  const { spans, isLive, reportOf } = index;
  const spansWithDead = spans.map((span) => ({ ...span, dead: deadPassages(span, index) }));
  return (terms) => {
    const list = createPostingList(Math.max(0, ...spans.map(({ segment }) => segment.passageCount)));
    const isHeld = (term: string): boolean =>
      spansWithDead.some(({ segment, firstOrdinal, dead }) => {
        const place = segment.terms.terms.find(term);
        if (place < 0) return false;
        return FIELDS.some((_, field) => {
          const frequency = segment.terms.frequency(field, place);
          // More passages than were removed: one of them is left. A look at each is only needed for rare terms.
          if (frequency === 0 || frequency > dead) return frequency > 0;
          segment.terms.read(field, place, list);
          for (let i = 0; i < list.length; i += 1) {
            if (isLive[reportOf[firstOrdinal + (list.ordinals[i] as number)] as number] === 1) return true;
          }
          return false;
        });
      });
    return terms.filter(isHeld);
  };
}

function deadPassages({ segment, firstReport }: SegmentSpan, { isLive }: LiveIndex): number {
  return segment.heads.reduce((sum, _, report) => {
    if (isLive[firstReport + report] === 1) return sum;
    return sum + (segment.firstPassages[report + 1] as number) - (segment.firstPassages[report] as number);
  }, 0);
}
