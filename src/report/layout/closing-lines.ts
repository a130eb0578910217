// In: the compact lines of a document. Out: where its closing begins: signature, date, notes, imprint.
// 特此报告。 is the last sentence of the body, not part of the closing.

import {
  isDateLine,
  isHeadingLine,
  isImprintLine,
  isNoteLine,
  isOrganisationLine,
  isProseLine,
} from '../../ingest/document-lines.ts';

// A signature with date, notes and imprint takes a few lines; attachments may add more.
const MAX_CLOSING_LINES = 40;

/** The line where signature, date and notes begin; the number of lines where there are none. */
export function firstClosingLine(lines: readonly string[], bodyLine: number): number {
  let first = lines.length;
  const lowest = Math.max(bodyLine + 1, lines.length - MAX_CLOSING_LINES);
  for (let index = lines.length - 1; index >= lowest; index -= 1) {
    const compact = lines[index] ?? '';
    if (compact === '') continue;
    if (isClosingPart(compact)) first = index;
    else if (!isAttachmentItem(compact, lines, index)) break;
  }
  return first;
}

function isClosingPart(compact: string): boolean {
  return (
    isDateLine(compact) ||
    isNoteLine(compact) ||
    isImprintLine(compact) ||
    (isOrganisationLine(compact) && !isHeadingLine(compact)) ||
    isSignedDate(compact)
  );
}

/** 某某县人民政府2024年1月5日 in one line. */
function isSignedDate(compact: string): boolean {
  const date = /(?:\d{4}年\d{1,2}月\d{1,2}日)$/u.exec(compact);
  return date !== null && date.index > 0 && isOrganisationLine(compact.slice(0, date.index));
}

/** 2. in a list that 附件: opens a few lines above. */
function isAttachmentItem(compact: string, lines: readonly string[], index: number): boolean {
  if (compact.length > 60 || isProseLine(compact) || !/^\d/u.test(compact)) return false;
  return lines.slice(Math.max(0, index - 10), index).some((line) => /^附件\d*:/u.test(line));
}
