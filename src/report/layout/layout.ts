// In: a document's own text, page chrome already taken out. Out: its parts as an official document (公文) has them.
// Offsets are in the text given; no word is changed. What the parts mean for metadata is metadata.ts's business.

import {
  compactLine,
  isAddresseeLine,
  isDateLine,
  isDocumentNumberLine,
  isHeadingLine,
  isImprintLine,
  isOrganisationLine,
  isProseLine,
  isSignatoryLine,
} from '../../ingest/document-lines.ts';
import { type Flaw, flaw } from '../../ingest/flaw.ts';
import { findTitleBlocks, type TitleBlock } from '../../ingest/title-lines.ts';
import { firstClosingLine } from './closing-lines.ts';
import { straySpaceFlaws } from './stray-spaces.ts';

export interface Layout {
  /** The first complete title, split lines joined; null where there is none. */
  readonly title: string | null;
  /** Every line that belongs to a title, in order. */
  readonly titleLines: readonly string[];
  /** The line's document number as it stands, without 签发人. */
  readonly docNumber: string | null;
  /** `签发人:…` */
  readonly signatory: string | null;
  /** With its colon. */
  readonly addressee: string | null;
  /** Names of bodies above the text that are no part of a title. */
  readonly headOrganisations: readonly string[];
  readonly body: string;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** Lines after the body, trimmed: signature, date, notes; the imprint is a flaw and left out. */
  readonly closing: readonly string[];
  readonly flaws: readonly Flaw[];
}

interface Line {
  readonly text: string;
  readonly compact: string;
  readonly start: number;
}

/** `text` has `\n` line ends. */
export function splitLayout(text: string): Layout {
  const lines = splitLines(text);
  const headEnd = lines.findIndex((line) => isHeadingLine(line.compact) || isProseLine(line.compact));
  const head = lines.slice(0, headEnd < 0 ? lines.length : headEnd);
  const titles = findTitleBlocks(
    head.map((line) => line.text),
    () => false,
  );
  const bodyLine = firstBodyLine(head, titles);
  const closingLine = firstClosingLine(
    lines.map((line) => line.compact),
    bodyLine,
  );
  const parts = readHead(head.slice(0, bodyLine), titles);
  const tail = lines.slice(closingLine).filter((line) => line.compact !== '');
  const imprints = tail.filter((line) => isImprintLine(line.compact));
  const bodyStart = firstWord(text, lines[bodyLine]?.start ?? text.length);
  const bodyEnd = Math.max(bodyStart, lastWord(text, lines[closingLine]?.start ?? text.length));
  const body = text.slice(bodyStart, bodyEnd);
  return {
    ...parts,
    body,
    bodyStart,
    bodyEnd,
    closing: tail.filter((line) => !isImprintLine(line.compact)).map((line) => line.text.trim()),
    flaws: [
      ...titleFlaws(head, titles),
      ...signatoryFlaws(head),
      ...imprints.map((line) => flaw('imprint', '印发行，不属于正文', line.text.trim())),
      ...straySpaceFlaws(body),
    ],
  };
}

function splitLines(text: string): readonly Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const read = { text: line, compact: compactLine(line), start };
    start += line.length + 1;
    return read;
  });
}

function isInTitle(titles: readonly TitleBlock[], index: number): boolean {
  return titles.some((title) => index >= title.start && index < title.end);
}

/** The first line that is no part of a document's head. */
function firstBodyLine(head: readonly Line[], titles: readonly TitleBlock[]): number {
  const index = head.findIndex(
    (line, at) => line.compact !== '' && !isInTitle(titles, at) && !isHeadPart(line.compact),
  );
  return index < 0 ? head.length : index;
}

function isHeadPart(compact: string): boolean {
  return (
    isDocumentNumberLine(compact) ||
    isSignatoryLine(compact) ||
    isAddresseeLine(compact) ||
    isOrganisationLine(compact) ||
    isDateLine(compact) ||
    /^\(\d{4}年.*\)$/u.test(compact)
  );
}

function readHead(
  head: readonly Line[],
  titles: readonly TitleBlock[],
): Pick<Layout, 'title' | 'titleLines' | 'docNumber' | 'signatory' | 'addressee' | 'headOrganisations'> {
  const title = titles.find((block) => block.complete) ?? titles[0];
  const titleLines = head
    .filter((line, index) => line.compact !== '' && isInTitle(titles, index))
    .map((line) => line.text.trim());
  const others = head.filter((_, index) => !isInTitle(titles, index));
  const find = (test: (compact: string) => boolean): string | null =>
    others.find((line) => test(line.compact))?.text.trim() ?? null;
  const numberLine = find(isDocumentNumberLine);
  const [docNumber = null, besides = ''] = numberLine?.split(/(?=[签簽][发發]人)/u) ?? [];
  return {
    title: title === undefined ? null : plainTitle(title.lines),
    titleLines,
    docNumber: docNumber?.trim() ?? null,
    signatory: besides !== '' ? besides : find(isSignatoryLine),
    addressee: find(isAddresseeLine),
    headOrganisations: others.filter((line) => isOrganisationLine(line.compact)).map((line) => line.text.trim()),
  };
}

/** Lines joined; 《…》(全文) around a whole title and the wide space in 报 告 taken off. */
function plainTitle(lines: readonly string[]): string {
  return lines
    .join('')
    .replace(/^[【[][^】\]]{1,8}[】\]]\s*/u, '')
    .replace(/^《([^《》]*)》(?:[((](?:全文|摘要)[))])?$/u, '$1')
    .replace(/([报報])\s+告$/u, '$1告');
}

function titleFlaws(head: readonly Line[], titles: readonly TitleBlock[]): readonly Flaw[] {
  const flaws: Flaw[] = [];
  for (const title of titles) {
    const parts = head.slice(title.start, title.end).filter((line) => line.compact !== '');
    if (parts.length < 2) continue;
    for (const part of parts) {
      if (!isOrganisationLine(part.compact))
        flaws.push(flaw('split-title', '标题分成几行，已连成一行', part.text.trim()));
    }
  }
  const [first] = titles;
  if (first && titles.length > 1)
    flaws.push(flaw('duplicate-title', '标题出现不止一次，取完整的第一个', first.lines.join('')));
  return flaws;
}

function signatoryFlaws(head: readonly Line[]): readonly Flaw[] {
  const line = head.find(({ compact }) => compact.includes('签发人:'));
  const words = line && /[签簽][发發]人\s*[::].*$/u.exec(line.text)?.[0];
  return words ? [flaw('signatory-line', '签发人行，不属于正文', words.trim())] : [];
}

function firstWord(text: string, from: number): number {
  const offset = text.slice(from).search(/\S/u);
  return offset < 0 ? text.length : from + offset;
}

function lastWord(text: string, to: number): number {
  return text.slice(0, to).trimEnd().length;
}
