// In: a report's passages and which part of it, or which passage, is asked for. Out: that part, and the address of any place.
// Most reports are one part. One of a million characters is 6 MB of HTML: no server makes, and no old browser shows that at once.

import type { ReportPassage, ReportView } from '../search/search-service.ts';
import { type LinkTo, passageAnchor } from './links.ts';

/** Some 100,000 characters; the longest reports in the wild have a third. */
export const PART_PASSAGES = 400;

export interface PartLink {
  readonly label: string;
  readonly url: string;
  readonly isCurrent: boolean;
}

export interface ReportPart {
  readonly shown: readonly ReportPassage[];
  readonly number: number;
  readonly count: number;
  /** An anchor of this page, or of the page that has the passage. */
  readonly placeOf: (passage: ReportPassage) => string;
  /** The same for the line where a section begins; `anchor` is its name. */
  readonly sectionPlace: (section: number, anchor: string) => string;
  /** [] where the report is one part. */
  readonly links: readonly PartLink[];
}

export interface AskedPart {
  /** From 1; one that is past the end is the last. */
  readonly part: number;
  /** Goes before the part; '' for none. */
  readonly passage: string;
  /** What else the address says: the words that are marked, and how. */
  readonly parameters: readonly [string, string][];
}

export function partOf(linkTo: LinkTo, { report, passages, sections }: ReportView, asked: AskedPart): ReportPart {
  const count = Math.max(1, Math.ceil(passages.length / PART_PASSAGES));
  const meant = passages.findIndex(({ id }) => id === asked.passage);
  const number = meant < 0 ? Math.min(asked.part, count) : partAt(meant);
  // Thousands of places lead to a few parts.
  const paths = Array.from({ length: count }, (_, i) => {
    const parameters = new URLSearchParams([...asked.parameters, ['part', String(i + 1)]]);
    return linkTo(`reports/${encodeURIComponent(report.id)}?${parameters.toString()}`);
  });
  const pathOf = (part: number): string => paths[part - 1] ?? '';
  const place = (at: number, anchor: string): string =>
    partAt(at) === number ? `#${anchor}` : `${pathOf(partAt(at))}#${anchor}`;
  const indexOf = new Map(passages.map((passage, index) => [passage, index]));
  const sectionAt = new Map<number, number>();
  passages.forEach(({ begins }, index) => {
    for (const section of begins) sectionAt.set(section, index);
  });
  const partLink = (part: number): PartLink => {
    const from = (part - 1) * PART_PASSAGES;
    const marks = passages.slice(from, from + PART_PASSAGES).reduce((sum, passage) => sum + passage.marks, 0);
    const heading = headingAt(passages, sections, from);
    const label = [`第 ${part} 部分`, heading, marks > 0 ? `标出 ${marks} 处` : '']
      .filter((word) => word !== '')
      .join('，');
    return { label, url: pathOf(part), isCurrent: part === number };
  };
  return {
    shown: passages.slice((number - 1) * PART_PASSAGES, number * PART_PASSAGES),
    number,
    count,
    placeOf: (passage) => place(indexOf.get(passage) ?? 0, passageAnchor(passage.id)),
    sectionPlace: (section, anchor) => place(sectionAt.get(section) ?? 0, anchor),
    links: count === 1 ? [] : Array.from({ length: count }, (_, i) => partLink(i + 1)),
  };
}

function partAt(index: number): number {
  return Math.floor(index / PART_PASSAGES) + 1;
}

/** `含“二、主要做法”`: the first chapter that begins in the part; '' for none. */
function headingAt(passages: readonly ReportPassage[], sections: ReportView['sections'], from: number): string {
  for (const { begins } of passages.slice(from, from + PART_PASSAGES)) {
    const chapter = begins.map((section) => sections[section]).find((section) => section?.depth === 1);
    if (chapter) return `含“${chapter.heading}”`;
  }
  return '';
}
