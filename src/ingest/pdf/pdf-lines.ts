// In: a page as pieces of text with their places. Out: its lines in reading order, columns one after the other.
// Geometry only; the words of a line are put together in pdf-words.ts.

import { findGutter } from './columns.ts';
import { joinPieces, WIDE_GAP } from './pdf-words.ts';
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

// In ems.
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
