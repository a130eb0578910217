// In: the link builder. Out: the links that stand on every page, and the navigation made of them.
// The one place that names these pages, so that no view model repeats them.

import type { LinkTo, NamedLink } from './links.ts';

export interface SiteLinks {
  readonly home: string;
  readonly reports: string;
  /** 地区 × 年份. */
  readonly grid: string;
  readonly basket: string;
  readonly status: string;
  readonly settings: string;
  readonly help: string;
  readonly api: string;
  readonly login: string;
  readonly openApi: string;
  readonly openSearch: string;
}

export interface NavigationLink extends NamedLink {
  readonly isCurrent: boolean;
  /** Whether the number of chosen passages stands beside it; a script fills it in. */
  readonly hasCount: boolean;
}

const NAVIGATION = [
  { page: 'home', label: '首页' },
  { page: 'reports', label: '报告' },
  { page: 'basket', label: '摘录篮' },
  { page: 'status', label: '收录情况' },
  { page: 'settings', label: '设置' },
  { page: 'help', label: '帮助' },
] as const satisfies readonly { page: keyof SiteLinks; label: string }[];

export function siteLinks(linkTo: LinkTo): SiteLinks {
  return {
    home: linkTo(''),
    reports: linkTo('reports'),
    grid: linkTo('reports?view=grid'),
    basket: linkTo('basket'),
    status: linkTo('status'),
    settings: linkTo('settings'),
    help: linkTo('help'),
    api: linkTo('api'),
    login: linkTo('login'),
    openApi: linkTo('openapi.json'),
    openSearch: linkTo('opensearch.xml'),
  };
}

/** @param current the link of the page that is shown, without its parameters. */
export function navigationOf(links: SiteLinks, current: string): readonly NavigationLink[] {
  return NAVIGATION.map(({ page, label }) => ({
    label,
    url: links[page],
    isCurrent: links[page] === current,
    hasCount: page === 'basket',
  }));
}
