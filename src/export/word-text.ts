// In: a passage's text. Out: its lines as paragraphs of a document, and which of them are headings.

import type { ListedPassage } from '../search/search-answer.ts';

// 第十二章、（十二）、12.: a number before a heading and its mark.
const LONGEST_NUMBER = 8;

/** Lines that are not blank, without white space around them; one empty line for an empty text. */
export function linesOf(text: string): readonly string[] {
  const lines = text
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length === 0 ? [''] : lines;
}

/** Whether the line is nothing but a heading that the passage stands below, with its number. */
export function isHeadingLine(line: string, { path, heading }: Pick<ListedPassage, 'path' | 'heading'>): boolean {
  return [...path, heading ?? ''].some(
    (known) => known !== '' && line.endsWith(known) && line.length - known.length <= LONGEST_NUMBER,
  );
}
