// In: what a person typed. Out: its parts as data: words, literals, things to leave out. It never fails: a stray sign is text.
// Never: the lexicon, the index.

import { fold } from '../analysis/fold.ts';

export interface QueryPart {
  /** `plain`: to be cut into words. `literal`: stood in quotes or 《》 and is taken as it stands. */
  readonly kind: 'plain' | 'literal';
  /** As typed, without quotes and signs. */
  readonly text: string;
  /** Where `text` begins in the query. */
  readonly start: number;
  /** All it takes in the query: half-open, with its sign, prefix and quotes. */
  readonly whole: { readonly start: number; readonly end: number };
  /** Typed with `-` or 不含 before it. */
  readonly isExcluded: boolean;
  /** Typed with 标题:, 小标题:, 年份: or 地区: before it. */
  readonly field: QueryField | null;
}

export type QueryField = 'title' | 'heading' | 'year' | 'region';
const FIELD_NAMES: readonly (readonly [string, QueryField])[] = [
  ['小标题', 'heading'],
  ['标题', 'title'],
  ['年份', 'year'],
  ['年度', 'year'],
  ['地区', 'region'],
];
const COLON = /^[:：]$/u;

const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  '＂': '"',
  '“': '”',
  '”': '“', // typed the wrong way round
  '「': '」',
  '『': '』',
  '《': '》',
};
const MINUS = /^[-－﹣−–—]$/u;
const EXCLUDING_WORD = '不含';

export function parseQuery(raw: string): readonly QueryPart[] {
  const parts: QueryPart[] = [];
  let at = 0;
  while (at < raw.length) {
    const character = raw.charAt(at);
    if (/\s/u.test(character)) {
      at += 1;
      continue;
    }
    const sign = signAt(raw, at);
    const named = fieldAt(raw, at + sign);
    const field = named?.field ?? null;
    const start = named?.end ?? at + sign;
    const literal = literalAt(raw, start);
    if (literal) {
      const text = literal.text.trim();
      if (fold(text) !== '') {
        const whole = { start: at, end: literal.end };
        parts.push({ kind: 'literal', text, start: raw.indexOf(text, start + 1), whole, isExcluded: sign > 0, field });
      }
      at = literal.end;
      continue;
    }
    const end = plainEnd(raw, start);
    const text = raw.slice(start, end);
    if (/[\p{L}\p{N}]/u.test(text)) {
      parts.push({ kind: 'plain', text, start, whole: { start: at, end }, isExcluded: sign > 0, field });
    }
    at = Math.max(end, start + 1);
  }
  return parts;
}

/** How many characters the sign of exclusion takes, where one stands at the start of a part and something follows it. */
function signAt(raw: string, at: number): number {
  if (at > 0 && !/\s/u.test(raw.charAt(at - 1))) return 0;
  const follows = (length: number): boolean => /\S/u.test(raw.charAt(at + length));
  if (MINUS.test(raw.charAt(at)) && follows(1)) return 1;
  return raw.startsWith(EXCLUDING_WORD, at) && follows(EXCLUDING_WORD.length) ? EXCLUDING_WORD.length : 0;
}

/** A prefix that names a field, where something follows it. */
function fieldAt(raw: string, at: number): { readonly field: QueryField; readonly end: number } | null {
  if (at > 0 && /[\p{L}\p{N}]/u.test(raw.charAt(at - 1))) return null;
  for (const [name, field] of FIELD_NAMES) {
    if (!raw.startsWith(name, at) || !COLON.test(raw.charAt(at + name.length))) continue;
    let end = at + name.length + 1;
    while (end < raw.length && /\s/u.test(raw.charAt(end))) end += 1;
    if (end < raw.length) return { field, end };
  }
  return null;
}

/** The quoted string that opens at `at`, or null where no quote opens or it is never closed. */
function literalAt(raw: string, at: number): { text: string; end: number } | null {
  const opening = raw.charAt(at);
  const closing = CLOSING[opening];
  if (!closing) return null;
  for (let end = at + 1; end < raw.length; end += 1) {
    const character = raw.charAt(end);
    // Curly and straight quotes are mixed on real keyboards: either closes the other.
    const closes = character === closing || (/["＂“”]/u.test(opening) && /["＂“”]/u.test(character));
    if (closes) return { text: raw.slice(at + 1, end), end: end + 1 };
  }
  return null;
}

/** A plain part ends at white space, or where a quote opens that is closed again. */
function plainEnd(raw: string, start: number): number {
  let end = start;
  while (end < raw.length && !/\s/u.test(raw.charAt(end)) && (end === start || !literalAt(raw, end))) end += 1;
  return end;
}
