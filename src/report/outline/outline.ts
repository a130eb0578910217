// In: the body of a report. Out: its sections in order, each with depth, heading and place in the body.
// Never: takes a number inside a line for a section, or invents a heading for a part that has none.

import { plainForm } from '../../analysis/plain-form.ts';
import { type Flaw, flaw } from '../../ingest/flaw.ts';
import type { Range, Section } from '../report.ts';
import { readLines } from './lines.ts';
import { type Numbering, type NumberingStyle, readNumbering, STYLE_RANKS } from './numbering.ts';

export interface Outline {
  readonly sections: readonly Section[];
  readonly flaws: readonly Flaw[];
}

const LONGEST_HEADING = 200; // a first sentence beyond this is body text; the outline shows its beginning
const LONGEST_SPACED = 32; // characters looked at for that space
const SPACED_TITLE = 24; // a longer first sentence may be a title and its text, parted by a space only

/** The lines of `body` that open with a number. Flaw `no-sections` where there is none. */
export function readOutline(body: string): Outline {
  const sections: Section[] = [];
  const levels: NumberingStyle[] = [];
  for (const line of readLines(body)) {
    const numbering = readNumbering(body, line.start);
    if (numbering === null || line.start + numbering.length >= line.end) continue;
    if (numbering.style === 'sequence' && numbering.value > 1 && !levels.includes('sequence')) continue;
    sections.push({ depth: enter(levels, numbering), heading: headingOf(body, line, numbering), start: line.start });
  }
  const flaws = sections.length > 0 ? [] : [flaw('no-sections', '正文没有编号的章节，只按自然段切分。')];
  return { sections, flaws };
}

/** Moves to the level of `style` and returns its depth: back to where the style is open, else one below what encloses it. */
function enter(levels: NumberingStyle[], numbering: Numbering): number {
  const open = levels.indexOf(numbering.style);
  if (open >= 0) {
    levels.length = open + 1;
    return levels.length;
  }
  const rank = STYLE_RANKS[numbering.style];
  while (levels.length > 0 && closesBefore(levels, numbering, rank)) levels.pop();
  levels.push(numbering.style);
  return levels.length;
}

/** A style of outer rank closes inner ones; but under a report's first style, a list that starts at 1 nests: 1. > (一). */
function closesBefore(levels: readonly NumberingStyle[], numbering: Numbering, rank: number): boolean {
  const innermost = levels.at(-1);
  if (innermost === undefined || STYLE_RANKS[innermost] < rank) return false;
  const isFirstStyle = levels.length === 1;
  return !(isFirstStyle && numbering.value === 1 && rank >= STYLE_RANKS.bracketed);
}

/** The first sentence of the line, or the whole line; of a title parted from its text by a space only, the title. */
function headingOf(body: string, line: Range, numbering: Numbering): string {
  const text = body.slice(line.start, line.end);
  const stop = plainForm(text).indexOf('。');
  const sentence = stop < 0 ? text : text.slice(0, stop + 1);
  if (sentence.length <= SPACED_TITLE) return sentence;
  const spaced = /^[^\s。;:]{4,30}(?=\s\p{sc=Han})/u.exec(
    plainForm(sentence.slice(numbering.length, numbering.length + LONGEST_SPACED)),
  );
  if (spaced !== null && /[\p{sc=Han}”]$/u.test(spaced[0])) {
    return sentence.slice(0, numbering.length + spaced[0].length);
  }
  return sentence.slice(0, LONGEST_HEADING);
}
