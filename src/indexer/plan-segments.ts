// In: the reports to be held, and which of them are new. Out: what becomes of the segments in place: a base, and a delta
// beside it that takes in what changed, until it pays to make one base of both.

import type { SegmentEntry } from '../segment/manifest.ts';
import type { OpenedRecords } from './segment-folders.ts';

export interface PlacedSegment {
  readonly entry: SegmentEntry;
  readonly opened: OpenedRecords;
}

export interface SegmentPlan {
  /** The segment that stays as it is, with the reports of it that are removed. */
  readonly base: SegmentEntry | null;
  /** What the segment that is written is made of, beside the new reports; null when none is written. */
  readonly merged: readonly { readonly placed: PlacedSegment; isKept(id: string): boolean }[] | null;
}

// Below it a whole new base costs seconds.
const SMALL_PASSAGES = 5_000;
/** The most of the base that the delta, or what is removed of it, may come to. */
const MOST_SHARE = 0.2;

/** @param heldIds of all reports; @param newIds those of them that were read now, with `newPassages` in all. */
export function planSegments(
  old: readonly PlacedSegment[],
  heldIds: ReadonlySet<string>,
  newIds: ReadonlySet<string>,
  newPassages: number,
): SegmentPlan {
  const isKept = (id: string): boolean => heldIds.has(id) && !newIds.has(id);
  const merge = (segments: readonly PlacedSegment[]): SegmentPlan['merged'] =>
    segments.map((placed) => {
      const removed = new Set(placed.entry.removed);
      return { placed, isKept: (id) => isKept(id) && !removed.has(id) };
    });
  const [base, delta] = old;
  if (!base) return { base: null, merged: [] };
  const segment = base.opened.records;
  const removed = segment.heads
    .flatMap(({ id }) => (isKept(id) && !base.entry.removed.includes(id) ? [] : [id]))
    .sort();
  const removedPassages = passagesOf(base, new Set(removed));
  const deltaPassages = newPassages + (delta ? passagesOf(delta, heldIds) : 0);
  const most = Math.max(SMALL_PASSAGES, segment.passageCount * MOST_SHARE);
  if (deltaPassages > most || removedPassages > most || removed.length === segment.reportCount) {
    return { base: null, merged: merge(old) };
  }
  const deltaStays = delta?.opened.records.heads.some(({ id }) => isKept(id)) ?? false;
  return {
    base: { ...base.entry, removed },
    merged: newIds.size > 0 || deltaStays ? merge(delta ? [delta] : []) : null,
  };
}

function passagesOf({ opened: { records: segment } }: PlacedSegment, ids: ReadonlySet<string>): number {
  return segment.heads.reduce((sum, { id }, i) => {
    const length = (segment.firstPassages[i + 1] as number) - (segment.firstPassages[i] as number);
    return ids.has(id) ? sum + length : sum;
  }, 0);
}
