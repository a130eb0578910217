// In: a request and the facets of its answer. Out: the filter groups as links, each switching one value on or off.
// Links, not script: every choice is an address. Values at 0 are left out unless they are chosen, or a kind that people look for.

import { KIND_NAMES } from '../report/names.ts';
import type { PassageKind } from '../report/report.ts';
import type { AnswerFacets, FacetValue, RegionFacetValue } from '../search/search-answer.ts';
import type { FilterParameter, SearchRequest } from '../search/search-request.ts';
import type { HeldSubtheme } from '../search/subthemes.ts';
import { FILTER_NAMES, flatRegions, yearLabel } from './conditions.ts';
import type { LinkTo } from './links.ts';
import {
  parsePageSearch,
  type SearchChanges,
  searchParameters,
  searchPath,
  toggled,
  toggledYear,
} from './search-links.ts';

/** Values shown before 更多. */
const SHOWN = 8;

export interface FacetLink {
  readonly label: string;
  readonly count: number;
  readonly selected: boolean;
  readonly url: string;
  readonly children: FacetList | null;
  /** Leaves the place out; null for other values, and for a place in which something is chosen. */
  readonly excludeUrl: string | null;
}

export interface FacetList {
  readonly shown: readonly FacetLink[];
  readonly more: readonly FacetLink[];
}

export interface FacetGroup {
  readonly name: string;
  readonly list: FacetList;
  /** A form that finds a value by its name; null where the list has all there is. */
  readonly finder: FacetFinder | null;
  /** Under 领域, where one theme is chosen: its sub-themes. */
  readonly subthemes: readonly SubthemeLink[];
}

/** A search by the sub-theme's words within its theme, whatever else was asked. */
export interface SubthemeLink {
  readonly label: string;
  readonly count: number;
  readonly url: string;
}

/** The name that is typed takes the place of the values chosen. */
export interface FacetFinder {
  readonly action: string;
  /** What a script asks while somebody types, with `q` for what was typed: the words of this search are `search`. */
  readonly placesUrl: string;
  readonly parameter: FilterParameter;
  readonly label: string;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
}

type FlatFacet = Exclude<FilterParameter, 'region' | 'excludeRegion' | 'report'>;

const FLAT_FACETS: readonly FlatFacet[] = ['level', 'year', 'theme', 'kind', 'issuerKind', 'has'];

/** @param hasPartly whether passages that lack a word are listed behind those that the facets count. */
export function facetGroups(
  linkTo: LinkTo,
  request: SearchRequest,
  facets: AnswerFacets,
  subthemes: readonly HeldSubtheme[] = [],
  hasPartly = false,
): readonly FacetGroup[] {
  const link = (changes: SearchChanges) => linkTo(searchPath(request, changes));
  const kept = searchParameters(request, { region: [], page: '1' });
  const asked = kept.map(([name, value]): [string, string] => [name === 'q' ? 'search' : name, value]);
  const region = {
    name: FILTER_NAMES.region,
    list: regionList(link, request, facets.region, []),
    subthemes: [],
    finder: {
      action: linkTo('search'),
      placesUrl: linkTo(`api/facets/region?${new URLSearchParams(asked)}`),
      parameter: 'region' as const,
      label: '查找地区',
      hidden: kept.map(([name, value]) => ({ name, value })),
    },
  };
  const flat = FLAT_FACETS.map((filter) => {
    const isKinds = filter === 'kind' && hasPartly;
    const values = isKinds ? withKindsSought(facets.kind) : facets[filter];
    const links = values.map((value) => ({
      ...shownValue(filter, value),
      url: link({ [filter]: valuesAfter(request, filter, value.value) }),
      children: null,
      excludeUrl: null,
    }));
    const below = filter === 'theme' ? subthemes.map((each) => subthemeLink(linkTo, request.theme, each)) : [];
    return { name: FILTER_NAMES[filter], list: split(links, isKinds ? SHOWN : 0), subthemes: below, finder: null };
  });
  return [region, ...flat].filter((group) => group.list.shown.length > 0);
}

const KINDS_SOUGHT: readonly PassageKind[] = ['practice', 'problem', 'plan'];

/** Whoever looks for plans and sees none is to see that there are 0, and the way to those that come near. */
function withKindsSought(values: readonly FacetValue[]): readonly FacetValue[] {
  const others = values.filter(({ value }) => !KINDS_SOUGHT.some((kind) => kind === value));
  const sought = KINDS_SOUGHT.map(
    (kind) =>
      values.find(({ value }) => value === kind) ?? { value: kind, label: KIND_NAMES[kind], count: 0, selected: false },
  );
  return [...sought, ...others];
}

function subthemeLink(linkTo: LinkTo, theme: readonly string[], { name, q, passages }: HeldSubtheme): SubthemeLink {
  return { label: name, count: passages, url: linkTo(searchPath(parsePageSearch({ q, theme: [...theme] }))) };
}

function valuesAfter(request: SearchRequest, filter: FlatFacet, value: string): readonly string[] {
  return filter === 'year' ? toggledYear(request.year, value) : toggled(request[filter], value);
}

function shownValue(filter: FlatFacet, value: FacetValue): Pick<FacetLink, 'label' | 'count' | 'selected'> {
  const label = filter === 'year' ? yearLabel(value.value) : value.label;
  return { label, count: value.count, selected: value.selected };
}

/** A place chosen inside a chosen one replaces it (it narrows), and the other way round (it widens). */
function regionList(
  link: (changes: SearchChanges) => string,
  request: SearchRequest,
  regions: readonly RegionFacetValue[],
  ancestors: readonly RegionFacetValue[],
): FacetList {
  const links = regions.map((region) => {
    const replaced = region.selected ? [region] : [...ancestors, ...flatRegions(region.children)];
    const kept = request.region.filter((typed) => !replaced.some((place) => place.value === typed));
    const isChosenIn = flatRegions([region]).some(({ selected }) => selected);
    return {
      label: region.label,
      count: region.count,
      selected: region.selected,
      url: link({ region: region.selected ? kept : [...kept, region.value] }),
      children: region.children.length > 0 ? regionList(link, request, region.children, [...ancestors, region]) : null,
      excludeUrl: isChosenIn ? null : link({ excludeRegion: [...request.excludeRegion, region.value] }),
    };
  });
  return split(links);
}

/** @param least so many are shown even at 0. */
function split(links: readonly FacetLink[], least = 0): FacetList {
  const live = links.filter((link, i) => i < least || link.count > 0 || isOpen(link));
  const isShown = (link: FacetLink) => live.indexOf(link) < SHOWN || isOpen(link);
  return { shown: live.filter(isShown), more: live.filter((link) => !isShown(link)) };
}

function isOpen(link: FacetLink): boolean {
  return link.selected || link.children?.shown.some(isOpen) === true;
}
