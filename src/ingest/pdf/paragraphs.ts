// In: the lines of a PDF. Out: its paragraphs, a line each.
// A line that runs to the right margin goes on in the next one; a paragraph begins by indentation, by a number, by a
// larger gap or by another size of type. Distances are in ems, the size of the line's type.

import { compactLine, isHeadingLine } from '../document-lines.ts';
import type { PdfLine } from './pdf-lines.ts';

/** The margins of running text on pages of one width, in one column. */
interface Margins {
  readonly left: number;
  readonly right: number;
  /** Of most lines. */
  readonly size: number;
  /** Between the baselines of lines of that size. */
  readonly leading: number;
  /** Paragraphs begin with an indentation. */
  readonly isIndented: boolean;
}

const INDENT = 1.2;
// A body line never begins this far in: titles and signatures do.
const FAR_IN = 6;
// What a line may lack beside the next word: type that is not stretched to the margin.
const RAGGED = 1.2;
// Opening marks, a character or a Latin word, and the closing marks and digits that hang on it.
const UNBROKEN = /^[“‘（《〈【([]*(?:[\w.%/:+-]+|.)(?:[“‘].|[\w.%/:+\-、，。；：！？”’）》〉】)\],;])*/u;
// A Latin character takes some half an em.
const LATIN_EM = 0.55;
const OTHER_SIZE = 0.12;
const LARGE_GAP = 1.45;

export function toParagraphs(pages: readonly (readonly PdfLine[])[]): readonly string[] {
  const lines = pages.flat();
  const margins = readMargins(lines);
  const paragraphs: string[] = [];
  let last: Placed | null = null;
  for (const line of lines) {
    const placed: Placed = { line, margins: margins.get(frameOf(line)) ?? NO_MARGINS, isFirst: true };
    const continues: boolean = last !== null && goesOn(last, placed);
    paragraphs.push(continues ? joinLines(paragraphs.pop() ?? '', line.text) : line.text);
    last = { ...placed, isFirst: !continues };
  }
  return paragraphs;
}

interface Placed {
  readonly line: PdfLine;
  /** Of the page and column it stands in. */
  readonly margins: Margins;
  /** It begins a paragraph. */
  readonly isFirst: boolean;
}

function goesOn(last: Placed, { line, margins }: Placed): boolean {
  const em = last.line.size;
  if (Math.abs(line.size - em) > OTHER_SIZE * em) return false;
  if (!isFull(last, line) || isFarBelow(last, line)) return false;
  // A title that was too long for its line: its second one may stand anywhere.
  if (em > (1 + OTHER_SIZE) * last.margins.size) return true;
  const lastIndent = (last.line.left - last.margins.left) / em;
  const indent = (line.left - margins.left) / em;
  if (lastIndent > FAR_IN || indent > FAR_IN) return false;
  const isNumbered = isHeading(line);
  if (isNumbered && (endsSentence(last.line) || (last.isFirst && isHeading(last.line)))) return false;
  const shift = indent - lastIndent;
  if (shift > INDENT) return last.isFirst && isHanging(last.line);
  // Indented as the first line was: that one was a paragraph of exactly one line.
  if (indent > INDENT && last.isFirst && shift >= -INDENT) return !margins.isIndented && !isNumbered;
  return true;
}

function isFarBelow({ line: last, margins }: Placed, line: PdfLine): boolean {
  if (line.page !== last.page || line.column !== last.column) return false;
  const leading = margins.leading * Math.max(1, last.size / margins.size);
  return line.baseline - last.baseline > LARGE_GAP * leading;
}

/** Was there no room in `last` for what `line` begins with and cannot be broken off? */
function isFull({ line: last, margins }: Placed, line: PdfLine): boolean {
  const [word = ''] = UNBROKEN.exec(line.text) ?? [];
  const latin = word.match(/[\x20-\x7e]/g)?.length ?? 0;
  return last.right >= margins.right - (RAGGED + latin * LATIN_EM + (word.length - latin)) * last.size;
}

/** A numbered item whose further lines stand under its words, not under its number. */
function isHanging(line: PdfLine): boolean {
  return isHeading(line) && !endsSentence(line);
}

function isHeading({ text }: PdfLine): boolean {
  return isHeadingLine(compactLine(text));
}

function endsSentence({ text }: PdfLine): boolean {
  return /[。；：！？.;:!?”）)]$/u.test(text);
}

function joinLines(before: string, after: string): string {
  if (/[A-Za-z]-$/.test(before) && /^[a-z]/.test(after)) return before.slice(0, -1) + after;
  const isLatin = /[\x21-\x7e]$/.test(before) && /^[\x21-\x7e]/.test(after);
  // A number or an address that was broken is one; words are two.
  const isBroken = (/\d$/.test(before) && /^[\d.%]/.test(after)) || /[/_.]$/.test(before);
  return isLatin && !isBroken ? `${before} ${after}` : before + after;
}

function frameOf({ pageWidth, column }: PdfLine): string {
  return `${Math.round(pageWidth)}/${column}`;
}

function readMargins(lines: readonly PdfLine[]): ReadonlyMap<string, Margins> {
  const frames = new Map<string, PdfLine[]>();
  for (const line of lines) {
    const frame = frames.get(frameOf(line)) ?? [];
    frames.set(frameOf(line), frame);
    frame.push(line);
  }
  return new Map([...frames].map(([frame, inFrame]) => [frame, marginsOf(inFrame)]));
}

const NO_MARGINS: Margins = { left: 0, right: 0, size: 0, leading: 0, isIndented: false };

// A margin is where at least this share of the lines begins or ends; a title or table sticks out further.
const MARGIN_SHARE = 0.08;

function marginsOf(all: readonly PdfLine[]): Margins {
  const body = mostCommon(all.map(({ size }) => size)) ?? 0;
  const lines = all.filter(({ size }) => Math.abs(size - body) <= OTHER_SIZE * body);
  const left = outermost(
    lines.map((line) => line.left),
    body,
    1,
  );
  const right = -outermost(
    lines.map((line) => -line.right),
    body,
    1,
  );
  const drops = lines.flatMap((line, i) => {
    const last = lines[i - 1];
    const drop = last?.page === line.page ? line.baseline - last.baseline : 0;
    return drop > 0 ? [drop] : [];
  });
  const indented = lines.filter((line, i) => {
    const next = lines[i + 1];
    return next && line.left - next.left > INDENT * body && line.left - next.left < FAR_IN * body;
  });
  return {
    left,
    right,
    size: body,
    leading: mostCommon(drops) ?? Number.POSITIVE_INFINITY,
    isIndented: indented.length >= 0.05 * lines.length,
  };
}

/** The smallest value that `MARGIN_SHARE` of the values come within half an em of. */
function outermost(values: readonly number[], em: number, least: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const enough = Math.max(least, MARGIN_SHARE * sorted.length);
  let end = 0;
  for (const [start, value] of sorted.entries()) {
    while (end < sorted.length && (sorted[end] ?? 0) <= value + em / 2) end += 1;
    if (end - start >= enough) return value;
  }
  return sorted[0] ?? 0;
}

/** To half a point, as sizes and distances are rounded in the file. */
function mostCommon(values: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) {
    const rounded = Math.round(value * 2) / 2;
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? null;
}
