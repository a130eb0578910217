// In: how the service understood a query. Out: sentences for the results page, so that no expansion is silent.

import type { AnswerQuery } from '../search/search-answer.ts';

export interface Understanding {
  readonly concepts: readonly { readonly text: string; readonly synonyms: string }[];
  readonly sentences: readonly string[];
}

/** null when the query was taken just as typed and there is nothing to say. */
export function understandingOf(query: AnswerQuery): Understanding | null {
  const concepts = query.concepts.map(({ text, synonyms }) => ({ text, synonyms: synonyms.join('、') }));
  const sentences = [
    ...(query.ignored.length === 0 ? [] : [`未计入的词：${query.ignored.join('、')}。`]),
    ...query.notes,
  ];
  const isPlain = sentences.length === 0 && concepts.every((concept) => concept.synonyms === '');
  return isPlain ? null : { concepts, sentences };
}
