// In: a list whose results of one report or place stand together. Out: the groups, in their order.

import type { SearchAnswer, SearchResult } from '../search/search-answer.ts';

export interface ResultGroup {
  readonly first: SearchResult;
  readonly results: readonly SearchResult[];
  /** Said before the group. */
  readonly divider: string | null;
}

/** @param unit what the groups are, as the divider names them. */
export function resultGroups(
  answer: SearchAnswer,
  keyOf: (result: SearchResult) => string,
  unit: '报告' | '地区',
): readonly ResultGroup[] {
  const groups = new Map<string, SearchResult[]>();
  for (const result of answer.results) {
    const own = groups.get(keyOf(result));
    if (own) own.push(result);
    else groups.set(keyOf(result), [result]);
  }
  const list = [...groups.values()].flatMap((results) => results.slice(0, 1).map((first) => ({ first, results })));
  return list.map(({ first, results }, i) => {
    const begins = !answer.query.relaxed && first.tier === 'some' && list[i - 1]?.first.tier !== 'some';
    return { first, results, divider: begins ? `以下${unit}的段落只含部分检索词，或与上面的用词相近` : null };
  });
}
