// In: a document's own text, page chrome already taken out. Out: its parts as an official document (公文) has them.
// Offsets are in the text given; no word is changed. What the parts mean for metadata is metadata.ts's business.

import {
  compactLine,
  isHeadingLine,
  isImprintLine,
  isOrganisationLine,
  isProseLine,
} from '../../ingest/document-lines.ts';
import { type Flaw, flaw } from '../../ingest/flaw.ts';
import { findTitleBlocks, type TitleBlock } from '../../ingest/title-lines.ts';
import { firstClosingLine } from './closing-lines.ts';
import { type DocumentHead, firstBodyLine, type Line, letterNumber, readHead } from './document-head.ts';
import { garbledTextFlaws } from './garbled-text.ts';
import { findReportSpan } from './report-span.ts';
import { straySpaceFlaws } from './stray-spaces.ts';

export interface Layout extends DocumentHead {
  readonly body: string;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** Lines after the body, trimmed: signature, date, notes; the imprint is a flaw and left out. */
  readonly closing: readonly string[];
  readonly flaws: readonly Flaw[];
}

/** `text` has `\n` line ends. */
export function splitLayout(text: string): Layout {
  const all = splitLines(text);
  const span = findReportSpan(
    all.map((line) => line.text),
    all.map((line) => line.compact),
  );
  const lines = all.slice(span.start, span.end);
  const textEnd = all[span.end]?.start ?? text.length;
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
  const bodyStart = firstWord(text, lines[bodyLine]?.start ?? textEnd);
  const bodyEnd = Math.max(bodyStart, lastWord(text, lines[closingLine]?.start ?? textEnd));
  const body = text.slice(bodyStart, bodyEnd);
  return {
    ...parts,
    docNumber: parts.docNumber ?? letterNumber(all.slice(0, span.start)),
    body,
    bodyStart,
    bodyEnd,
    closing: tail.filter((line) => !isImprintLine(line.compact)).map((line) => line.text.trim()),
    flaws: [
      ...garbledTextFlaws(text),
      ...span.flaws,
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
  const words = line && /[签簽][发發]人\s*[:\uff1a].*$/u.exec(line.text)?.[0];
  return words ? [flaw('signatory-line', '签发人行，不属于正文', words.trim())] : [];
}

function firstWord(text: string, from: number): number {
  const offset = text.slice(from).search(/\S/u);
  return offset < 0 ? text.length : from + offset;
}

function lastWord(text: string, to: number): number {
  return text.slice(0, to).trimEnd().length;
}
