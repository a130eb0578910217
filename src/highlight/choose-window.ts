// In: a text and its marks. Out: the stretch of it to show: whole sentences, with as many different marked words as fit.

import type { Mark } from './find-marks.ts';

export interface Window {
  readonly start: number;
  readonly end: number;
}

// Most practices fit; a longer one is cut at sentence ends.
const WINDOW_CHARS = 220;

export function chooseWindow(text: string, marks: readonly Mark[], size: number = WINDOW_CHARS): Window {
  if (text.length <= size) return { start: 0, end: text.length };
  const starts = withLongSentences(sentenceStarts(text), text, marks, size);
  let best: Window = { start: 0, end: 0 };
  let bestWorth = -1;
  for (const start of starts) {
    const end = windowEnd(starts, start, text, size);
    const worth = worthOf(text, marks, start, end);
    if (worth > bestWorth) {
      best = { start, end };
      bestWorth = worth;
    }
  }
  return best;
}

/** In a sentence longer than the window, a window may also start at a clause, or, where there is none near, before a mark. */
function withLongSentences(
  starts: readonly number[],
  text: string,
  marks: readonly Mark[],
  size: number,
): readonly number[] {
  const added = starts.flatMap((start, i) => {
    const end = starts[i + 1] ?? text.length;
    if (end - start <= size) return [];
    const hidden = marks.filter((mark) => mark.start >= start && mark.end <= end && mark.end > start + size);
    return hidden.map((mark) => clauseStart(text, mark, size));
  });
  return [...new Set([...starts, ...added])].sort((a, b) => a - b);
}

function clauseStart(text: string, mark: Mark, size: number): number {
  const earliest = Math.max(0, mark.end - size);
  const before = text.slice(earliest, mark.start);
  const clause = before.search(/[，,、：:](?=[^，,、：:]*)/u);
  const start = clause < 0 ? Math.max(earliest, mark.start - Math.floor(size / 2)) : earliest + clause + 1;
  return isInsidePair(text, start) ? start + 1 : start;
}

function isInsidePair(text: string, at: number): boolean {
  return /[\udc00-\udfff]/.test(text.charAt(at)) && /[\ud800-\udbff]/.test(text.charAt(at - 1));
}

/** Different marked words count most, typed ones twice as much as synonyms; repetition counts a little. */
function worthOf(text: string, marks: readonly Mark[], start: number, end: number): number {
  const inside = marks.filter((mark) => mark.start >= start && mark.end <= end);
  const words = new Map(inside.map((mark) => [text.slice(mark.start, mark.end), mark.kind]));
  let worth = inside.length / 100;
  for (const [word, kind] of words) worth += (kind === 'literal' ? 2 : 1) * Math.min(word.length, 8);
  return worth;
}

function sentenceStarts(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/[。！？!?；;\n][”"』」)）]*/gu)) {
    const next = match.index + match[0].length;
    if (next < text.length) starts.push(next);
  }
  return starts;
}

/** The last sentence end that the size allows, or the size itself where one sentence is longer. */
function windowEnd(starts: readonly number[], start: number, text: string, size: number): number {
  const limit = start + size;
  if (text.length <= limit) return text.length;
  const end = starts.filter((at) => at > start && at <= limit).at(-1);
  if (end !== undefined) return end;
  return isInsidePair(text, limit) ? limit - 1 : limit;
}
