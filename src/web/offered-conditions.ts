// In: the places and kinds of passage that a query names as words. Out: one link each that makes the word a condition, with its count.
// Never chosen for the reader: the list below is the one that was asked for.

import type { TypedConditions } from '../search/typed-conditions.ts';
import { FILTER_NAMES } from './conditions.ts';
import type { LinkTo } from './links.ts';
import { countOf } from './no-results.ts';
import { type PageSearch, searchPath } from './search-links.ts';

export interface OfferedConditions {
  /** `words` is what was typed: `“宁海”`. */
  readonly offers: readonly {
    readonly words: string;
    readonly label: string;
    readonly count: string;
    readonly url: string;
  }[];
  readonly sentences: readonly string[];
}

/** null where there is nothing to offer or to say. */
export function offeredConditions(
  linkTo: LinkTo,
  view: PageSearch['view'],
  { offers, notHeld }: TypedConditions,
): OfferedConditions | null {
  if (offers.length + notHeld.length === 0) return null;
  return {
    offers: offers.map(({ words, filter, label, request, ...way }) => ({
      words: words.map((word) => `“${word}”`).join(''),
      label: `${filter === 'excludeRegion' ? '' : '只看'}${FILTER_NAMES[filter]}：${label}`,
      count: countOf(way),
      url: linkTo(searchPath({ ...request, view })),
    })),
    sentences: notHeld.map(({ word, label }) => `没有收录${label}的报告，“${word}”只当作正文里的词查找。`),
  };
}
