// In: matching passages with what they are ordered by. Out: the list asked for, ordered and cut to its length.

import type { PassageKind } from '../report/report.ts';
import type { Order } from './query-tree.ts';
import type { EngineHit } from './search-engine.ts';

export interface Match extends Omit<EngineHit, 'inReport'> {
  readonly occurrences: number;
  readonly kind: PassageKind;
  readonly year: number | null;
  readonly publishedOn: string | null;
  readonly reportId: string;
  /** Position in its report. */
  readonly position: number;
}

export function collect(matches: readonly Match[], order: Order, take: number): readonly EngineHit[] {
  const inReport = new Map<string, number>();
  for (const { reportId } of matches) inReport.set(reportId, (inReport.get(reportId) ?? 0) + 1);
  const before = ORDERS[order];
  return [...matches]
    .sort((a, b) => byTier(a, b) || before(a, b) || byPlace(a, b))
    .slice(0, take)
    .map(({ ordinal, score, tier, concepts, typed, reportId }) => ({
      ordinal,
      score,
      tier,
      concepts,
      typed,
      inReport: inReport.get(reportId) ?? 0,
    }));
}

const byTier = (a: Match, b: Match): number => Number(a.tier === 'some') - Number(b.tier === 'some');
const byNewest = (a: Match, b: Match): number =>
  (b.year ?? 0) - (a.year ?? 0) || compareText(b.publishedOn ?? '', a.publishedOn ?? '');
const byPlace = (a: Match, b: Match): number => compareText(a.reportId, b.reportId) || a.position - b.position;

const ORDERS: Readonly<Record<Order, (a: Match, b: Match) => number>> = {
  score: (a, b) => b.score - a.score,
  occurrences: (a, b) =>
    Number(b.kind === 'practice') - Number(a.kind === 'practice') || b.occurrences - a.occurrences || byNewest(a, b),
  newest: byNewest,
  // A report without a year is neither old nor new: it stands last.
  oldest: (a, b) =>
    (a.year ?? Number.MAX_SAFE_INTEGER) - (b.year ?? Number.MAX_SAFE_INTEGER) ||
    compareText(a.publishedOn ?? '', b.publishedOn ?? ''),
};

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
