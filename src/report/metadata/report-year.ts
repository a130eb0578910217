// In: a report's title, text, dates and file name. Out: the year it reports on, and whether that was inferred.
// Never the year of publication, except as the year before it when nothing else speaks.

import { compactLine } from '../../ingest/document-lines.ts';
import { FROM_FILE_NAME } from './file-name.ts';
import { chineseYear } from './page-dates.ts';

export interface ReportYear {
  readonly year: number;
  readonly source: string;
  readonly isInferred: boolean;
}

const YEAR = /(?<!\d)((?:19|20)\d{2})(?=年|度|-\d{4}年)|([〇○零一二三四五六七八九]{4})(?=年)/u;
// Years of plans that reports carry out: (2021-2025年), 2021—2025年.
const PERIOD = /\(?(?:19|20)\d{2}年?\s*[-—–~至到]+\s*(?:19|20)\d{2}年?\)?/gu;
const OPENING_CHARS = 1500;

export function readReportYear(
  title: string | null,
  body: string,
  fileYear: number | null,
  dates: readonly (string | null)[],
): ReportYear | null {
  const titled = title === null ? null : firstYear(compactLine(title));
  if (titled !== null) return { year: titled, source: '正文标题行', isInferred: false };
  const opening = compactLine(body.slice(0, OPENING_CHARS))
    .replace(/《[^》]*》/gu, '')
    .replace(PERIOD, '');
  const announced = /(?:现将|现就|将|就)[^。:;]{0,24}?((?:19|20)\d{2})年[^。:;]{0,40}?(?:报告|汇报|总结)如下/u.exec(
    opening,
  )?.[1];
  if (announced !== undefined) return { year: Number(announced), source: '正文首段', isInferred: false };
  const first =
    /^[^。]{0,6}?((?:19|20)\d{2})年/u.exec(opening)?.[1] ?? /[一1][、.]((?:19|20)\d{2})年/u.exec(opening)?.[1];
  if (first !== undefined) return { year: Number(first), source: '正文首段', isInferred: false };
  const anywhere = commonYear(
    compactLine(body)
      .replace(/《[^》]*》/gu, '')
      .replace(PERIOD, ''),
  );
  if (anywhere !== null) return { year: anywhere, source: '正文多次提到的年份', isInferred: true };
  if (fileYear !== null) return { year: fileYear, source: FROM_FILE_NAME, isInferred: true };
  const planned = plannedYear(compactLine(body));
  if (planned !== null) return { year: planned, source: '正文所列当年的要点、计划', isInferred: true };
  const dated = dates.find((date) => date !== null);
  return dated ? { year: Number(dated.slice(0, 4)) - 1, source: '日期的上一年', isInferred: true } : null;
}

function firstYear(compact: string): number | null {
  const match = YEAR.exec(compact);
  if (!match) return null;
  return match[1] === undefined ? chineseYear(match[2] ?? '') : Number(match[1]);
}

/** The one year of the 要点, 计划 and 清单 for a year that the text names; null where there are several or none. */
function plannedYear(compact: string): number | null {
  const years = new Set<number>();
  for (const { 1: words = '' } of compact.matchAll(/《([^《》]{4,60}(?:要点|计划|清单|安排|方案|分工))》/gu)) {
    const year = /(?<!\d)((?:19|20)\d{2})年/u.exec(words.replace(PERIOD, ''))?.[1];
    if (year !== undefined) years.add(Number(year));
  }
  const [only, ...others] = years;
  return only !== undefined && others.length === 0 ? only : null;
}

/** The year a text names most, apart from spans of years; the earlier of two named as often. */
function commonYear(compact: string): number | null {
  const counts = new Map<number, number>();
  for (const match of compact.matchAll(/(?<!\d)((?:19|20)\d{2})年/gu)) {
    const year = Number(match[1]);
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return ranked[0]?.[0] ?? null;
}
