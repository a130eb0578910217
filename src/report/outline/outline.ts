// In: the body of a report. Out: its sections in order, each with depth, heading and place in the body.
// Never: takes a number inside a line for a section, or invents a heading for a part that has none.

import { plainForm } from '../../analysis/plain-form.ts';
import { type Flaw, flaw } from '../../ingest/flaw.ts';
import type { Range, Section } from '../report.ts';
import { countBareNumbers } from './bare-numbers.ts';
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
  const levels: Level[] = [];
  const lines = readLines(body);
  const bareNumbers = countBareNumbers(body, lines);
  let isBelowHeading = false;
  for (const [index, line] of lines.entries()) {
    const numbering = readNumbering(body, line.start) ?? bareNumbers[index] ?? null;
    const isNumbered =
      numbering !== null && line.start + numbering.length < line.end && !isLoneFollower(levels, numbering);
    if (isNumbered) {
      const depth = enter(levels, numbering, isBelowHeading);
      sections.push({ depth, heading: headingOf(body, line, numbering), start: line.start });
    }
    isBelowHeading = isNumbered && plainForm(body.charAt(line.end - 1)) !== '。';
  }
  const flaws = sections.length > 0 ? [] : [flaw('no-sections', '正文没有编号的章节，只按自然段切分。')];
  return { sections, flaws };
}

/** An open level of the outline and the number it has reached. */
interface Level {
  readonly style: NumberingStyle;
  readonly value: number;
}

/** 其次 or 最后 without a 首先 that opened a line is the beginning of a sentence. */
function isLoneFollower(levels: readonly Level[], { style, value }: Numbering): boolean {
  return style === 'sequence' && value > 1 && levels.every((level) => level.style !== 'sequence');
}

/** Moves to the level of `style` and returns its depth: back to where the style is open, else one below what encloses it. */
function enter(levels: Level[], numbering: Numbering, isBelowHeading: boolean): number {
  const { style, value } = numbering;
  const open = levelOf(levels, numbering);
  const restartsBelow = isBelowHeading && value === 1 && levels.at(-1)?.style === style && levels.at(-1)?.value === 1;
  if (open >= 0 && !restartsBelow) {
    levels.length = open;
  } else if (!restartsBelow) {
    while (levels.length > 0 && closesBefore(levels, numbering)) levels.pop();
  }
  levels.push({ style, value });
  return levels.length;
}

/** Of several open levels of one style (一、 right under 一、) the one that this number goes on; else the innermost. */
function levelOf(levels: readonly Level[], { style, value }: Numbering): number {
  const goesOn = levels.findLastIndex((level) => level.style === style && level.value + 1 === value);
  return goesOn >= 0 ? goesOn : levels.findLastIndex((level) => level.style === style);
}

/** A style of outer rank closes inner ones; but under a report's first style, a list that starts at 1 nests: 1. > (一). */
function closesBefore(levels: readonly Level[], { style, value }: Numbering): boolean {
  const innermost = levels.at(-1);
  const rank = STYLE_RANKS[style];
  if (innermost === undefined || STYLE_RANKS[innermost.style] < rank) return false;
  const isFirstStyle = levels.length === 1;
  return !(isFirstStyle && value === 1 && rank >= STYLE_RANKS.bracketed);
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
