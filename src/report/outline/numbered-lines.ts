// In: body and sections. Out: the lines, each with the section it opens and the next one, and which of them are headings only.
// Never: looks at what a heading says.

import { plainForm } from '../../analysis/plain-form.ts';
import type { Range, Section } from '../report.ts';
import { readLines } from './lines.ts';
import { numberOfHeading } from './numbering.ts';

export interface Line extends Range {
  /** The section it opens, -1 for none; the next numbered line's section, -1 for none. */
  readonly opens: number;
  readonly next: number;
}

const LONGEST_STANDALONE = 80; // a numbered line longer than this is an item, not a heading above one
const LONGEST_BARE_HEADING = 30; // without number: 存在的问题, 下一步打算

export function linesWithSections(body: string, sections: readonly Section[]): readonly Line[] {
  const opening = new Map(sections.map((section, index) => [section.start, index]));
  const lines = readLines(body);
  let seen = 0;
  return lines.map((line) => {
    const opens = opening.get(line.start) ?? -1;
    if (opens >= 0) seen = opens + 1;
    return { ...line, opens, next: seen < sections.length ? seen : -1 };
  });
}

/** A numbered line above the text or the sections that belong to it. */
export function isStandaloneHeading(
  line: Line,
  following: Line | undefined,
  opened: Section,
  all: readonly Section[],
): boolean {
  if (following === undefined || line.end - line.start > LONGEST_STANDALONE) return false;
  if (opened.heading.length < line.end - line.start) return false;
  return following.opens < 0 || (all[following.opens]?.depth ?? 0) > opened.depth;
}

/** Short and without a closing mark, as a heading that nobody numbered. */
export function looksBare(body: string, line: Range): boolean {
  if (line.end - line.start > LONGEST_BARE_HEADING) return false;
  return !/[。;:,、!?.)]/u.test(plainForm(body.charAt(line.end - 1)));
}

/** Whether the section is the first of its list. */
export function startsList(section: Section | undefined): boolean {
  return section !== undefined && numberOfHeading(section.heading)?.value === 1;
}
