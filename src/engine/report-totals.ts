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
  // Regions are numbered from 1, as they come up; 0 is one that is not known.
  const isCounted = new Uint8Array(matching.length + 1);
  let [reports, regions, unplaced] = [0, 0, 0];
  for (let report = 0; report < matching.length; report += 1) {
    if (matching[report] === 0 && (titled.length === 0 || !isTitled.has(report))) continue;
    reports += 1;
    const region = regionOf[report] as number;
    if (region === 0) unplaced += matching[report] as number;
    else if (isCounted[region] === 0) {
      isCounted[region] = 1;
      regions += 1;
    }
  }
  return { passages, reports, regions, unplaced };
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
