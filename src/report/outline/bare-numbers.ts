// In: the lines of a body. Out: which of them open with a number that has no mark of its own: 1 加强领导, 一 加强领导, 1.1 落实责任, 2.3.1组织培训.
// Never: takes an amount or a date (3.5亿元, 12.4宪法日, 5 名干部) for a number: such numbers count only in sequence.

import { plainForm } from '../../analysis/plain-form.ts';
import type { Range } from '../report.ts';
import type { Numbering, NumberingStyle } from './numbering.ts';
import { numberOf } from './written-numbers.ts';

const LONGEST_NUMBER = 16; // characters looked at
const DECIMAL = /^(?<outer>(?:\d{1,2}[.]){1,3})(?<value>\d{1,2})(?:[.、]\s?|\s{0,4})(?=[\p{sc=Han}“"《])/u;
const SPACED = /^(?<value>\d{1,2}|[一二三四五六七八九十]{1,3})\s{1,4}(?=[\p{sc=Han}“"《])/u;
/** What follows an amount or a date; 人员, 项目, 分类 … open a title. */
const AFTER_AMOUNT =
  /^(?:[年月日号时个名件次份起户元万亿千百余多倍吨亩台辆岁天]|[人](?![员民才])|项(?!目)|场(?![所景])|家(?!庭)|条(?!例)|期(?!间)|处(?![置理罚])|所(?!有)|分(?!类|级|工|层|析|区)|公里|平方|课时|小时)/u;

const DECIMAL_STYLES: readonly NumberingStyle[] = ['decimal', 'decimal-2', 'decimal-3'];

/** `outer` is what stands before the last number: `2.` of 2.3; '' of a lone number. */
export interface BareNumber extends Numbering {
  readonly outer: string;
}

/** The bare number that `text` opens with at `at`, or null. Whether it counts, its neighbours decide. */
export function readBareNumber(text: string, at = 0): BareNumber | null {
  const head = plainForm(text.slice(at, at + LONGEST_NUMBER));
  const match = DECIMAL.exec(head) ?? SPACED.exec(head);
  if (match === null || AFTER_AMOUNT.test(head.slice(match[0].length))) return null;
  const outer = match.groups?.outer ?? '';
  const style = outer === '' ? loneStyle(match[0]) : DECIMAL_STYLES[outer.split('.').length - 2];
  const value = numberOf(match.groups?.value ?? '');
  return style === undefined || value === 0 ? null : { style, value, outer, length: match[0].length };
}

function loneStyle(opened: string): NumberingStyle {
  return /^\d/u.test(opened) ? 'arabic' : 'chapter';
}

/** By line its bare number, where that begins at one and goes on, or goes on from the one before; null elsewhere. */
export function countBareNumbers(body: string, lines: readonly Range[]): readonly (BareNumber | null)[] {
  const read = lines.map((line) => readBareNumber(body, line.start));
  const goesOn = new Set(read.map((number) => (number === null ? '' : keyOf(number))));
  const reached = new Map<string, number>();
  return read.map((number) => {
    if (number === null) return null;
    const { outer, value } = number;
    const begins =
      value === 1 &&
      (goesOn.has(keyOf({ ...number, value: 2 })) ||
        goesOn.has(`decimal ${outer}1.1`) ||
        reached.has(parentOf(number)));
    if (!begins && value !== (reached.get(listOf(number)) ?? -1) + 1) return null;
    reached.set(listOf(number), value);
    return number;
  });
}

function listOf({ style, outer }: BareNumber): string {
  return `${style} ${outer}`;
}

function keyOf(number: BareNumber): string {
  return listOf(number) + number.value;
}

/** `2.3.` stands below `2.`, and `2.` below the lone numbers. */
function parentOf({ style, outer }: BareNumber): string {
  const above = style === 'decimal' ? 'arabic' : DECIMAL_STYLES[DECIMAL_STYLES.indexOf(style) - 1];
  return `${above ?? 'none'} ${outer.replace(/\d{1,2}[.]$/u, '')}`;
}
