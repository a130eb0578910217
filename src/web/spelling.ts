// In: a request and its answer. Out: that it was searched as corrected, with the way back, and what else may have been meant.

import type { SearchAnswer } from '../search/search-answer.ts';
import type { SearchRequest } from '../search/search-request.ts';
import type { LinkTo, NamedLink } from './links.ts';
import { searchPath } from './search-links.ts';

export interface Spelling {
  /** null when the query was searched as typed. */
  readonly corrected: { readonly query: string; readonly asTyped: NamedLink } | null;
  readonly suggestions: readonly NamedLink[];
}

/** null where there is nothing to say. */
export function spellingOf(linkTo: LinkTo, request: SearchRequest, { query }: SearchAnswer): Spelling | null {
  if (query.corrected === null && query.suggestions.length === 0) return null;
  const asTyped = {
    label: `仍按“${request.q.trim()}”检索`,
    url: linkTo(searchPath(request, { spelling: 'typed' })),
  };
  return {
    corrected: query.corrected === null ? null : { query: query.corrected.trim(), asTyped },
    suggestions: query.suggestions.map((q) => ({
      label: q.trim(),
      url: linkTo(searchPath(request, { q, spelling: 'corrected' })),
    })),
  };
}
