// In: how many passages of each report match. Out: totals of reports and places; reports found by title.

import { createLiteral } from '../segment/text-column.ts';
import type { Filter } from './filters.ts';
import type { LiveIndex } from './live-index.ts';
import type { TierTotals } from './search-engine.ts';

/** @param titled reports that count though none of their passages match. */
export function totalsOf(
  { regionOf }: LiveIndex,
  passages: number,
  matching: Uint32Array,
  titled: readonly number[] = [],
): TierTotals {
  const isTitled = new Set(titled);
  const regions = new Set<number>();
  let reports = 0;
  let unplaced = 0;
  for (let report = 0; report < matching.length; report += 1) {
    if (matching[report] === 0 && (titled.length === 0 || !isTitled.has(report))) continue;
    reports += 1;
    regions.add(regionOf[report] as number);
    if (regionOf[report] === 0) unplaced += matching[report] as number;
  }
  regions.delete(0);
  return { passages, reports, regions: regions.size, unplaced };
}

/** Reports whose title holds every literal, and of which a passage passes the filters. */
export function titledReports(
  { spans, firstPassages }: LiveIndex,
  literals: readonly string[],
  filter: Filter,
): readonly number[] {
  const wanted = literals.map(createLiteral);
  const found: number[] = [];
  for (const { segment, firstReport } of spans) {
    for (let report = 0; report < segment.reportCount; report += 1) {
      const number = firstReport + report;
      if (filter.failedOfReport[number] !== 0) continue;
      if (!wanted.every((literal) => segment.titles.includes(report, literal))) continue;
      const end = firstPassages[number + 1] as number;
      let ordinal = firstPassages[number] as number;
      while (ordinal < end && filter.failed(ordinal) !== 0) ordinal += 1;
      if (ordinal < end) found.push(number);
    }
  }
  return found;
}
