// In: what was searched for. Out: the last ten searches of this browser, newest first.
// They never leave the browser: no request carries them.

import { inThisBrowser, keep, readKept } from './browser-storage.ts';

const NAME = 'tashan.recent';
const MOST = 10;

export function recentSearches(): readonly string[] {
  const kept = readKept(inThisBrowser, NAME);
  return Array.isArray(kept) ? kept.filter((q): q is string => typeof q === 'string').slice(0, MOST) : [];
}

export function rememberSearch(q: string): void {
  const others = recentSearches().filter((other) => other !== q);
  keep(inThisBrowser, NAME, [q, ...others].slice(0, MOST));
}

export function forgetSearches(): void {
  keep(inThisBrowser, NAME, null);
}
