// In: a request. Out: the links between the four views of its results, and the orders that the present one can be put in.

import type { LinkTo, NamedLink } from './links.ts';
import { type PageSearch, RESULT_VIEWS, type ResultView, searchPath } from './search-links.ts';

export type Choice = NamedLink & { readonly isCurrent: boolean };

const VIEW_LABELS: Readonly<Record<ResultView, string>> = {
  passages: '段落',
  reports: '按报告',
  regions: '按地区对照',
  matrix: '领域×年份',
};
const SORT_LABELS = { relevance: '相关度', place: '地区', newest: '从新到旧', oldest: '从旧到新' } as const;

export function viewLinks(linkTo: LinkTo, request: PageSearch): readonly Choice[] {
  return RESULT_VIEWS.map((view) => ({
    label: VIEW_LABELS[view],
    url: linkTo(searchPath(request, { view })),
    isCurrent: view === request.view,
  }));
}

/** Without words there is no relevance: the service lists the newest passages first. */
export function sortLinks(linkTo: LinkTo, request: PageSearch): readonly Choice[] {
  const isWordless = request.q.trim() === '';
  const current = isWordless && request.sort === 'relevance' ? 'newest' : request.sort;
  const offered = {
    passages: isWordless ? (['newest', 'oldest'] as const) : (['relevance', 'newest', 'oldest'] as const),
    reports: isWordless
      ? (['newest', 'oldest', 'place'] as const)
      : (['relevance', 'newest', 'oldest', 'place'] as const),
    regions: isWordless
      ? (['newest', 'oldest', 'place'] as const)
      : (['relevance', 'place', 'newest', 'oldest'] as const),
    matrix: [],
  }[request.view];
  return offered.map((sort) => ({
    label: SORT_LABELS[sort],
    url: linkTo(searchPath(request, { sort })),
    isCurrent: sort === current,
  }));
}
