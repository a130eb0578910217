// In: a report's sections and the lines they begin on. Out: the contents list, and each passage's lines with their headings.
// Never moves or repeats text: a heading is the line that it already stands on.

import type { Section } from '../report/report.ts';
import type { ReportLine } from '../search/search-service.ts';

export interface OutlineEntry {
  readonly label: string;
  readonly url: string;
  /** From 1. */
  readonly depth: number;
}

export interface ReaderLine {
  readonly lineHtml: string;
  /** Where the contents list leads; null when no section begins on this line. */
  readonly anchor: string | null;
  /** 2 to 4 for a line that is only a heading; null for text. */
  readonly headingLevel: number | null;
}

// 一、 and (一) make the contents list; 一是 below them would drown it.
const OUTLINE_DEPTH = 2;
const DEEPEST_HEADING = 4;

/** @param placeOf the address of the line where a section begins, which has that anchor. */
export function outlineOf(
  sections: readonly Section[],
  placeOf: (section: number, anchor: string) => string,
): readonly OutlineEntry[] {
  return sections
    .map(({ heading, depth }, index) => ({ label: heading, url: placeOf(index, anchorOf(index)), depth }))
    .filter(({ depth }) => depth <= OUTLINE_DEPTH);
}

export function readerLine({ html, section, isHeading }: ReportLine, sections: readonly Section[]): ReaderLine {
  const depth = section === null ? undefined : sections[section]?.depth;
  return {
    lineHtml: html,
    anchor: section === null ? null : anchorOf(section),
    headingLevel: isHeading && depth !== undefined ? Math.min(depth + 1, DEEPEST_HEADING) : null,
  };
}

function anchorOf(section: number): string {
  return `s-${section}`;
}
