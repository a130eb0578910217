// In: the lines of a document. Out: which of them are the report: without the letter it was sent under, up to a second report.
// Lines only; what is left out is named in a flaw.

import {
  compactLine,
  isDateLine,
  isHeadingLine,
  isNoteLine,
  isOrganisationLine,
  isProseLine,
} from '../../ingest/document-lines.ts';
import { type Flaw, flaw } from '../../ingest/flaw.ts';
import { findTitleBlocks } from '../../ingest/title-lines.ts';

/** Lines `start..end` (half-open) are the report. */
export interface ReportSpan {
  readonly start: number;
  readonly end: number;
  readonly flaws: readonly Flaw[];
}

interface Title {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

// A report has at least this much text; less between two titles is a page that shows its title twice.
const MIN_REPORT_CHARS = 300;
const MAX_LETTER_CHARS = 1500;
const TITLE_LINES = 5;
const SIGNATURE_LINES = 4;
const REPORT_TITLE = /(?:报告|总结|汇报|白皮书|公示|情况)(?:\([^()]*\))?$/u;

/** `compacts`: the same lines as compactLine gives them. */
export function findReportSpan(lines: readonly string[], compacts: readonly string[]): ReportSpan {
  const titles = reportTitles(lines, compacts);
  const letter = titles.find((title) => followsLetter(title, titles, compacts));
  const start = letter?.start ?? 0;
  const second = titles.find((title) => opensSecondReport(title, start, compacts));
  return {
    start,
    end: second?.start ?? lines.length,
    flaws: [
      ...(letter ? [flaw('cover-letter', '报告前的请示或通知，不属于正文', firstWords(lines))] : []),
      ...(second
        ? [flaw('several-reports', '文件里不止一篇报告，只读了第一篇；请把各篇分成单独的文件再放入', second.words)]
        : []),
    ],
  };
}

function reportTitles(lines: readonly string[], compacts: readonly string[]): readonly Title[] {
  const titles: Title[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const compact = compacts[index] ?? '';
    if (compact === '' || compact.length > 80 || isHeadingLine(compact) || isProseLine(compact)) continue;
    const [block] = findTitleBlocks(
      lines.slice(index, index + TITLE_LINES),
      (at) => at > 0 && isProseLine(compacts[index + at] ?? ''),
    );
    if (block?.start !== 0 || !block.complete || !REPORT_TITLE.test(compactLine(block.lines.join('')))) continue;
    titles.push({ start: index, end: index + block.end, words: block.lines.join('') });
    index += block.end - 1;
  }
  return titles;
}

/** Above it stands a letter of its own, signed or dated, without headings; a title there names a 通知 or 请示. */
function followsLetter(title: Title, titles: readonly Title[], compacts: readonly string[]): boolean {
  const above = compacts.slice(0, title.start);
  const chars = charsOf(above);
  if (chars < 30 || chars > MAX_LETTER_CHARS || above.some(isHeadingLine) || !above.some(isProseLine)) return false;
  if (titles[0] !== title || !lastLines(above).some((line) => isDateLine(line) || isOrganisationLine(line)))
    return false;
  return above.findIndex(isProseLine) < above.length - 2;
}

function opensSecondReport(title: Title, start: number, compacts: readonly string[]): boolean {
  const above = compacts.slice(start, title.start);
  const below = compacts.slice(title.end);
  if (title.start <= start || charsOf(above) < MIN_REPORT_CHARS || charsOf(below) < MIN_REPORT_CHARS) return false;
  if (!above.some(isProseLine) || !below.slice(0, 12).some(isProseLine)) return false;
  const isClosed = lastLines(above).some((line) => isDateLine(line) || isOrganisationLine(line) || isNoteLine(line));
  return isClosed || (above.some(isFirstHeading) && isFirstHeading(below.find(isHeadingLine) ?? ''));
}

function isFirstHeading(compact: string): boolean {
  return /^一[、.]/u.test(compact);
}

function lastLines(compacts: readonly string[]): readonly string[] {
  return compacts.filter(Boolean).slice(-SIGNATURE_LINES);
}

function charsOf(compacts: readonly string[]): number {
  return compacts.reduce((total, line) => total + line.length, 0);
}

function firstWords(lines: readonly string[]): string {
  return (lines.find((line) => line.trim() !== '') ?? '').trim().slice(0, 40);
}
