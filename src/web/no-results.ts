// In: a search that found nothing, and the service. Out: what was searched and each way on, with what it would find.
// Never a link to another empty list.

import type { SearchAnswer } from '../search/search-answer.ts';
import type { SearchRequest } from '../search/search-request.ts';
import type { SearchService } from '../search/search-service.ts';
import { conditionsOf } from './conditions.ts';
import { holdingsOf } from './home-view.ts';
import type { LinkTo } from './links.ts';
import { NO_CONDITIONS, pageSearchAt, searchPath } from './search-links.ts';

export interface WayOn {
  readonly label: string;
  /** `12 段`. */
  readonly count: string;
  /** null where that would find nothing either. */
  readonly url: string | null;
}

export interface NoResults {
  readonly searched: string;
  readonly holdings: string;
  readonly withoutCondition: readonly WayOn[];
  readonly shorter: readonly WayOn[];
  readonly otherMode: readonly WayOn[];
  readonly isLong: boolean;
}

// Longer than most terms of the trade; such a query is a sentence, and sentences rarely stand in a report as typed.
const LONG_QUERY_CHARS = 8;
// Each way is a search of its own.
const MAX_WAYS = 6;

/** null when the search did find something. */
export function noResults(
  linkTo: LinkTo,
  service: SearchService,
  request: SearchRequest,
  answer: SearchAnswer,
): NoResults | null {
  if (answer.total.listed > 0) return null;
  const wayOn = (label: string, path: string): WayOn => {
    const { query, total } = service.search(pageSearchAt(path));
    const partly = query.relaxed ? '（只含部分检索词）' : '';
    return { label, count: `${total.passages} 段${partly}`, url: total.listed === 0 ? null : linkTo(path) };
  };
  const q = (answer.query.corrected ?? request.q).trim();
  const isExact = request.mode === 'exact';
  const conditions = conditionsOf(request, answer);
  const removals = conditions
    .slice(0, MAX_WAYS)
    .map(({ name, label, pathWithout }) => wayOn(`去掉“${name}：${label}”`, pathWithout));
  const removeAll = conditions.length < 2 ? [] : [wayOn('去掉全部条件', searchPath(request, NO_CONDITIONS))];
  const concepts = answer.query.concepts.map(({ text }) => text);
  const words = isExact || concepts.length < 2 ? q.split(/\s+/) : concepts;
  const titled = isExact && answer.total.reports > 0;
  return {
    searched: q === '' ? '没有符合这些条件的段落。' : `没有找到“${q}”（${isExact ? '精确检索' : '智能检索'}）。`,
    holdings: holdingsOf(service.overview()),
    withoutCondition: [...removals, ...removeAll],
    shorter:
      words.length < 2 ? [] : words.slice(0, MAX_WAYS).map((word) => wayOn(word, searchPath(request, { q: word }))),
    otherMode: [
      ...(titled ? [wayOn('标题里有这些字的报告', searchPath(request, { scope: 'title' }))] : []),
      ...(isExact && q !== '' ? [wayOn('改用智能检索（也查近义词）', searchPath(request, { mode: 'smart' }))] : []),
    ],
    isLong: words.length === 1 && q.length > LONG_QUERY_CHARS,
  };
}
