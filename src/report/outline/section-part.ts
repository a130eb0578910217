// In: a section, and what was read before it. Out: the part it begins, or null where it goes on with what encloses it.
// Never: looks at the lines below it, except for a late chapter, whose sentences tell whether it looks ahead.

import type { Section } from '../report.ts';
import { titleOf } from './numbering.ts';
import { mayAnnouncePlans, type Part, partOfTitle } from './part-signs.ts';
import { tellsOfPlans } from './tense.ts';

export interface ReadSoFar {
  readonly body: string;
  readonly sections: readonly Section[];
  /** By section; -1 at the top. */
  readonly parents: readonly number[];
  readonly year: number;
  /** Of the sections before this one. */
  readonly parts: readonly Part[];
  readonly hasProblems: boolean;
}

/** What the section's title announces; of a late chapter that announces nothing, what its sentences tell. */
export function partOfSection(read: ReadSoFar, index: number): Part | null {
  const opened = read.sections[index];
  if (opened === undefined) return null;
  const title = titleOf(opened.heading);
  const announced = partOfTitle(title, opened.depth, read.year);
  if (announced !== null) return announced;
  const isAfterProblems = read.hasProblems && read.parts.at(-1) !== 'practice';
  if (isAfterProblems && mayAnnouncePlans(title)) return 'plan';
  const isChapter = opened.depth === 1 && (read.parents[index] ?? -1) < 0;
  return isChapter && index > 0 ? partOfLateChapter(read, index, title) : null;
}

function partOfLateChapter({ body, sections, hasProblems }: ReadSoFar, index: number, title: string): Part | null {
  let next = index + 1;
  while ((sections[next]?.depth ?? 1) > 1) next += 1;
  if (!hasProblems && next < sections.length) return null;
  const text = body.slice(sections[index]?.start, sections[next]?.start ?? body.length);
  return tellsOfPlans(title, text, hasProblems ? 'after problems' : 'last') ? 'plan' : null;
}
