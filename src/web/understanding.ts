// In: how the service understood a query. Out: what the results page says of it, so that no expansion is silent.

import type { AnswerQuery } from '../search/search-answer.ts';
import type { LinkTo, NamedLink } from './links.ts';
import { type PageSearch, searchPath } from './search-links.ts';

export interface UnderstoodConcept {
  readonly text: string;
  readonly synonyms: string;
  /** Switches its synonyms off, or on again; null where it has none. */
  readonly toggle: NamedLink | null;
}

export interface Understanding {
  readonly concepts: readonly UnderstoodConcept[];
  readonly sentences: readonly string[];
}

/** null when the query was taken just as typed and there is nothing to say. */
export function understandingOf(linkTo: LinkTo, request: PageSearch, query: AnswerQuery): Understanding | null {
  const off = query.concepts.flatMap(({ text, synonymsOff }) => (synonymsOff ? [text] : []));
  const link = (label: string, noSynonyms: readonly string[]): NamedLink => ({
    label,
    url: linkTo(searchPath(request, { noSynonyms })),
  });
  const concepts = query.concepts.map(({ text, synonyms, synonymsOff }): UnderstoodConcept => {
    if (synonymsOff) {
      const others = off.filter((other) => other !== text);
      return { text, synonyms: '', toggle: link('恢复近义词', others) };
    }
    const toggle = synonyms.length === 0 ? null : link('不查近义词', [...off, text]);
    return { text, synonyms: synonyms.join('、'), toggle };
  });
  const sentences = [
    ...(query.ignored.length === 0 ? [] : [`未计入的词：${query.ignored.join('、')}。`]),
    ...query.notes,
  ];
  const isPlain = sentences.length === 0 && concepts.every(({ toggle }) => toggle === null);
  return isPlain ? null : { concepts, sentences };
}
