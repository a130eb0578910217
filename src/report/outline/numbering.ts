// In: the beginning of a line. Out: the number it opens with: style, value, length; and a heading's title without it.
// Never: decides depth, or takes a date, a year or an amount (2022年, 1.5万, 25.02.2016) for a number.

import { plainForm } from '../../analysis/plain-form.ts';
import { readBareNumber } from './bare-numbers.ts';
import { numberOf } from './written-numbers.ts';

/** 第一部分 · 一、 · (一) · 1. · 1.1 · 1.1.1 · (1) · ① · 一是 · 第一, · 首先, */
export type NumberingStyle =
  | 'part'
  | 'chapter'
  | 'bracketed'
  | 'arabic'
  | 'decimal'
  | 'decimal-2'
  | 'decimal-3'
  | 'bracketed-arabic'
  | 'circled'
  | 'clause'
  | 'ordinal'
  | 'sequence';

export interface Numbering {
  readonly style: NumberingStyle;
  readonly value: number;
  /** UTF-16 units up to where the title starts. */
  readonly length: number;
}

/** Official numbering (GB/T 9704: 一、 (一) 1. (1)) from outer to inner; the spoken styles may stand at any level below. */
export const STYLE_RANKS: Readonly<Record<NumberingStyle, number>> = {
  part: 0,
  chapter: 1,
  bracketed: 2,
  arabic: 3,
  decimal: 3.2,
  'decimal-2': 3.4,
  'decimal-3': 3.6,
  'bracketed-arabic': 4,
  circled: 5,
  clause: 6,
  ordinal: 6,
  sequence: 6,
};

const LONGEST_NUMBER = 16; // characters looked at; 第二十一部分 and (二十一)、 with spaces fit
const LONGEST_TITLE = 60; // the longest heading in the five reports has 37; beyond it the line is a sentence
const CHINESE = '[〇零一二三四五六七八九十百]{1,4}';
const ARABIC = '\\d{1,2}';

const PATTERNS: readonly (readonly [NumberingStyle, RegExp])[] = [
  ['part', new RegExp(`^第(${CHINESE}|${ARABIC})(?:部分|章|篇|编)[、.:]?\\s?`, 'u')],
  ['chapter', new RegExp(`^(${CHINESE})\\s?[、.]\\s?`, 'u')],
  ['bracketed', new RegExp(`^[(〔【\\[〈]\\s?(${CHINESE})\\s?[)〕】\\]〉][、.]?\\s?`, 'u')],
  ['bracketed', new RegExp(`^(${CHINESE})\\)\\s?`, 'u')],
  ['arabic', new RegExp(`^(${ARABIC})\\s?[、.]\\s?`, 'u')],
  ['bracketed-arabic', new RegExp(`^[(〔]\\s?(${ARABIC})\\s?[)〕][、.]?\\s?`, 'u')],
  ['bracketed-arabic', new RegExp(`^(${ARABIC})\\)\\s?`, 'u')],
  ['clause', new RegExp(`^(${CHINESE})(?:是|要(?!素))[,:]?`, 'u')],
  ['ordinal', new RegExp(`^[第其](${CHINESE})(?:是,?|[,、:])\\s?`, 'u')],
  ['sequence', /^(首先|其次|再次|最后)[,、]\s?/u],
];
/** First code point of ① ⑴ ⒈ ❶ and of ㈠: twenty or ten in a row, each one numbering by itself. */
const SIGNS: readonly (readonly [NumberingStyle, number, number])[] = [
  ['circled', 0x2460, 20],
  ['bracketed-arabic', 0x2474, 20],
  ['arabic', 0x2488, 20],
  ['circled', 0x2776, 10],
  ['bracketed', 0x3220, 10],
];

/** The number that `text` opens with at `at`, or null. Looks at 16 characters, so it costs the same on any line. */
export function readNumbering(text: string, at = 0): Numbering | null {
  const head = plainForm(text.slice(at, at + LONGEST_NUMBER));
  const sign = readSign(head);
  if (sign !== null) return sign;
  for (const [style, pattern] of PATTERNS) {
    const match = pattern.exec(head);
    const written = match?.[1];
    if (match === null || written === undefined) continue;
    const value = numberOf(written);
    const rest = head.slice(match[0].length);
    if (value === 0 || isPartOfNumber(style, value, match[0], rest)) continue;
    return { style, value, length: match[0].length };
  }
  return null;
}

/** The number of a line known to be a heading: there a number without a mark of its own counts too. */
export function numberOfHeading(heading: string): Numbering | null {
  return readNumbering(heading) ?? readBareNumber(heading);
}

/** What a heading says, for display: without number and closing mark; of a whole sentence its first clause. */
export function titleOf(heading: string): string {
  const title = heading.slice(numberOfHeading(heading)?.length ?? 0).trim();
  const first = firstItemOf(title);
  const bare = /[。;:,、.!]$/u.test(plainForm(first.slice(-1))) ? first.slice(0, -1) : first;
  if (bare.length <= LONGEST_TITLE) return bare;
  const clause = plainForm(bare.slice(0, LONGEST_TITLE)).search(/[。;:,]/u);
  return bare.slice(0, clause >= 4 ? clause : LONGEST_TITLE);
}

/** 一是抓学习;二是抓考核: as a title, the first of the items. */
function firstItemOf(title: string): string {
  const end = plainForm(title).search(/;[一二三四五六七八九十]{1,3}(?:是|要)/u);
  return end < 0 ? title : title.slice(0, end);
}

function readSign(head: string): Numbering | null {
  const code = head.codePointAt(0) ?? 0;
  for (const [style, first, count] of SIGNS) {
    if (code < first || code >= first + count) continue;
    const space = /^.[、.]?\s?/u.exec(head);
    return { style, value: code - first + 1, length: space?.[0].length ?? 1 };
  }
  return null;
}

/** `1.5万` `25.02.2016` `3、4号楼` `一、二审` go on counting after the mark; `1.2023年…` and `一、三项制度` do not. */
function isPartOfNumber(style: NumberingStyle, value: number, opened: string, rest: string): boolean {
  if (style === 'arabic') {
    if (/^20\d\d\s?年/u.test(rest)) return false;
    const digits = /^\d+/u.exec(rest)?.[0];
    if (digits === undefined || /\s$/u.test(opened)) return false;
    return !opened.includes('、') || Number(digits) === value + 1;
  }
  if (style !== 'chapter') return false;
  const next = /^([一二三四五六七八九十])[级类审批线期季年月产等者、]/u.exec(rest)?.[1];
  return next !== undefined && numberOf(next) === value + 1;
}
