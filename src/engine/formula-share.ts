// In: an index and a passage of it. Out: how much of the passage stands in sentences that many places carry (套话).
// Counted over the reports that are in the index, so that base and delta say what one segment of both would.

import { type LiveIndex, spanOf } from './live-index.ts';
import { visitSentences } from './sentence-keys.ts';

/** A sentence is formula where so many places carry it: four, or one in fifty of a larger index. */
export const FORMULA_PLACES = 4;
export const FORMULA_SHARE = 0.02;

const STEPS = 100;
const UNKNOWN = 255;

/** The share of a passage, 0 to 1 in hundredths. What was worked out for a passage is kept: a byte each. */
export function createFormulaReader(index: LiveIndex): (ordinal: number) => number {
  const { spans, isLive, regionOf, reportOf, ordinals } = index;
  const regions = regionOf.reduce((most, region) => Math.max(most, region), 0) + 1;
  const live = new Set(regionOf.filter((region, report) => region !== 0 && isLive[report] === 1));
  const least = Math.max(FORMULA_PLACES, Math.ceil(live.size * FORMULA_SHARE));
  const known = new Uint8Array(ordinals).fill(UNKNOWN);
  const seenFor = new Uint32Array(regions);
  let asked = 0;

  const isFormula = (key: number): boolean => {
    asked += 1;
    let places = 0;
    for (const { segment, firstReport } of spans) {
      const { keys, reports, firstOf } = segment.sentences;
      for (let i = firstOf(key); keys[i] === key; i += 1) {
        const report = firstReport + (reports[i] as number);
        const region = regionOf[report] as number;
        if (region === 0 || isLive[report] === 0 || seenFor[region] === asked) continue;
        seenFor[region] = asked;
        places += 1;
        if (places === least) return true;
      }
    }
    return false;
  };

  return (ordinal) => {
    const before = known[ordinal] as number;
    if (before !== UNKNOWN) return before / STEPS;
    const { segment, firstOrdinal } = spanOf(index, reportOf[ordinal] as number);
    let all = 0;
    let formula = 0;
    visitSentences(segment.texts.units(ordinal - firstOrdinal), (key, length) => {
      all += length;
      if (isFormula(key)) formula += length;
    });
    const share = all === 0 ? 0 : Math.round((STEPS * formula) / all);
    known[ordinal] = share;
    return share / STEPS;
  };
}
