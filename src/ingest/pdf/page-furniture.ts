// In: the lines of a PDF, page by page. Out: them without running headers, running footers and page numbers.
// What is taken out stands at the edge of its page, and is a page number or stands there on other pages too.

import type { PdfLine } from './pdf-lines.ts';

// Shares of the page's height. Headers stand in the margin, which is some 3 cm of 29.7.
const EDGE = 0.14;
const DEEPEST_LINE = 3;
// In points: the same header on two pages stands at the same place but for rounding.
const TOLERANCE = 4;

const NUMBER = '(?:\\d{1,4}|[一二三四五六七八九十百]{1,4})';
const PAGE_NUMBER = new RegExp(
  `^(?:[-~·•|]*(?:\\d{1,4})[-~·•|]*|第${NUMBER}页[,/]?(?:共${NUMBER}页)?|共${NUMBER}页[,/]?第${NUMBER}页|\\d{1,4}/\\d{1,4}|page\\d{1,4}(?:of\\d{1,4})?)$`,
  'iu',
);

export function withoutFurniture(pages: readonly (readonly PdfLine[])[]): readonly (readonly PdfLine[])[] {
  const seen = new Map<string, Map<number, number>>();
  for (const line of pages.flatMap(edgeLines)) {
    const places = seen.get(wording(line)) ?? new Map<number, number>();
    seen.set(wording(line), places);
    const place = Math.round(line.baseline / TOLERANCE);
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  // Two pages tell in a short file; in a longer one a line may stand at the same place by chance.
  const enough = pages.length > 4 ? 3 : 2;
  const repeats = (line: PdfLine): boolean => {
    const places = seen.get(wording(line));
    const place = Math.round(line.baseline / TOLERANCE);
    return [-1, 0, 1].reduce((sum, by) => sum + (places?.get(place + by) ?? 0), 0) >= enough;
  };
  return pages.map((lines) => {
    const edge = new Set(edgeLines(lines));
    const isFurniture = (line: PdfLine | undefined): boolean =>
      line !== undefined && edge.has(line) && (isPageNumber(line) || repeats(line));
    const sorted = [...lines].sort((a, b) => a.baseline - b.baseline);
    const dropped = new Set<PdfLine>();
    // From the edge inwards, so that nothing inside the text goes.
    for (let i = 0; i < sorted.length && isFurniture(sorted[i]); i += 1) dropped.add(sorted[i] as PdfLine);
    for (let i = sorted.length - 1; i >= 0 && isFurniture(sorted[i]); i -= 1) dropped.add(sorted[i] as PdfLine);
    return lines.filter((line) => !dropped.has(line));
  });
}

function edgeLines(lines: readonly PdfLine[]): readonly PdfLine[] {
  const sorted = [...lines].sort((a, b) => a.baseline - b.baseline);
  return sorted.filter(
    ({ baseline, pageHeight }, i) =>
      (i < DEEPEST_LINE && baseline < EDGE * pageHeight) ||
      (i >= sorted.length - DEEPEST_LINE && baseline > (1 - EDGE) * pageHeight),
  );
}

/** The line without what changes from page to page. */
function wording({ text }: PdfLine): string {
  return plain(text).replace(/\d+/gu, '#');
}

function isPageNumber({ text }: PdfLine): boolean {
  return PAGE_NUMBER.test(plain(text));
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[‐-―−─]/gu, '-');
}
