// In: ids of passages, as people keep them in links and baskets. Out: each passage, or what is left of it.
// Never leaves one out: who kept a passage must learn that it is gone.

import type { SearchEngine } from '../engine/search-engine.ts';
import type { ListPassage } from './list-passage.ts';
import type { SearchService } from './search-service.ts';

const NO_MARKS = { terms: new Map(), literals: new Map() };
const NO_QUERY = { q: '', mode: 'smart' } as const;

/** @returns what `SearchService.passages` is. */
export function askedPassages(engine: SearchEngine, listPassage: ListPassage): SearchService['passages'] {
  return (ids) =>
    ids.map((id) => {
      const record = engine.passageById(id);
      if (record) return { id, passage: listPassage(record, NO_MARKS, NO_QUERY), report: record.report };
      return { id, passage: null, report: engine.head(reportIdOf(id)) };
    });
}

/** A passage's id is its report's, then `-` and a hash, then `-` and a number. */
function reportIdOf(passageId: string): string {
  return passageId.replace(/-[^-]+-[^-]+$/, '');
}
