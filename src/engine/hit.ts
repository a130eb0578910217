// In: nothing. Out: what a hit of a search is.

import type { PassageKind } from '../report/report.ts';

/** `all`: has every concept. `some`: has at least one, not all. */
export type Tier = 'all' | 'some';

export interface EngineHit {
  /** Valid in this engine only; never shown. */
  readonly ordinal: number;
  readonly score: number;
  readonly tier: Tier;
  /** Bit i is set when concept i is present, in any way. */
  readonly concepts: number;
  /** Bit i is set when concept i is present as it was typed. */
  readonly typed: number;
  /** Matching passages of its report, over both tiers. */
  readonly inReport: number;
  /** Matching passages of its group, of the group's first tier; 0 where groups are not counted. */
  readonly inGroup: number;
  readonly kind: PassageKind;
}
