// In: the reports of an engine. Out: the 地区 × 年份 grid: of a place, what is held and what is missing of the places in it.
// One step down at a time: the whole country has 3,000 places.

import { placeName } from '../report/names.ts';
import { ancestorsOf, nameOfCode, placesIn, regionOf } from '../report/region/region-gazetteer.ts';
import type { ReportHead } from '../report/report.ts';
import { resolvePlace } from './resolve-place.ts';

export interface CoverageCell {
  readonly year: number;
  /** Reports of the row's places about that year; 0 where none is held. */
  readonly reports: number;
  /** The report, where there is just one. */
  readonly reportId: string | null;
}

/** What is held of a place and, but for `own` rows, of all places in it. */
export interface CoverageRow {
  readonly code: string;
  readonly name: string;
  /** 省›市›县. */
  readonly label: string;
  /** `own`: reports of the place itself, beside rows of the places in it. `branch`: has places in it that are held. */
  readonly kind: 'own' | 'branch' | 'leaf';
  readonly reports: number;
  /** Places with at least one report. */
  readonly places: number;
  /** One for each of the grid's years. */
  readonly cells: readonly CoverageCell[];
}

export interface CoverageGrid {
  /** Where the grid is; null for the whole country. */
  readonly place: { readonly code: string; readonly name: string; readonly label: string } | null;
  /** From the province down to the place. */
  readonly trail: readonly { readonly code: string; readonly name: string }[];
  /** Newest first, at most MOST_YEARS. */
  readonly years: readonly number[];
  readonly rows: readonly CoverageRow[];
  /** Places of the same rank that are not held in any year; none where the rows are of several ranks. */
  readonly absent: readonly { readonly code: string; readonly name: string }[];
  /** Reports in no cell, as their place or year is not known. Of the whole country only. */
  readonly unplaced: number;
}

/** A screen shows no more columns side by side. */
const MOST_YEARS = 12;
/** So few places are shown all at once. */
const FEW_PLACES = 30;
// A county has some thirty townships and zones; more rows would be no overview.
const MOST_ROWS = 150;

type YearsHeld = Map<number, string[]>;

/** @returns the grid in a place (a code or name), or of the whole country. */
export function createCoverage(reports: readonly ReportHead[]): (place: string | null) => CoverageGrid {
  const own = new Map<string, YearsHeld>();
  const within = new Map<string, YearsHeld>();
  const years = new Set<number>();
  let unplaced = 0;
  for (const { id, region, year } of reports) {
    const chain = region === null ? [] : ancestorsOf(region.code);
    if (region === null || year === null || chain.length === 0) {
      unplaced += 1;
      continue;
    }
    years.add(year);
    hold(own, region.code, year, id);
    for (const code of chain) hold(within, code, year, id);
  }
  const shownYears = [...years].sort((a, b) => b - a).slice(0, MOST_YEARS);
  const below = new Map<string | null, string[]>();
  const placesWithin = new Map<string, number>();
  for (const code of within.keys()) {
    const chain = ancestorsOf(code);
    const parent = chain.at(-2) ?? null;
    below.set(parent, [...(below.get(parent) ?? []), code]);
    if (own.has(code)) for (const each of chain) placesWithin.set(each, (placesWithin.get(each) ?? 0) + 1);
  }

  const kindOf = (code: string) => (below.has(code) ? 'branch' : 'leaf');
  const rowOf = (code: string, isOwn: boolean): CoverageRow => {
    const held = (isOwn ? own : within).get(code) ?? new Map<number, string[]>();
    const region = regionOf(code);
    return {
      code,
      name: region?.name ?? code,
      label: placeName(region),
      kind: isOwn ? 'own' : kindOf(code),
      reports: [...held.values()].reduce((sum, ids) => sum + ids.length, 0),
      places: isOwn ? 1 : (placesWithin.get(code) ?? 0),
      cells: shownYears.map((year) => {
        const ids = held.get(year) ?? [];
        return { year, reports: ids.length, reportId: ids.length === 1 ? (ids[0] ?? null) : null };
      }),
    };
  };

  return (given) => {
    const place = given === null ? null : resolvePlace(given);
    const isFlat = place === null && own.size <= FEW_PLACES;
    const codes = isFlat ? [...own.keys()] : (below.get(place) ?? []);
    const held = new Set(codes);
    return {
      place:
        place === null
          ? null
          : { code: place, name: regionOf(place)?.name ?? place, label: placeName(regionOf(place)) },
      trail: place === null ? [] : ancestorsOf(place).map((code) => ({ code, name: regionOf(code)?.name ?? code })),
      years: shownYears,
      rows: [
        ...(place !== null && own.has(place) ? [rowOf(place, true)] : []),
        ...codes
          .sort()
          .slice(0, MOST_ROWS)
          .map((code) => rowOf(code, isFlat)),
      ],
      absent: isFlat
        ? []
        : placesIn(place)
            .filter((code) => !held.has(code))
            .map((code) => ({ code, name: nameOfCode(code) ?? code })),
      unplaced: place === null ? unplaced : 0,
    };
  };
}

function hold(places: Map<string, YearsHeld>, code: string, year: number, id: string): void {
  const held = places.get(code) ?? new Map<number, string[]>();
  places.set(code, held);
  const ids = held.get(year);
  if (ids) ids.push(id);
  else held.set(year, [id]);
}
