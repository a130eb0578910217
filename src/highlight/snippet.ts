// In: a passage's text and what matched. Out: its snippet, or all its lines, as safe HTML with marks.
// The door of this room.

import type { Analyzer } from '../analysis/analyzer.ts';
import { chooseWindow } from './choose-window.ts';
import { cutAtPlaces, type FoundMarks, findMarks, type MarkRequest } from './find-marks.ts';
import { renderMarks } from './render-marks.ts';

export { findMarks };

export interface Snippet {
  readonly html: string;
  /** What the window leaves out on either side, marked alike; '' where it leaves nothing out. */
  readonly beforeHtml: string;
  readonly afterHtml: string;
  /** Whether part of the text is left out. */
  readonly isCut: boolean;
}

/** @param size in UTF-16 units; a text that is no longer is shown whole. */
export function snippetOf(text: string, request: MarkRequest, analyzer: Analyzer, size?: number): Snippet {
  const { marks } = findMarks(text, request, analyzer);
  const window = chooseWindow(text, marks, size);
  return {
    html: renderMarks(text, window, marks),
    beforeHtml: renderMarks(text, { start: 0, end: window.start }, marks),
    afterHtml: renderMarks(text, { start: window.end, end: text.length }, marks),
    isCut: window.end - window.start < text.length,
  };
}

export interface MarkedLine {
  /** Range of the line in the text, without its line break. */
  readonly start: number;
  readonly end: number;
  readonly html: string;
}

/**
 * The whole text, line by line. So many marks as `places` has do not go on from another: whoever steps from one to the next
 * counts the same. @param found as `findMarks` finds it in the text.
 */
export function markedLines(text: string, { marks, places }: FoundMarks): readonly MarkedLine[] {
  const cut = cutAtPlaces(marks, places);
  const starts = new Set(places);
  const lines: MarkedLine[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    lines.push({ start, end, html: renderMarks(text, { start, end }, cut, starts) });
    start = end + 1;
  }
  return lines;
}
