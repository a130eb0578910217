// In: a passage's text and what matched. Out: its snippet, or its whole text, as safe HTML with marks.
// The door of this room.

import type { Analyzer } from '../analysis/analyzer.ts';
import { chooseWindow } from './choose-window.ts';
import { findMarks, type MarkRequest } from './find-marks.ts';
import { renderMarks } from './render-marks.ts';

export interface Snippet {
  readonly html: string;
  /** Whether part of the text is left out. */
  readonly isCut: boolean;
  readonly marks: number;
}

export function snippetOf(text: string, request: MarkRequest, analyzer: Analyzer): Snippet {
  const marks = findMarks(text, request, analyzer);
  const window = chooseWindow(text, marks);
  return {
    html: renderMarks(text, window, marks),
    isCut: window.end - window.start < text.length,
    marks: marks.length,
  };
}

export function markedText(text: string, request: MarkRequest, analyzer: Analyzer): Snippet {
  const marks = findMarks(text, request, analyzer);
  return { html: renderMarks(text, { start: 0, end: text.length }, marks), isCut: false, marks: marks.length };
}
