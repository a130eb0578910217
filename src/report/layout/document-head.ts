// In: the lines above a document's text and the titles among them. Out: the parts of its head: title, number, addressee, bodies.
// By the form of the lines; where the head ends is the first line that is none of these.

import {
  isAddresseeLine,
  isDateLine,
  isDocumentNumberLine,
  isOccasionLine,
  isOrganisationLine,
  isSignatoryLine,
} from '../../ingest/document-lines.ts';
import { NUMBER_AFTER, type TitleBlock } from '../../ingest/title-lines.ts';

/** A line of the text, as it stands and as it is matched; `start` is its offset in the text. */
export interface Line {
  readonly text: string;
  readonly compact: string;
  readonly start: number;
}

export interface DocumentHead {
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
  /** A date under the title, in brackets: (2024年1月5日). */
  readonly headDate: string | null;
}

/** The first line that is no part of a document's head. */
export function firstBodyLine(head: readonly Line[], titles: readonly TitleBlock[]): number {
  const index = head.findIndex(
    (line, at) => line.compact !== '' && !isInTitle(titles, at) && !isHeadPart(line.compact),
  );
  return index < 0 ? head.length : index;
}

export function readHead(head: readonly Line[], titles: readonly TitleBlock[]): DocumentHead {
  const title = titles.find((block) => block.complete) ?? titles[0];
  const titleLines = head
    .filter((line, index) => line.compact !== '' && isInTitle(titles, index))
    .map((line) => line.text.trim());
  const others = head.filter((_, index) => !isInTitle(titles, index));
  const find = (test: (compact: string) => boolean): string | null =>
    others.find((line) => test(line.compact))?.text.trim() ?? null;
  const numberLine = find(isDocumentNumberLine) ?? numberAfter(titleLines);
  const [docNumber = null, besides = ''] = numberLine?.split(/(?=[签簽][发發]人)/u) ?? [];
  return {
    title: title === undefined ? null : plainTitle(title.lines),
    titleLines,
    docNumber: docNumber?.trim() ?? null,
    signatory: besides !== '' ? besides : find(isSignatoryLine),
    addressee: find(isAddresseeLine),
    headOrganisations: others.filter((line) => isOrganisationLine(line.compact)).map((line) => line.text.trim()),
    headDate: find((compact) => compact.startsWith('(') && isDateLine(compact)),
  };
}

/** A report that was sent under a letter bears the letter's number. */
export function letterNumber(letter: readonly Line[]): string | null {
  return letter.find((line) => isDocumentNumberLine(line.compact))?.text.trim() ?? null;
}

function isInTitle(titles: readonly TitleBlock[], index: number): boolean {
  return titles.some((title) => index >= title.start && index < title.end);
}

function isHeadPart(compact: string): boolean {
  return (
    isDocumentNumberLine(compact) ||
    isSignatoryLine(compact) ||
    isAddresseeLine(compact) ||
    isOrganisationLine(compact) ||
    isDateLine(compact) ||
    isOccasionLine(compact)
  );
}

/** Lines joined; 《…》(全文) around a whole title, the number after it and the wide space in 报 告 taken off. */
function plainTitle(lines: readonly string[]): string {
  return lines
    .join('')
    .replace(/^[【[][^】\]]{1,8}[】\]]\s*/u, '')
    .replace(/^《([^《》]*)》(?:[(（](?:全文|摘要)[)）])?$/u, '$1')
    .replace(/([报報])\s+告$/u, '$1告')
    .replace(NUMBER_AT_END, '');
}

const NUMBER_AT_END = new RegExp(`\\s*${NUMBER_AFTER}$`, 'u');

/** The number in brackets after a title. */
function numberAfter(titleLines: readonly string[]): string | null {
  const found = titleLines.map((line) => NUMBER_AT_END.exec(line)?.[0].trim()).find((number) => number !== undefined);
  return found?.slice(1, -1) ?? null;
}
