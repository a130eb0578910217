// In: the body of a report. Out: its lines without blank ones and outer white space, as ranges in the body.
// Never: changes a character. A page that lost its line breaks is cut where white space stands before the next 一、 or (一).

import { plainForm } from '../../analysis/plain-form.ts';
import type { Range } from '../report.ts';
import { readNumbering } from './numbering.ts';

const SPACE_BEFORE_NUMBER = /(?<=[^\s第])\s(?=\(?[一二三四五六七八九十]{1,3}[、)])/gu;

/** The lines of `body` in order. Their ranges leave out nothing but white space. */
export function readLines(body: string): readonly Range[] {
  const lines: Range[] = [];
  const counts = new Map<string, number>();
  let at = 0;
  while (at < body.length) {
    const newline = body.indexOf('\n', at);
    const end = newline < 0 ? body.length : newline;
    addLine(lines, body, at, end, counts);
    at = end + 1;
  }
  return lines;
}

/** The range without white space at its ends; null when nothing is left. */
export function trimRange(text: string, start: number, end: number): Range | null {
  const slice = text.slice(start, end);
  const from = start + slice.length - slice.trimStart().length;
  if (from === end) return null;
  return { start: from, end: start + slice.trimEnd().length };
}

function addLine(lines: Range[], body: string, start: number, end: number, counts: Map<string, number>): void {
  let from = start;
  const whole = trimRange(body, start, end);
  if (whole === null) return;
  countNumber(body, whole.start, counts);
  for (const match of plainForm(body.slice(start, end)).matchAll(SPACE_BEFORE_NUMBER)) {
    const number = start + match.index + 1;
    if (!countNumber(body, number, counts)) continue;
    const line = trimRange(body, from, number);
    if (line !== null) lines.push(line);
    from = number;
  }
  const last = trimRange(body, from, end);
  if (last !== null) lines.push(last);
}

/** Whether the number at `at` is the first of its style or follows the one before it; remembers it if so. */
function countNumber(body: string, at: number, counts: Map<string, number>): boolean {
  const numbering = readNumbering(body, at);
  if (numbering === null) return false;
  const { style, value } = numbering;
  if (value !== 1 && value !== (counts.get(style) ?? 0) + 1) return false;
  counts.set(style, value);
  return true;
}
