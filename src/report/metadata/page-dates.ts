// In: a page's labels and a document's closing. Out: its dates as YYYY-MM-DD, with the label each came from.
// A date that is no day of the calendar is none.

import { compactLine } from '../../ingest/document-lines.ts';
import type { PageLabel } from '../../ingest/extracted-document.ts';

export interface FoundDate {
  readonly date: string;
  readonly label: string;
}

const PUBLISHED = [
  '发布日期',
  '发布时间',
  '公布日期',
  '公布时间',
  '公开日期',
  '公开时间',
  '发表时间',
  '上传时间',
  '录入时间',
  '日期',
  '时间',
  '更新日期',
  '更新时间',
];
const WRITTEN = [
  '成文日期',
  '成文时间',
  '成文日',
  '公文生成日期',
  '公文生成时间',
  '生成日期',
  '生成时间',
  '签发日期',
  '印发日期',
  '印发时间',
];
// 发文 is the writing beside a publication date, the publication beside a writing date.
const SENT = ['发文日期', '发文时间'];

export function publishedDate(labels: readonly PageLabel[]): FoundDate | null {
  const published = firstDate(labels, PUBLISHED);
  if (published) return published;
  return firstDate(labels, WRITTEN) ? firstDate(labels, SENT) : null;
}

export function writtenDate(labels: readonly PageLabel[]): FoundDate | null {
  return firstDate(labels, WRITTEN) ?? firstDate(labels, SENT);
}

function firstDate(labels: readonly PageLabel[], names: readonly string[]): FoundDate | null {
  for (const name of names) {
    for (const { label, value } of labels) {
      const date = label === name ? readDate(value) : null;
      if (date !== null) return { date, label };
    }
  }
  return null;
}

/** The date beside the signature, which may stand under the title: the last line of the closing that is one or ends in one. */
export function signedDate(closing: readonly string[]): string | null {
  for (const line of [...closing].reverse()) {
    const date = /^附件/u.test(line) ? null : readDate(compactLine(line));
    if (date !== null) return date;
  }
  return null;
}

const DIGITS = '〇一二三四五六七八九';

/** The first date in the words: 2024-03-05, 2024年3月5日, 2024/3/5, 05.03.2024, 二〇二四年三月五日. */
export function readDate(words: string): string | null {
  const plain = words.normalize('NFKC');
  const western = /(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})/u.exec(plain);
  if (western) return calendarDate(Number(western[1]), Number(western[2]), Number(western[3]));
  const dayFirst = /(?<!\d)(\d{2})\.(\d{2})\.(\d{4})(?!\d)/u.exec(plain);
  if (dayFirst) return calendarDate(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1]));
  const chinese =
    /([〇○零oO0一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日/u.exec(plain);
  if (!chinese) return null;
  return calendarDate(chineseYear(chinese[1] ?? ''), chineseNumber(chinese[2] ?? ''), chineseNumber(chinese[3] ?? ''));
}

/** 二〇二四 as 2024. */
export function chineseYear(words: string): number {
  return Number([...words.replace(/[○零oO0]/gu, '〇')].map((digit) => DIGITS.indexOf(digit)).join(''));
}

/** 一 to 九十九. */
function chineseNumber(words: string): number {
  const [tens, ones] = words.split('十');
  if (ones === undefined) return DIGITS.indexOf(words);
  return (tens === '' ? 1 : DIGITS.indexOf(tens ?? '')) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones));
}

function calendarDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1949 || year > 2100 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}
