// In: a request and its answer. Out: where the pages before and after it are.
// Never a link to a page without results.

import type { SearchAnswer } from '../search/search-answer.ts';
import { MAX_PAGE, type SearchRequest } from '../search/search-request.ts';
import type { LinkTo } from './links.ts';
import { searchPath } from './search-links.ts';

export interface Paging {
  /** `第 2 页，共 9 页`. */
  readonly current: string;
  readonly first: string | null;
  readonly previous: string | null;
  readonly next: string | null;
  readonly last: string | null;
}

/** null when all results stand on one page, or the page asked for lies past the end. */
export function pagingOf(linkTo: LinkTo, request: SearchRequest, answer: SearchAnswer): Paging | null {
  return pagingBetween(answer.page, pageCount(answer), (to) => linkTo(searchPath(request, { page: String(to) })));
}

/** The same for any list: null where it has one page, or `page` lies past its end. */
export function pagingBetween(page: number, pages: number, pageUrl: (to: number) => string): Paging | null {
  if (pages < 2 || page > pages) return null;
  return {
    current: `第 ${page} 页，共 ${pages} 页`,
    first: page > 2 ? pageUrl(1) : null,
    previous: page > 1 ? pageUrl(page - 1) : null,
    next: page < pages ? pageUrl(page + 1) : null,
    last: page < pages - 1 ? pageUrl(pages) : null,
  };
}

/** Ways back from a page past the end; [] when the page asked for is there. */
export function waysBack(
  linkTo: LinkTo,
  request: SearchRequest,
  answer: SearchAnswer,
): readonly { readonly label: string; readonly url: string }[] {
  const pages = pageCount(answer);
  if (answer.page <= pages || pages === 0) return [];
  const first = { label: '回到第 1 页', url: linkTo(searchPath(request)) };
  const last = { label: `看最后一页（第 ${pages} 页）`, url: linkTo(searchPath(request, { page: String(pages) })) };
  return pages === 1 ? [first] : [first, last];
}

function pageCount({ total, size }: SearchAnswer): number {
  return Math.min(Math.ceil(total.listed / size), MAX_PAGE);
}
