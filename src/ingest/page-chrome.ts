// In: the text of a whole page. Out: the document's own lines, the page's labels, and the chrome taken out.
// Never changes the words of a line; in the middle of the text only lines that are nothing but a page tool are taken out.

import { opensPageTail } from './chrome-words.ts';
import {
  isAddresseeLine,
  isDateLine,
  isDocumentNumberLine,
  isHeadingLine,
  isImprintLine,
  isNoteLine,
  isOccasionLine,
  isOrganisationLine,
  isProseLine,
  isSignatoryLine,
} from './document-lines.ts';
import type { PageLabel } from './extracted-document.ts';
import { type Flaw, flaw } from './flaw.ts';
import { readLoneLabel } from './page-labels.ts';
import { type PageLine, readPageLine } from './page-line.ts';
import { valuesBelow } from './split-labels.ts';
import { findTitleBlocks, splitDateFromTitle } from './title-lines.ts';

export interface SeparatedPage {
  readonly text: string;
  readonly labels: readonly PageLabel[];
  readonly chrome: readonly string[];
  readonly flaws: readonly Flaw[];
}

type Fate = 'text' | 'chrome' | 'label';

// An addressee or document number this far below the first sentence still opens the document (an introduction stands above it).
const INTRODUCTION_LINES = 12;

/** Splits a page into document, labels and chrome. `pageText` has `\n` line ends. */
export function separatePageChrome(pageText: string): SeparatedPage {
  const lines = pageText.split('\n').flatMap(splitDateFromTitle).map(readPageLine);
  const bodyStart = findBodyStart(lines);
  const tailStart = findTailStart(lines, bodyStart);
  const fates = headFates(lines.slice(0, bodyStart));
  for (let index = bodyStart; index < lines.length; index += 1) {
    fates.push(index < tailStart ? middleFate(lines[index]) : tailFate(lines[index]));
  }
  return collect(lines, fates, bodyStart);
}

function opensBody({ compact, labels, isChrome }: PageLine): boolean {
  if (labels !== null || isChrome) return false;
  return isHeadingLine(compact) || isProseLine(compact) || isAddresseeLine(compact);
}

function findBodyStart(lines: readonly PageLine[]): number {
  const first = lines.findIndex(opensBody);
  if (first < 0) return lines.length;
  let seen = 0;
  for (let index = first + 1; index < lines.length && seen < INTRODUCTION_LINES; index += 1) {
    const { compact } = lines[index] ?? { compact: '' };
    if (compact === '') continue;
    if (isHeadingLine(compact)) break;
    if (isAddresseeLine(compact) || isDocumentNumberLine(compact)) return index;
    seen += 1;
  }
  return first;
}

/** The first line below the last running text that opens the page's own tail. */
function findTailStart(lines: readonly PageLine[], bodyStart: number): number {
  let last = lines.length - 1;
  while (last > bodyStart && !isRunningText(lines[last])) last -= 1;
  for (let index = last + 1; index < lines.length; index += 1) {
    if (opensPageTail(lines[index]?.compact ?? '')) return index;
  }
  return lines.length;
}

function isRunningText(line: PageLine | undefined): boolean {
  if (!line || line.labels !== null || line.isChrome) return false;
  return line.compact.length >= 30 && /[。;]/u.test(line.compact) && !opensPageTail(line.compact);
}

/** Above the text only the parts of an official document are kept; the rest is the page's. */
function headFates(head: readonly PageLine[]): Fate[] {
  const isOther = (index: number): boolean => head[index]?.isChrome === true || head[index]?.labels !== null;
  const titled = new Set<number>();
  for (const block of findTitleBlocks(
    head.map((line) => line.line),
    isOther,
  )) {
    for (let index = block.start; index < block.end; index += 1) titled.add(index);
  }
  return head.map((line, index) => {
    if (titled.has(index) || line.compact === '') return 'text';
    // (2024年1月5日) under a title is the document's own date, not the page's.
    if (line.labels !== null) return isOccasionLine(line.compact) ? 'text' : 'label';
    return isDocumentPart(line.compact) && !line.isChrome ? 'text' : 'chrome';
  });
}

function isDocumentPart(compact: string): boolean {
  return (
    isDocumentNumberLine(compact) ||
    isSignatoryLine(compact) ||
    isOrganisationLine(compact) ||
    isAddresseeLine(compact) ||
    isDateLine(compact) ||
    isOccasionLine(compact)
  );
}

function middleFate(line: PageLine | undefined): Fate {
  return line?.isChrome === true && line.compact.length <= 20 && !isHeadingLine(line.compact) ? 'chrome' : 'text';
}

function tailFate(line: PageLine | undefined): Fate {
  if (!line || line.compact === '') return 'chrome';
  return isImprintLine(line.compact) || isNoteLine(line.compact) ? 'text' : 'chrome';
}

/** 索引号 without a colon on a line of its own above the text. */
function isBareLabel(lines: readonly PageLine[], fates: readonly Fate[], index: number, bodyStart: number): boolean {
  return index < bodyStart && fates[index] === 'chrome' && readLoneLabel(lines[index]?.line ?? '') !== null;
}

function collect(lines: readonly PageLine[], fates: readonly Fate[], bodyStart: number): SeparatedPage {
  const text: string[] = [];
  const labels: PageLabel[] = [];
  const chrome: string[] = [];
  const flaws: Flaw[] = [];
  const values = valuesBelow(lines, (index) => fates[index] === 'label' || isBareLabel(lines, fates, index, bodyStart));
  const valueLines = new Map([...values].map(([below, index]) => [index, lines[below]?.line.trim()]));
  lines.forEach(({ line, compact, labels: found }, index) => {
    const bare = valueLines.has(index) && found === null ? readLoneLabel(line) : null;
    const fate = values.has(index) || bare !== null ? 'label' : fates[index];
    if (fate === 'text' || compact === '') {
      text.push(fate === 'text' ? line : '');
      return;
    }
    if (bare !== null) labels.push({ label: bare, value: valueLines.get(index) ?? '' });
    const own = values.has(index) ? [] : (found?.labels ?? []);
    for (const label of own) labels.push(withValueBelow(label, valueLines.get(index)));
    if (fate === 'label' && found?.isByline !== true) {
      flaws.push(flaw('page-metadata', '网页信息栏，已从正文中移出', line.trim()));
      return;
    }
    chrome.push(line);
    flaws.push(flaw('page-chrome', '网页导航等文字，已从正文中移出', line.trim()));
  });
  return { text: trimBlankLines(text), labels, chrome, flaws };
}

function withValueBelow(label: PageLabel, value: string | undefined): PageLabel {
  return label.value === '' && value !== undefined ? { label: label.label, value } : label;
}

function trimBlankLines(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}
