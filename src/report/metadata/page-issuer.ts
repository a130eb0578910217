// In: who a page says put it up, and the body that reports. Out: a flaw for each label that names another body.
// A portal or an unnamed place is no other body.

import { compactLine } from '../../ingest/document-lines.ts';
import type { ExtractedDocument } from '../../ingest/extracted-document.ts';
import { type Flaw, flaw } from '../../ingest/flaw.ts';
import { readBodyName } from './body-name.ts';

const NAMING = /^(?:来源|信息来源|文章来源|发布机构|发布单位|发文机关|发文机构|发文单位|公开部门)$/u;

/** One flaw for each line that names a department or government other than the issuer. */
export function pageIssuerFlaws(document: ExtractedDocument, issuer: string | null): readonly Flaw[] {
  if (issuer === null) return [];
  const flaws: Flaw[] = [];
  const quoted = new Set<string>();
  for (const { label, value } of document.labels) {
    const compact = compactLine(value);
    if (!NAMING.test(label) || compact === '' || /网/u.test(compact)) continue;
    const body = readBodyName(compact);
    if (!body?.organisation || issuer.endsWith(body.organisation)) continue;
    const quote = lineOf(document, label, compact) ?? value;
    if (quoted.has(quote)) continue;
    quoted.add(quote);
    flaws.push(flaw('page-issuer-differs', `网页“${label}”是“${value}”，报告由“${issuer}”作出`, quote));
  }
  return flaws;
}

/** The page's line that holds the label and its value. */
function lineOf(document: ExtractedDocument, label: string, value: string): string | undefined {
  return document.flaws.find(({ quote }) => {
    const line = compactLine(quote ?? '');
    return line.includes(label) && line.includes(value);
  })?.quote;
}
