// In: counts by year. Out: bars to draw beside each other, each with its number in words.
// A bar is a picture of a number that stands beside it, never the only way to read it.

import type { SearchAnswer } from '../search/search-answer.ts';
import type { SearchRequest } from '../search/search-request.ts';
import type { LinkTo } from './links.ts';
import { searchPath, toggledYear } from './search-links.ts';
import { barHeight } from './shades.ts';

/** A drawing of `width` × `height` units. */
export interface SmallBars {
  readonly width: number;
  readonly height: number;
  /** `2021年 3 段，2022年 12 段`. */
  readonly text: string;
  readonly bars: readonly { readonly x: number; readonly y: number; readonly height: number }[];
}

export interface YearBars {
  readonly years: readonly {
    readonly year: string;
    readonly count: number;
    readonly url: string;
    readonly selected: boolean;
    /** Of a drawing of BAR_HEIGHT units. */
    readonly y: number;
    readonly height: number;
  }[];
}

const STEP = 7;
const SMALL_HEIGHT = 24;
const BAR_HEIGHT = 24;
const MOST_YEARS = 20;
/** Of small bars, which stand in a line with a name and a number. */
const MOST_SMALL = 12;

/** Over the newest years held, oldest first; null where they are fewer than two. */
export function smallBars(
  held: readonly number[],
  counts: readonly { readonly year: number; readonly passages: number }[],
): SmallBars | null {
  const years = held.slice(0, MOST_SMALL).reverse();
  if (years.length < 2) return null;
  const passagesOf = new Map(counts.map(({ year, passages }) => [year, passages]));
  const most = Math.max(...years.map((year) => passagesOf.get(year) ?? 0));
  return {
    width: years.length * STEP,
    height: SMALL_HEIGHT,
    text: years.map((year) => `${year}年 ${passagesOf.get(year) ?? 0} 段`).join('，'),
    bars: years.map((year, i) => {
      const height = barHeight(passagesOf.get(year) ?? 0, most, SMALL_HEIGHT);
      return { x: i * STEP, y: SMALL_HEIGHT - height, height };
    }),
  };
}

/** Matching passages by year, oldest first, each leading to that year; null where there are fewer than two. */
export function yearBarsOf(linkTo: LinkTo, request: SearchRequest, { facets }: SearchAnswer): YearBars | null {
  const values = facets.year.filter(({ value }) => /^\d{4}$/.test(value)).slice(0, MOST_YEARS);
  if (values.length < 2) return null;
  const most = Math.max(...values.map(({ count }) => count));
  return {
    years: [...values].reverse().map(({ value, count, selected }) => {
      const height = barHeight(count, most, BAR_HEIGHT);
      const url = linkTo(searchPath(request, { year: toggledYear(request.year, value) }));
      return { year: value, count, url, selected, y: BAR_HEIGHT - height, height };
    }),
  };
}
