// In: a paragraph. Out: where the items inside it begin: 一是 … 二是 …, (1) … (2) …, 首先 … 其次 ….
// Never: an item that is not counted from one up, or that begins inside a sentence.

import { plainForm } from '../../analysis/plain-form.ts';
import { type NumberingStyle, readNumbering } from './numbering.ts';

export interface InlineItem {
  readonly start: number;
  /** Where its number ends. */
  readonly titleStart: number;
}

/** A number can follow only these; the class keeps the scan to one look a mark. */
const AFTER_MARK = /(?<=[。;:!?])\s?(?=[第其首再最(〔\d〇一二三四五六七八九十①-⒛❶-❿])/gu;

/** Items of one style: the runs that reached two, and the run being counted. */
interface Count {
  readonly items: InlineItem[];
  run: InlineItem[];
}

export interface InlineItems {
  readonly style: NumberingStyle;
  readonly items: readonly InlineItem[];
}

/**
 * The items of the style that begins first in `text` from `from` on, styles in `known` aside; null where none reaches two.
 * A style that starts again at one goes on as the same list.
 */
export function findInlineItems(text: string, from: number, known: readonly NumberingStyle[]): InlineItems | null {
  const counts = new Map<NumberingStyle, Count>();
  const plain = plainForm(text.slice(from));
  count(counts, plain, 0, from);
  for (const match of plain.matchAll(AFTER_MARK)) count(counts, plain, match.index + match[0].length, from);
  let found: InlineItems | null = null;
  for (const [style, counted] of counts) {
    closeRun(counted);
    const start = counted.items[0]?.start;
    if (start === undefined || known.includes(style)) continue;
    if (start < (found?.items[0]?.start ?? Number.POSITIVE_INFINITY)) found = { style, items: counted.items };
  }
  return found;
}

function count(counts: Map<NumberingStyle, Count>, plain: string, at: number, offset: number): void {
  const numbering = readNumbering(plain, at);
  if (numbering === null) return;
  const counted = counts.get(numbering.style) ?? { items: [], run: [] };
  counts.set(numbering.style, counted);
  if (numbering.value === 1) closeRun(counted);
  if (numbering.value !== counted.run.length + 1) return;
  counted.run.push({ start: offset + at, titleStart: offset + at + numbering.length });
}

function closeRun(counted: Count): void {
  if (counted.run.length > 1) for (const item of counted.run) counted.items.push(item);
  counted.run = [];
}
