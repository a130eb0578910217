// In: text. Out: its folded form, with offsets back to the text: NFKC, lower case, one form of quotes and of dashes,
// no white space, simplified characters. Every code point folds by itself, so a part of a text folds to a part of
// the folded text. Never: dictionary words, tokens.

import { SIMPLIFIED } from './traditional.ts';

/** Folded text in which unit `i` stands for `[starts[i], ends[i])` of the original. */
export interface FoldedText {
  readonly text: string;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

const QUOTES = /["'“”„‟‘’‚‛〝〞〟「」『』﹁﹂﹃﹄]/u;
const DASHES = /[-‐‑‒–—―−─﹘﹣]/u;
// White space, and the marks that are invisible on a page: soft hyphen, zero-width characters, byte order mark.
const INVISIBLE = /[\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu;

function foldCodePoint(character: string): string {
  let folded = '';
  for (const part of character.normalize('NFKC').toLowerCase().normalize('NFKC').replace(INVISIBLE, '')) {
    if (QUOTES.test(part)) folded += '"';
    else if (DASHES.test(part)) folded += '-';
    else folded += SIMPLIFIED.get(part) ?? part;
  }
  return folded;
}

// One entry a UTF-16 unit: the unit it folds to; REMOVED; or LONGER, when what it folds to stands in `longer`.
const REMOVED = 0;
const LONGER = 0xffff;
const foldedUnits = new Uint16Array(0x10000);
const longer = new Map<number, string>();
for (let unit = 1; unit < 0xffff; unit += 1) {
  if (unit >= 0xd800 && unit <= 0xdfff) continue;
  const folded = foldCodePoint(String.fromCharCode(unit));
  if (folded.length === 1) foldedUnits[unit] = folded.charCodeAt(0);
  else if (folded.length > 1) {
    foldedUnits[unit] = LONGER;
    longer.set(unit, folded);
  }
}

/** The folded form of `text`. */
export function fold(text: string): string {
  if (isFolded(text)) return text;
  let units = new Uint16Array(text.length + 32);
  let length = 0;
  visitFolded(text, (unit) => {
    if (length === units.length) units = grown(units, new Uint16Array(length * 2));
    units[length] = unit;
    length += 1;
  });
  return textOf(units.subarray(0, length));
}

function isFolded(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === REMOVED || foldedUnits[unit] !== unit) return false;
  }
  return true;
}

/** The folded form of `text` with, for each UTF-16 unit of it, the range of `text` it stands for. */
export function foldWithOffsets(text: string): FoldedText {
  // No unit folds to more than 18 (NFKC of U+FDFA); texts rarely grow at all, so the buffers grow on demand.
  let units = new Uint16Array(text.length + 32);
  let starts = new Uint32Array(text.length + 32);
  let ends = new Uint32Array(text.length + 32);
  let length = 0;
  const put = (unit: number, start: number, end: number): void => {
    if (length === units.length) {
      units = grown(units, new Uint16Array(length * 2));
      starts = grown(starts, new Uint32Array(length * 2));
      ends = grown(ends, new Uint32Array(length * 2));
    }
    units[length] = unit;
    starts[length] = start;
    ends[length] = end;
    length += 1;
  };
  visitFolded(text, put);
  return {
    text: textOf(units.subarray(0, length)),
    starts: starts.subarray(0, length),
    ends: ends.subarray(0, length),
  };
}

/** Calls `put` for each unit of the folded form, with the range of `text` it stands for. */
function visitFolded(text: string, put: (unit: number, start: number, end: number) => void): void {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const folded = foldedUnits[unit] ?? REMOVED;
    if (folded !== REMOVED && folded !== LONGER) {
      put(folded, at, at + 1);
      continue;
    }
    const isPair = unit >= 0xd800 && unit <= 0xdbff && isLowSurrogate(text.charCodeAt(at + 1));
    const end = isPair ? at + 2 : at + 1;
    const replacement = isPair ? foldCodePoint(text.slice(at, end)) : (longer.get(unit) ?? '');
    for (let i = 0; i < replacement.length; i += 1) put(replacement.charCodeAt(i), at, end);
    at = end - 1;
  }
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function grown<T extends Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function textOf(units: Uint16Array): string {
  return Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le');
}
