// In: the lines of a page, with their labels. Out: which lines are values of a label that stands alone above them.
// For label tables that were cut into lines when the page was saved as text.

import { readLoneLabel } from './page-labels.ts';
import type { PageLine } from './page-line.ts';

/** Line of the value to line of its label. Believed only where lone labels come in numbers. */
export function valuesBelow(
  lines: readonly PageLine[],
  isLabel: (index: number) => boolean,
): ReadonlyMap<number, number> {
  const values = new Map<number, number>();
  lines.forEach(({ line }, index) => {
    if (!isLabel(index) || readLoneLabel(line) === null) return;
    const below = nextLine(lines, index);
    const next = nextLine(lines, below);
    const value = lines[below];
    if (!value || value.compact.length > 40 || (value.labels !== null && !isBareDate(value))) return;
    if (readLoneLabel(value.line) !== null) return;
    if (lines[next] && readLoneLabel(lines[next].line) !== null) values.set(below, index);
  });
  return values.size >= 2 ? values : new Map();
}

function nextLine(lines: readonly PageLine[], index: number): number {
  let next = index + 1;
  while (next < lines.length && lines[next]?.compact === '') next += 1;
  return next;
}

function isBareDate({ line, labels }: PageLine): boolean {
  return labels?.labels.length === 1 && labels.labels[0]?.label === '日期' && /^[\s[(]*\d/u.test(line);
}
