// In: an extracted document and its layout. Out: the report's title as the page has it, or one made up for it.
// What stands in the text wins over labels, labels over the page's own title.

import { compactLine } from '../../ingest/document-lines.ts';
import type { ExtractedDocument } from '../../ingest/extracted-document.ts';
import { isTitleText } from '../../ingest/title-lines.ts';
import type { Layout } from '../layout/layout.ts';
import type { Issuer } from './issuer.ts';

// 现将《某某局…报告》予以公布: the page has lost its title line, the first paragraph names it.
const ANNOUNCED = /^[^。]{0,120}?现将《([^《》]{10,80})》(?:全文)?(?:予以|进行)?(?:公布|公开|公示|发布)/u;
const OPENING_CHARS = 400;

export interface FoundTitle {
  readonly title: string;
  readonly source: string;
}

export function readTitle(document: ExtractedDocument, layout: Layout): FoundTitle | null {
  if (layout.title !== null) return { title: layout.title, source: '正文标题行' };
  const label = document.labels.find(
    ({ label, value }) => /^(?:标题|信息名称|文件名称|名称)$/u.test(label) && isTitleText(value),
  );
  if (label) return { title: label.value, source: `网页信息栏“${label.label}”` };
  const announced = ANNOUNCED.exec(compactLine(layout.body.slice(0, OPENING_CHARS)))?.[1];
  if (announced !== undefined && isTitleText(announced)) return { title: announced, source: '正文首段' };
  const page = document.pageTitle?.split(/\s*[_|｜]\s*|\s+-+\s+|-(?=\p{Script=Han}+(?:政府|网))/u)[0]?.trim() ?? '';
  return page !== '' && isTitleText(page) ? { title: page, source: '网页标题' } : null;
}

/** 海港区2022年法治政府建设情况报告: a government goes by its place. */
export function derivedTitle({ issuer, issuerKind, region }: Issuer, year: number | null): string | null {
  const place = issuerKind === 'department' || region === null ? issuer : region.name;
  if (place === null) return null;
  return `${place}${year === null ? '' : `${year}年`}法治政府建设情况报告`;
}
