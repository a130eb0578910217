// In: what a list was searched by. Out: the form that the check boxes of its cards belong to: 导出所选, 放入摘录篮.

import { MAX_ABOUT_CHARS } from '../search/chosen-request.ts';
import type { Condition } from './conditions.ts';
import type { LinkTo } from './links.ts';

export interface ChosenBar {
  readonly basketUrl: string;
  readonly exportUrl: string;
  /** What stands above the file: the words, and the conditions in words. */
  readonly query: string;
  readonly conditions: string;
}

export function chosenBar(
  linkTo: LinkTo,
  query: string,
  conditions: readonly Pick<Condition, 'name' | 'label'>[],
): ChosenBar {
  const inWords = conditions.map(({ name, label }) => `${name}：${label}`).join('；');
  return {
    basketUrl: linkTo('basket'),
    exportUrl: linkTo('basket/export'),
    query: query.slice(0, MAX_ABOUT_CHARS),
    // Sent back as they are: a longer list would be refused for what its reader did not type.
    conditions: inWords.length > MAX_ABOUT_CHARS ? `${inWords.slice(0, MAX_ABOUT_CHARS - 1)}…` : inWords,
  };
}
