// In: a request and the words that stand out in its answer. Out: links that add a word to the query (常见做法).

import type { SearchAnswer } from '../search/search-answer.ts';
import { MAX_QUERY_CHARS, type SearchRequest } from '../search/search-request.ts';
import type { LinkTo } from './links.ts';
import { searchPath } from './search-links.ts';

export interface StandOutChip {
  readonly label: string;
  /** `4 地，2021 年起`. */
  readonly use: string;
  readonly url: string;
}

/** Exact mode takes the whole query as one string: there the link leads to smart mode, with what was typed in quotes. */
export function standOutChips(linkTo: LinkTo, request: SearchRequest, answer: SearchAnswer): readonly StandOutChip[] {
  const q = request.q.trim();
  const isOneString = request.mode === 'exact' && q !== '' && !/["＂“”]/.test(q);
  return answer.common.flatMap(({ text, places, firstYear }) => {
    const longer = `${isOneString ? `“${q}”` : q} ${text}`.trim();
    if (longer.length > MAX_QUERY_CHARS) return [];
    const uses = [...(places > 0 ? [`${places} 地`] : []), ...(firstYear === null ? [] : [`${firstYear} 年起`])];
    return [{ label: text, use: uses.join('，'), url: linkTo(searchPath(request, { q: longer, mode: 'smart' })) }];
  });
}
