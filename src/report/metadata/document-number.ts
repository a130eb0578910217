// In: a page's labels and the number line of its document. Out: the document's own number, brackets as 〔〕.
// Never a number that the text only cites.

import { compactLine, findDocumentNumber } from '../../ingest/document-lines.ts';
import type { PageLabel } from '../../ingest/extracted-document.ts';

export interface FoundNumber {
  readonly number: string;
  readonly source: string;
}

const LABELS = /^(?:文号|发文字号|文件编号|文件字号|文件文号|文件号|公文文号|备注\/文号)$/u;

/** `numberLine`: the line of the document that is nothing but its number. */
export function readDocumentNumber(labels: readonly PageLabel[], numberLine: string | null): FoundNumber | null {
  const own = numberLine === null ? null : findDocumentNumber(compactLine(numberLine));
  if (own !== null) return { number: withBrackets(own), source: '正文文号行' };
  for (const { label, value } of labels) {
    const compact = compactLine(value);
    if (!LABELS.test(label) || compact === '') continue;
    const number = findDocumentNumber(compact);
    if (number !== null) return { number: withBrackets(number), source: `网页信息栏“${label}”` };
    if (/^\p{Script=Han}.{1,30}号$/u.test(compact)) return { number: compact, source: `网页信息栏“${label}”` };
  }
  return null;
}

function withBrackets(number: string): string {
  return number.replace(/[〔[(【﹝〈](\d{4})[〕\])】﹞〉]/u, '〔$1〕');
}
