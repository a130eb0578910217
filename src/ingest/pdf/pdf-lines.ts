// In: a page as pieces of text with their places. Out: its lines in reading order, columns one after the other.
// White space is set by distance: what the file has of it is the typesetter's, not the writer's.

import { findGutter } from './columns.ts';
import type { PdfPage, PdfPiece } from './pdfjs.ts';

export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Of most of its characters. */
  readonly size: number;
  /** Counted from 0. */
  readonly page: number;
  readonly pageWidth: number;
  readonly pageHeight: number;
  /** 0, or 1 for the right one of two columns. */
  readonly column: number;
}

/** Pieces side by side in one row, no wide gap between them. */
interface Run {
  readonly pieces: PdfPiece[];
  left: number;
  right: number;
  baseline: number;
  size: number;
}

// In ems. Justified lines stretch up to half an em between characters.
const WIDE_GAP = 1.5;
const WORD_GAP = 0.2;
const COLUMN_GAP = 0.8;

export function readPdfLines(page: PdfPage, number: number): readonly PdfLine[] {
  const gutter = findGutter(
    toRows(page.pieces, 0, COLUMN_GAP).flatMap(({ runs }) => runs),
    page.width,
  );
  return inReadingOrder(page.pieces, gutter).map(({ runs, column }) => {
    const inner = runs.flatMap((run) => run.pieces);
    return {
      text: joinPieces(inner),
      left: Math.min(...runs.map((run) => run.left + indentWidth(run))),
      right: Math.max(...runs.map((run) => run.right)),
      baseline: runs[0]?.baseline ?? 0,
      size: mainSize(inner),
      page: number,
      pageWidth: page.width,
      pageHeight: page.height,
      column,
    };
  });
}

interface Row {
  readonly runs: readonly Run[];
  readonly column: number;
}

/** Above and below a row that crosses the gutter the left column comes first, then the right one. */
function inReadingOrder(pieces: readonly PdfPiece[], gutter: number | null): readonly Row[] {
  if (gutter === null) return toRows(pieces, 0);
  const left = toRows(
    pieces.filter((piece) => piece.right <= gutter),
    0,
  );
  const right = toRows(
    pieces.filter((piece) => piece.left >= gutter),
    1,
  );
  const across = toRows(
    pieces.filter((piece) => piece.left < gutter && piece.right > gutter),
    0,
  );
  const ordered: Row[] = [];
  let above = Number.NEGATIVE_INFINITY;
  for (const row of [...across, null]) {
    const below = row ? baselineOf(row) : Number.POSITIVE_INFINITY;
    const isBetween = (each: Row): boolean => baselineOf(each) >= above && baselineOf(each) < below;
    ordered.push(...left.filter(isBetween), ...right.filter(isBetween), ...(row ? [row] : []));
    above = below;
  }
  return ordered;
}

function baselineOf({ runs }: Row): number {
  return runs[0]?.baseline ?? 0;
}

/** Rows from top to bottom, each its runs from left to right. */
function toRows(pieces: readonly PdfPiece[], column: number, gap = WIDE_GAP): readonly Row[] {
  const sorted = [...pieces].sort((a, b) => a.baseline - b.baseline || a.left - b.left);
  const rows: PdfPiece[][] = [];
  let row: PdfPiece[] = [];
  for (const piece of sorted) {
    const [first] = row;
    if (first && !areLevel(first, piece)) row = [];
    if (row.length === 0) rows.push(row);
    row.push(piece);
  }
  return rows.map((each) => ({
    runs: toRuns(
      each.sort((a, b) => a.left - b.left),
      gap,
    ),
    column,
  }));
}

/** Half of the smaller one's height lies beside the other: also notes set high and low. */
function areLevel(a: PdfPiece, b: PdfPiece): boolean {
  const overlap = Math.min(a.baseline, b.baseline) - Math.max(a.baseline - a.size, b.baseline - b.size);
  return overlap >= 0.5 * Math.min(a.size, b.size);
}

function toRuns(row: readonly PdfPiece[], gap: number): readonly Run[] {
  const runs: Run[] = [];
  for (const piece of row) {
    const last = runs.at(-1);
    if (last && piece.left - last.right <= gap * Math.max(last.size, piece.size)) {
      last.pieces.push(piece);
      last.right = Math.max(last.right, piece.right);
      last.size = Math.max(last.size, piece.size);
    } else runs.push({ pieces: [piece], ...piece });
  }
  return runs;
}

function joinPieces(pieces: readonly PdfPiece[]): string {
  let text = '';
  let last: PdfPiece | null = null;
  for (const piece of pieces) {
    const gap = last ? piece.left - last.right : 0;
    const em = Math.max(piece.size, last?.size ?? 0);
    if (gap > WIDE_GAP * em) text += WIDE_SPACE;
    else if (gap > WORD_GAP * em) text += ' ';
    text += piece.text;
    last = piece;
  }
  return withoutTypesetting(modernForm(text)).trim();
}

// Stands for a gap that the writer meant, until the others are gone.
const WIDE_SPACE = '\u2003';
const WIDE = '\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef“”‘’—…·';
const BESIDE_WIDE = new RegExp(`(?<=[${WIDE}])[ \\u00a0]+|[ \\u00a0]+(?=[${WIDE}])`, 'gu');

/** Chinese has no spaces between words: beside a Chinese character only a wide gap is one. */
function withoutTypesetting(text: string): string {
  return text
    .replace(BESIDE_WIDE, '')
    .replace(/[\s\u00a0]*\u2003[\s\u00a0]*/gu, ' ')
    .replace(/\u00ad/gu, '');
}

// Radicals that fonts name instead of the characters they look like, where NFKC gives none or the traditional one.
const RADICALS = new Map(
  '⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⺎兀⼾户⾭青'
    .match(/../gu)
    ?.map(([radical = '', character = '']) => [radical, character]),
);

/** ⼀ and 一 look alike and are two characters; only the second can be found. */
function modernForm(text: string): string {
  return text.replace(/[\u2e80-\u2fdf]/gu, (sign) => RADICALS.get(sign) ?? sign.normalize('NFKC'));
}

/** Width of the blanks that a run begins with: they indent it as much as distance does. */
function indentWidth({ pieces }: Run): number {
  const [first] = pieces;
  if (!first) return 0;
  const blanks = first.text.length - first.text.trimStart().length;
  return ((first.right - first.left) * blanks) / first.text.length;
}

function mainSize(pieces: readonly PdfPiece[]): number {
  const chars = new Map<number, number>();
  for (const { size, text } of pieces) chars.set(size, (chars.get(size) ?? 0) + text.length);
  return [...chars].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}
