// In: a failure, its number, and what the address held. Out: the view model of the error page.
// Keeps what was typed, and offers each candidate as a search where it is clear which value it replaces.

import type { Failure } from './failure.ts';
import type { LinkTo } from './links.ts';
import type { PageFrame } from './pages.ts';
import { allValues, firstValue, type QueryParameters } from './query-parameters.ts';
import { emptySearchBox, type SearchBox } from './search-box.ts';

export interface ErrorView extends PageFrame {
  readonly message: string;
  readonly advice: string;
  readonly requestId: string;
  readonly searchBox: SearchBox;
  readonly candidates: readonly { readonly label: string; readonly url: string | null }[];
  /** The same words without any condition; null when there were no words or nothing else. */
  readonly onlyWordsUrl: string | null;
}

export function errorView(options: {
  readonly failure: Failure;
  readonly requestId: string;
  readonly parameters: QueryParameters;
  readonly linkTo: LinkTo;
  /** The page that was asked for: what is offered leads back to it. */
  readonly page: 'search' | 'reports';
}): ErrorView {
  const { failure, requestId, parameters, linkTo, page } = options;
  const typed = { q: firstValue(parameters, 'q'), mode: firstValue(parameters, 'mode') };
  const hasOthers = Object.keys(parameters).some((name) => name !== 'q' && name !== 'mode');
  const isRetryUseful = failure.status === 400 && typed.q !== '' && hasOthers;
  return {
    title: `${failure.message} - 他山`,
    message: headline(failure),
    advice: failure.advice,
    requestId,
    searchBox: emptySearchBox(linkTo, typed),
    candidates: failure.candidates.map((label) => ({ label, url: candidateUrl(label, page, parameters, linkTo) })),
    onlyWordsUrl: isRetryUseful ? linkTo(`search?${new URLSearchParams({ q: typed.q }).toString()}`) : null,
  };
}

/** Candidates that the sentence lists stand below it as links. */
function headline({ message, candidates }: Failure): string {
  const [first] = candidates;
  const listAt = first === undefined ? -1 : message.indexOf(first);
  return listAt > 0 ? message.slice(0, listAt).replace(/[:：]\s*$/, '') : message;
}

/** With one place asked for, the candidate stands in for it; with several it is not known for which. */
function candidateUrl(candidate: string, page: string, parameters: QueryParameters, linkTo: LinkTo): string | null {
  const places = ['region', 'excludeRegion'].flatMap((name) => allValues(parameters, name).map(() => name));
  const [name] = places;
  if (name === undefined || places.length > 1) return null;
  const code = /\d{6}(?:\/[^\s（）()]+)?/.exec(candidate)?.[0] ?? candidate;
  const kept = Object.keys(parameters).filter((other) => other !== name && other !== 'page');
  const others = kept.flatMap((other) => allValues(parameters, other).map((value): [string, string] => [other, value]));
  return linkTo(`${page}?${new URLSearchParams([...others, [name, code]]).toString()}`);
}
