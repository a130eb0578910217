// In: where the reading of a body stands. Out: parts that begin at a line without a number: 存在的问题 alone, or 但 … 存在 … 问题.
// Never: adds paragraphs, or ends a part that has a numbered heading.

import { plainForm } from '../../analysis/plain-form.ts';
import type { Section } from '../report.ts';
import { type Line, startsList } from './numbered-lines.ts';
import { admitsProblems, type Part } from './part-signs.ts';

/** 究其原因, after the items of a list: it speaks of all of them, not of the last. */
const OF_ALL_ITEMS =
  /^(?:究其原因|(?:综合|深入)?分析(?:其|以上|上述)?[^,。;:]{0,6}原因|(?:产生|造成|导致|出现|存在)?(?:以上|上述|这些)[^,。;:]{0,12}(?:问题|不足|差距|短板))/u;
const PLAN_LEAD = 80; // up to here a word of resolve before 下一步 belongs to the plan

/** A part begun by an unnumbered line; `floor` is the depth of the list that follows it, null until one is met. */
export interface Turn {
  readonly part: Part;
  readonly floor: number | null;
  readonly unheaded: boolean;
}

/** After a chapter's items, or anywhere in a report without numbers: the only places where a part begins unheaded. */
export function isLoose(line: Line, sections: readonly Section[], hasTextInSection: boolean): boolean {
  if (sections.length === 0) return true;
  const next = sections[line.next];
  const endsChapter = next === undefined || next.depth === 1 || startsList(next);
  return endsChapter && hasTextInSection;
}

/** Whether an unnumbered paragraph speaks of all items of the list above it. */
export function speaksOfAllItems(text: string): boolean {
  return OF_ALL_ITEMS.test(plainForm(text.slice(0, PLAN_LEAD)));
}

/** The part of a paragraph that may turn; `planAt` is where it begins to speak of plans, -1 for nowhere. */
export function partOfLoose(text: string, outer: Part, planAt: number): Part {
  if (outer === 'practice' && admitsProblems(planAt > 0 ? text.slice(0, planAt) : text)) return 'problem';
  return planAt >= 0 && planAt <= PLAN_LEAD ? 'plan' : outer;
}

/** The list right under the line that turned stays in the part: (一) (二) … after 主要表现在:. Other sections end it. */
export function turnAtSection(turn: Turn | null, opened: Section): Turn | null {
  if (turn === null) return null;
  if (turn.floor === null) return startsList(opened) ? { ...turn, floor: opened.depth } : null;
  return opened.depth < turn.floor ? null : turn;
}
