// In: what was searched for, with its conditions. Out: the last ten searches of this browser, newest first.
// They never leave the browser: no request carries them.

import { inThisBrowser, keep, readKept } from './browser-storage.ts';

const NAME = 'tashan.recent';
const MOST = 10;

export interface RecentSearch {
  readonly q: string;
  /** Its conditions in words; '' where it has none. */
  readonly conditions: string;
  /** The parameters of its address, with the `?`; '' where the words say it all. */
  readonly parameters: string;
}

export function recentSearches(): readonly RecentSearch[] {
  const kept = readKept(inThisBrowser, NAME);
  return Array.isArray(kept) ? kept.map(asSearch).filter(({ q }) => q !== '') : [];
}

export function rememberSearch(search: RecentSearch): void {
  const isSame = ({ q, conditions }: RecentSearch): boolean => q === search.q && conditions === search.conditions;
  const others = recentSearches().filter((other) => !isSame(other));
  keep(inThisBrowser, NAME, [search, ...others].slice(0, MOST));
}

export function forgetSearches(): void {
  keep(inThisBrowser, NAME, null);
}

/** What was kept before conditions were is a string. */
function asSearch(kept: unknown): RecentSearch {
  const fields: { readonly [name: string]: unknown } =
    typeof kept === 'object' && kept !== null ? { ...kept } : { q: kept };
  const text = (name: string): string => (typeof fields[name] === 'string' ? String(fields[name]) : '');
  return { q: text('q'), conditions: text('conditions'), parameters: text('parameters') };
}
