// In: the places that hold reports, the counts of a search, what was typed of a name. Out: the places it may mean, as facet values.
// Those that the search finds nothing in come last, with their 0: a place that is left out would look as if it held no report.

import { madeInSteps } from '../engine/made-in-steps.ts';
import { NAME_FITS, type NameFit } from '../engine/names.ts';
import type { ValueCount } from '../engine/search-engine.ts';
import { placeName } from '../report/names.ts';
import { ancestorsOf, regionOf } from '../report/region/region-gazetteer.ts';
import type { Region, ReportHead } from '../report/report.ts';
import { foldedTyping, nameFit } from './name-fit.ts';
import type { FacetValue } from './search-answer.ts';

/** More than a list to choose from holds. */
const MOST_NAMED = 20;
/** Names made between two places where it may be interrupted: each is read aloud. */
const STEP = 32;

export interface PlaceFinder {
  /** @param counts of the search that is to be narrowed. @param selected codes. */
  named(counts: readonly ValueCount[], selected: readonly string[], typed: string): readonly FacetValue[];
  preparation(): Generator<void, void>;
}

export interface HeldReports {
  readonly reports: readonly Pick<ReportHead, 'region'>[];
}

export function createPlaceFinder(engine: HeldReports): PlaceFinder {
  const table = madeInSteps(() => fittingPlaces(engine));
  return {
    preparation: table.steps,
    named(counts, selected, typed) {
      const wanted = foldedTyping(typed);
      if (wanted === '') return [];
      const countOf = new Map(counts.map(({ value, count }) => [value, count]));
      const rank = (fit: NameFit, count: number): number => NAME_FITS.indexOf(fit) + (count > 0 ? 0 : NAME_FITS.length);
      return table
        .get()
        .flatMap(({ region, fitOf }) => {
          const fit = fitOf(wanted);
          const count = countOf.get(region.code) ?? 0;
          return fit === null ? [] : [{ region, count, rank: rank(fit, count) }];
        })
        .sort((a, b) => a.rank - b.rank || (a.region.code < b.region.code ? -1 : 1))
        .slice(0, MOST_NAMED)
        .map(({ region, count }) => ({
          value: region.code,
          label: placeName(region),
          count,
          selected: selected.includes(region.code),
        }));
    },
  };
}

/** Every place that a report is of, and all it lies in, by code. */
export function placesHeld({ reports }: HeldReports): readonly Region[] {
  const codes = new Set(reports.flatMap(({ region }) => (region ? [...ancestorsOf(region.code), region.code] : [])));
  return [...codes].sort().flatMap((code) => regionOf(code) ?? []);
}

interface FittingPlace {
  readonly region: Region;
  readonly fitOf: (typed: string) => NameFit | null;
}

function* fittingPlaces(engine: HeldReports): Generator<void, readonly FittingPlace[]> {
  const made: FittingPlace[] = [];
  for (const region of placesHeld(engine)) {
    made.push({ region, fitOf: nameFit(region.name) });
    if (made.length % STEP === 0) yield;
  }
  return made;
}
