// In: what became of the files of a corpus. Out: what a build tells people of it.

import { FLAW_NAMES, type FlawCode } from '../ingest/flaw.ts';
import type { Manifest } from '../segment/manifest.ts';
import type { FileRecord } from './read-corpus.ts';

export interface BuildSummary {
  readonly outcome: 'built' | 'unchanged';
  readonly files: number;
  readonly reports: number;
  readonly passages: number;
  /** Files that gave no report, with the reason. */
  readonly leftOut: readonly FileRecord[];
  /** Most frequent first. */
  readonly flaws: readonly FlawCount[];
}

export interface FlawCount {
  readonly code: FlawCode;
  readonly name: string;
  readonly count: number;
}

export function summaryOf(
  outcome: BuildSummary['outcome'],
  files: readonly FileRecord[],
  counts: Manifest['counts'],
): BuildSummary {
  const leftOut = files.filter((file) => file.reportId === null);
  return { outcome, files: files.length, ...counts, leftOut, flaws: countFlaws(files) };
}

export function countFlaws(files: readonly FileRecord[]): readonly FlawCount[] {
  const counts = new Map<FlawCode, number>();
  for (const { code } of files.flatMap((file) => file.flaws)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return (Object.keys(FLAW_NAMES) as FlawCode[])
    .map((code) => ({ code, name: FLAW_NAMES[code], count: counts.get(code) ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
