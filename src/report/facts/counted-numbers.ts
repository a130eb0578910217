// In: a text in plain form. Out: the numbers in it that count something, with value, unit and range.
// Never: take a year, date, document number, ordinal or version for a count.

import type { Range } from '../report.ts';
import { chineseNumber } from './chinese-numerals.ts';

export interface CountedNumber extends Range {
  /** 千, 万, 亿 multiplied out; 余 and 多 dropped. */
  readonly value: number;
  /** '' where none follows: 6.4万. */
  readonly unit: string;
}

/** Longer ones first: 人次 before 人. No 年, 月, 日, 届, 号: those are dates and ordinals. */
const UNITS =
  '个百分点|个工作日|个小时|平方公里|平方米|立方米|百分点|工作日|人次|场次|件次|户次|家次|批次|班次|车次|幅次|台件|台套|台次|大类|小类|方面|公里|千米|小时|分钟|课时|学分|人日|美元|公顷|件|名|人|次|项|个|条|期|份|起|家|户|场|支|本|卷|册|篇|部|类|台|套|辆|处|所|间|座|亩|吨|元|%|‰|倍|批|轮|组|宗|例|门|张|枚|块|幅|笔|单|站|节|堂|幢|栋|位|段|字|分|天|米|种|幕|集|对|队|遍|路(?!径|线)';
const MULTIPLIERS: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1e3,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  万亿: 1e12,
};
const NUMBER = new RegExp(
  `(?<digits>[0-9]+(?:,[0-9]{3}(?![0-9]))*(?:[.][0-9]+)?)(?:余|多)?(?<times>万亿|十万|百万|千万|十|百|千|万|亿)?(?:余|多)?(?<unit>${UNITS})?`,
  'gu',
);
/** 三十余名, 千余人次, 一百零九个; a lone 两次 or 三项 is more often a set phrase (三项制度) than a figure. */
const CHINESE_NUMBER = new RegExp(
  `(?<numerals>[零〇一二两三四五六七八九十百千万亿]+)(?<about>余|多)?(?<times>万|亿)?余?(?<unit>${UNITS})`,
  'gu',
);
const MIN_CHINESE_VALUE = 11;
/** 百所联百会, 千名干部下基层, 万人评议: names, not counts; 百余件 counts. */
const ROUND_NAME = /^[十百千万亿]+$/u;
/** 百分之九十八点二 */
const PERCENTAGE = /百分之(?<whole>[零〇一二两三四五六七八九十百]+)(?:点(?<decimals>[零〇一二三四五六七八九]+))?/gu;

/** What may not stand just before: 第3次, 〔2022〕, 2021-2025, v2.0, 4+N, 百分之三十. */
const NOT_BEFORE = /(?:第|之|〔|\[|[0-9.A-Za-z+]|[0-9][-—–~至到])$/u;
/** What may not follow the whole: 20条例, 2.0版, 4+N are no counts. */
const NOT_AFTER = /^(?:例|[+·]|版|号|届)/u;
/** Opening hours. */
const AROUND_THE_CLOCK = /^24(?:个)?小时/u;

/** In order of appearance. */
export function findCountedNumbers(text: string): readonly CountedNumber[] {
  const numbers: CountedNumber[] = [];
  const matches = [NUMBER, CHINESE_NUMBER, PERCENTAGE].flatMap((pattern) => [...text.matchAll(pattern)]);
  matches.sort((a, b) => a.index - b.index || b[0].length - a[0].length);
  for (const match of matches) {
    const isPercentage = match.groups?.whole !== undefined;
    const unit = isPercentage ? '%' : match.groups?.unit;
    const value = isPercentage ? percentage(match.groups ?? {}) : countedValue(match.groups ?? {});
    if (value === null || (unit === undefined && match.groups?.times === undefined)) continue;
    const start = match.index;
    const end = start + match[0].length;
    if (start < (numbers.at(-1)?.end ?? 0)) continue;
    if (NOT_BEFORE.test(text.slice(Math.max(0, start - 2), start))) continue;
    if (NOT_AFTER.test(text.slice(end, end + 1)) || AROUND_THE_CLOCK.test(match[0])) continue;
    numbers.push({ start, end, value, unit: plainUnit(unit ?? '') });
  }
  return numbers;
}

function countedValue(groups: Readonly<Record<string, string | undefined>>): number | null {
  const { digits, numerals, about, times } = groups;
  const factor = times === undefined ? 1 : (MULTIPLIERS[times] ?? 1);
  if (digits !== undefined) {
    // 11.67 × 1e8 is 1167000000.0000001 in floating point
    return Number((Number(digits.replaceAll(',', '')) * factor).toPrecision(15));
  }
  const value = chineseNumber(numerals ?? '');
  if (value === null) return null;
  if (about === undefined && (value < MIN_CHINESE_VALUE || ROUND_NAME.test(numerals ?? ''))) return null;
  return value * factor;
}

function percentage({ whole, decimals }: Readonly<Record<string, string | undefined>>): number | null {
  // 百分之百 is all of it, 百分之十 a tenth
  const value = chineseNumber(whole ?? '');
  if (value === null || decimals === undefined) return value;
  const digits = [...decimals].map((numeral) => chineseNumber(numeral) ?? 0).join('');
  return Number(`${value}.${digits}`);
}

function plainUnit(unit: string): string {
  return unit === '个小时' || unit === '个工作日' ? unit.slice(1) : unit;
}
