// In: the segments of an index. Out: which words are in it, and in how many passages.
// Never decodes postings but of a segment that has removed reports: what is asked for a typed word is a look-up.

import { sortedKeys } from '../segment/sorted-keys.ts';
import type { LiteralFinder } from './literal-finder.ts';
import type { LiveIndex } from './live-index.ts';
import { FIELDS } from './query-tree.ts';
import type { AlikeTerm, Vocabulary } from './search-engine.ts';
import { createFrequencyCounter, placesOf } from './term-places.ts';

const FIELD_NUMBERS = FIELDS.map((_, field) => field);

export function createVocabulary(index: LiveIndex, finder: LiteralFinder): Vocabulary {
  const { spans, isLive, reportOf } = index;
  const frequency = createFrequencyCounter(index);
  const frequencyOf = (term: string): number => {
    const places = placesOf(index, term);
    return places.length === 0 ? 0 : Math.max(...FIELD_NUMBERS.map((field) => frequency(field, places)));
  };
  return {
    frequencyOf,
    alike(term, distance) {
      const found = new Map<string, number>();
      for (const { segment } of spans) {
        const { terms } = segment.terms;
        for (const near of terms.alike(term, distance)) found.set(terms.at(near.index), near.distance);
      }
      return [...found]
        .map(([word, apart]): AlikeTerm => ({ term: word, distance: apart, passages: frequencyOf(word) }))
        .filter(({ passages }) => passages > 0)
        .sort((a, b) => a.distance - b.distance || b.passages - a.passages || (a.term < b.term ? -1 : 1));
    },
    passagesWith(literal) {
      if (literal === '') return 0;
      // The finder comes to a passage once for each gram that begins with a single character.
      const seen = literal.length === 1 ? new Set<number>() : null;
      let passages = 0;
      finder.find(literal, (ordinal) => {
        if (seen?.has(ordinal)) return;
        seen?.add(ordinal);
        passages += isLive[reportOf[ordinal] as number] as number;
      });
      return passages;
    },
    *words() {
      const indexes = spans.map(({ segment }) => segment.terms);
      for (const [term, places] of sortedKeys(indexes.map(({ terms }) => terms))) {
        let most = 0;
        for (const field of FIELD_NUMBERS) {
          let passages = 0;
          for (const { list, at } of places) passages += indexes[list]?.frequency(field, at) ?? 0;
          if (passages > most) most = passages;
        }
        yield { term, passages: most };
      }
    },
  };
}
