// In: a request. Out: the words that are searched for it: as typed, or as corrected; and what else may have been meant.
// Never corrects in exact mode: its query stands as it is, to the last sign.

import type { QueryCorrector } from './correct-query.ts';
import type { SearchRequest } from './search-request.ts';

export interface SearchedAs {
  /** With the query that is searched. */
  readonly request: SearchRequest;
  /** null when it is searched as typed. */
  readonly corrected: string | null;
  /** @param found how many passages have every concept. */
  suggestions(found: number): readonly string[];
}

/** A query that finds more was typed right; one that finds so few may be a mistake that somebody else made, too. */
const FEW_PASSAGES = 3;

export function searchedAs(request: SearchRequest, corrector: QueryCorrector): SearchedAs {
  if (request.mode === 'exact') return { request, corrected: null, suggestions: () => [] };
  const { corrected, others } = corrector.correct(request.q);
  if (corrected === null) {
    const suggestions = (found: number) => (found > FEW_PASSAGES ? [] : corrector.alternatives(request.q));
    return { request, corrected: null, suggestions };
  }
  if (request.spelling === 'typed') return { request, corrected: null, suggestions: () => [corrected, ...others] };
  return { request: { ...request, q: corrected }, corrected, suggestions: () => others };
}
