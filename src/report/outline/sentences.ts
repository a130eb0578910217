// In: a stretch of text too long for one passage. Out: pieces of about equal size, cut at sentence ends.
// Never: cuts inside a sentence that fits; a longer one is cut at ; and a clause beyond MAX_CHARS at a comma.

import { plainForm } from '../../analysis/plain-form.ts';
import type { Range } from '../report.ts';

export const LONG_CHARS = 400; // DESIGN.md section 4, white space not counted
const MAX_CHARS = 600; // with headings of LONG_CHARS above it 1,000; a longer passage never counts as found
const LONGEST_QUOTATION = 200; // a quotation mark never closed must not hide all sentence ends after it
const BALANCED_UP_TO = 8000; // beyond it equal pieces are not worth the tries: fill them in turn
const OPENING_MARKS = '“‘(《「『';
const CLOSING_MARKS = '”’)》」』';

/** Counts characters other than white space between two places, in constant time. */
export type InkBetween = (start: number, end: number) => number;

export function inkCounter(body: string): InkBetween {
  const ink = new Uint32Array(body.length + 1);
  let count = 0;
  for (let at = 0; at < body.length; at += 1) {
    if (!isSpace(body.charCodeAt(at))) count += 1;
    ink[at + 1] = count;
  }
  return (start, end) => (ink[end] ?? count) - (ink[start] ?? count);
}

/** Cuts `start..end` of `body`; nothing is cut before `from`, where headings end and the text begins. */
export function cutAtSentences(body: string, range: Range, from: number, ink: InkBetween): readonly Range[] {
  const plain = plainForm(body.slice(range.start, range.end));
  const ends = refine(plain, sentenceEnds(plain, from - range.start), range.start, ink);
  const total = ink(range.start, range.end);
  const least = Math.ceil(total / LONG_CHARS);
  if (total > BALANCED_UP_TO) return fill(range, ends, LONG_CHARS, ink);
  for (let pieces = least; pieces <= least + 2; pieces += 1) {
    for (const slack of [1, 1.1, 1.2, 1.3, 1.5]) {
      const limit = Math.min(LONG_CHARS, Math.ceil((total / pieces) * slack));
      const filled = fill(range, ends, limit, ink);
      if (filled.length <= pieces) return filled;
    }
  }
  return fill(range, ends, LONG_CHARS, ink);
}

/** Ends (in `text`) of its sentences, after any closing marks; not inside quotation marks or brackets. */
function sentenceEnds(text: string, from: number): readonly number[] {
  const ends: number[] = [];
  let depth = 0;
  let openedAt = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (OPENING_MARKS.includes(character)) {
      if (depth === 0) openedAt = at;
      depth += 1;
    } else if (CLOSING_MARKS.includes(character)) {
      depth = Math.max(0, depth - 1);
      if (depth === 0 && isStop(text.charAt(at - 1)) && !/[的等,、;:]/u.test(text.charAt(at + 1))) ends.push(at + 1);
    } else if (isStop(character)) {
      if (depth > 0 && at - openedAt > LONGEST_QUOTATION) depth = 0;
      if (depth === 0) ends.push(at + 1);
    }
  }
  if (ends.at(-1) !== text.length) ends.push(text.length);
  return ends;
}

/** Adds ends inside sentences too long for a passage, at their ; and where that is not enough at commas. Gives places in the body. */
function refine(text: string, ends: readonly number[], offset: number, ink: InkBetween): readonly number[] {
  const refined: number[] = [];
  let start = 0;
  for (const end of ends) {
    const isLong = ink(offset + start, offset + end) > LONG_CHARS;
    const clauses = isLong ? [...placesAfter(text, ';', start, end), end] : [end];
    for (const clause of clauses) {
      if (ink(offset + start, offset + clause) > MAX_CHARS) cutAtCommas(text, start, clause, offset, ink, refined);
      refined.push(offset + clause);
      start = clause;
    }
  }
  return refined;
}

function placesAfter(text: string, mark: string, start: number, end: number): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(mark, start); at >= 0 && at < end - 1; at = text.indexOf(mark, at + 1))
    places.push(at + 1);
  return places;
}

/** Pieces of up to LONG_CHARS that end at a comma; without one, of MAX_CHARS. */
function cutAtCommas(text: string, from: number, end: number, offset: number, ink: InkBetween, ends: number[]): void {
  let start = from;
  let comma = -1;
  for (let at = from; at < end - 1; at += 1) {
    const length = ink(offset + start, offset + at + 1);
    if (text.charAt(at) === ',') comma = at + 1;
    const isFull = length >= LONG_CHARS && comma > start;
    if (!isFull && (length < MAX_CHARS || isHighSurrogate(text.charCodeAt(at)))) continue;
    start = isFull ? comma : at + 1;
    ends.push(offset + start);
  }
}

/** Fills pieces up to `limit` in turn. */
function fill(range: Range, ends: readonly number[], limit: number, ink: InkBetween): readonly Range[] {
  const pieces: Range[] = [];
  let start = range.start;
  let reached = range.start;
  for (const end of ends) {
    if (reached > start && ink(start, end) > limit) {
      pieces.push({ start, end: reached });
      start = reached;
    }
    reached = end;
  }
  pieces.push({ start, end: range.end });
  return pieces;
}

function isStop(character: string): boolean {
  return character === '。' || character === '!' || character === '?';
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

/** What `\s` matches, without a regular expression for every character. */
function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0xa0) return false;
  return code === 0xa0 || code === 0x3000 || code === 0xfeff || (code >= 0x2000 && code <= 0x200a) || isRareSpace(code);
}

function isRareSpace(code: number): boolean {
  return code === 0x1680 || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f;
}
