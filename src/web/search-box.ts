// In: what was typed and what to keep. Out: the view model of the search form.
// A GET form: the browser builds the address, hidden fields carry the conditions over to the next query.

import type { SearchRequest } from '../search/search-request.ts';
import type { LinkTo } from './links.ts';
import { searchParameters } from './search-links.ts';

export interface SearchBox {
  readonly action: string;
  /** What a script asks while somebody types; a form works without. */
  readonly suggestUrl: string;
  readonly q: string;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly modes: readonly {
    readonly value: string;
    readonly label: string;
    readonly hint: string;
    readonly checked: boolean;
  }[];
}

const MODES = [
  { value: 'smart', label: '智能', hint: '空格隔开的词都要有，也查近义词' },
  { value: 'exact', label: '精确', hint: '逐字查找，与 Ctrl+F 一致' },
] as const;

export function emptySearchBox(
  linkTo: LinkTo,
  typed: { q: string; mode: string } = { q: '', mode: 'smart' },
): SearchBox {
  return {
    action: linkTo('search'),
    suggestUrl: linkTo('api/suggest'),
    q: typed.q,
    hidden: [],
    modes: MODES.map((mode) => ({ ...mode, checked: mode.value === (typed.mode === 'exact' ? 'exact' : 'smart') })),
  };
}

/** The box over a list of results: a new query keeps the conditions and begins at page 1. */
export function searchBoxOf(linkTo: LinkTo, request: SearchRequest): SearchBox {
  const kept = searchParameters(request, { q: '', mode: 'smart', spelling: 'corrected', page: '1' });
  return { ...emptySearchBox(linkTo, request), hidden: kept.map(([name, value]) => ({ name, value })) };
}
