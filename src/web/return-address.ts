// In: the address that a form says it stood on. Out: where to lead back to. Never another site.

import type { LinkTo } from './links.ts';

/** @param otherwise the page to lead to where the address is not one of Tashan's. */
export function returnAddress(linkTo: LinkTo, back: string, otherwise: string): string {
  const here = 'http://tashan.invalid';
  const target = URL.canParse(back, here) ? new URL(back, here) : null;
  if (back === '' || target?.origin !== here || !target.pathname.startsWith(linkTo(''))) return linkTo(otherwise);
  return target.pathname + target.search;
}
