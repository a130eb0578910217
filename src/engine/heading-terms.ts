// In: an index. Out: the terms that stand in its headings. Passages of removed reports are not counted.

import { createPostingList } from '../segment/postings.ts';
import type { LiveIndex } from './live-index.ts';
import { FIELDS } from './query-tree.ts';

const HEADING = FIELDS.indexOf('heading');

/** The terms that at least so many passages have in their heading, ascending. */
export function headingTerms({ spans, isLive, reportOf }: LiveIndex, least: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const { segment, firstOrdinal, hasRemoved } of spans) {
    const { terms } = segment;
    const list = createPostingList(hasRemoved ? segment.passageCount : 0);
    for (let place = 0; place < terms.terms.length; place += 1) {
      let passages = terms.frequency(HEADING, place);
      if (passages === 0) continue;
      if (hasRemoved) {
        passages = 0;
        terms.read(HEADING, place, list);
        for (let i = 0; i < list.length; i += 1) {
          passages += isLive[reportOf[firstOrdinal + (list.ordinals[i] as number)] as number] as number;
        }
      }
      const term = terms.terms.at(place);
      counts.set(term, (counts.get(term) ?? 0) + passages);
    }
  }
  return [...counts].flatMap(([term, passages]) => (passages >= least ? [term] : [])).sort();
}
