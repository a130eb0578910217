// In: a result. Out: the passage as it stands in a list under its report or place: shorter than a card.

import { KIND_NAMES } from '../report/names.ts';
import type { SearchResult } from '../search/search-answer.ts';
import type { LinkTo } from './links.ts';

export interface PassageLine {
  readonly heading: string;
  readonly kind: string;
  readonly isProblem: boolean;
  readonly url: string;
  readonly snippetHtml: string;
  readonly isCut: boolean;
  readonly missing: string;
}

export function passageLine(linkTo: LinkTo, result: SearchResult): PassageLine {
  return {
    heading: result.heading ?? result.path.at(-1) ?? '看这一段',
    kind: KIND_NAMES[result.kind],
    isProblem: result.kind === 'problem',
    url: linkTo(result.url),
    snippetHtml: result.snippetHtml.replace(/\s*\n\s*/g, ' '),
    isCut: result.snippetCut,
    missing: result.matchedBy.missing.join('、'),
  };
}
