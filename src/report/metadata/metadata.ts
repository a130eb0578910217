// In: an extracted document and its layout. Out: the report's metadata, where each field came from, and what is wrong.
// Overrides win; what is not said stays null or is marked as derived.

import type { ExtractedDocument } from '../../ingest/extracted-document.ts';
import { type Flaw, flaw } from '../../ingest/flaw.ts';
import type { Layout } from '../layout/layout.ts';
import type { MetadataField, Report } from '../report.ts';
import { documentKindFlaws, headLines } from './document-kind.ts';
import { readDocumentNumber } from './document-number.ts';
import { type FileNameHints, FROM_FILE_NAME, readFileName } from './file-name.ts';
import { type Issuer, resolveIssuer } from './issuer.ts';
import { issuerSources } from './issuer-sources.ts';
import { applyOverrides } from './metadata-overrides.ts';
import { publishedDate, signedDate, writtenDate } from './page-dates.ts';
import { pageIssuerFlaws } from './page-issuer.ts';
import { derivedTitle, readTitle } from './report-title.ts';
import { readReportYear } from './report-year.ts';

export type Metadata = Pick<Report, MetadataField | 'derived' | 'provenance'> & { readonly flaws: readonly Flaw[] };

type Provenance = Partial<Record<MetadataField, string>>;

const FIELD_ORDER: readonly MetadataField[] = [
  'title',
  'region',
  'level',
  'issuer',
  'issuerKind',
  'year',
  'publishedOn',
  'writtenOn',
  'signedOn',
  'docNumber',
  'indexNumber',
  'addressee',
  'sourceUrl',
];

export function readMetadata(document: ExtractedDocument, layout: Layout): Metadata {
  const provenance: Provenance = {};
  const derived = new Set<MetadataField>();
  const found = readTitle(document, layout);
  const title = found?.title ?? null;
  if (found) provenance.title = found.source;
  const hints = readFileName(document.file);
  const issuer = findIssuer(document, layout, title, hints);
  noteIssuer(issuer, provenance, derived);
  const dates = readDates(document, layout, provenance);
  const year = readReportYear(title, layout.body, hints.year, [dates.writtenOn, dates.signedOn, dates.publishedOn]);
  if (year) provenance.year = year.source;
  if (year?.isInferred) derived.add('year');
  const shownTitle = title ?? hints.title ?? derivedTitle(issuer, year?.year ?? null);
  if (title === null && shownTitle !== null) {
    derived.add('title');
    provenance.title = hints.title === null ? '按发布机构和年度拟定' : FROM_FILE_NAME;
  }
  const number = readDocumentNumber(document.labels, layout.docNumber);
  if (number) provenance.docNumber = number.source;
  const fields = {
    title: shownTitle,
    region: issuer.region,
    level: issuer.level,
    issuer: issuer.issuer,
    issuerKind: issuer.issuerKind,
    year: year?.year ?? null,
    ...dates,
    docNumber: number?.number ?? null,
    indexNumber: labelled(document, 'indexNumber', ['索引号', '信息索引号', '索取号', '信息编号'], provenance),
    addressee: layout.addressee,
    sourceUrl: sourceUrl(document, provenance),
  };
  if (layout.addressee !== null) provenance.addressee = '正文主送机关行';
  const flaws = [
    ...issuer.flaws,
    ...(title === null
      ? [flaw('missing-title', `没有标题，已按${hints.title === null ? '发布机构和年度' : '文件名'}拟定一个`)]
      : []),
    ...(year === null ? [flaw('missing-year', '无法确定报告年度，请在旁注文件中写明 year')] : []),
    ...((dates.publishedOn ?? dates.writtenOn ?? dates.signedOn) === null ? [flaw('missing-date', '没有日期')] : []),
    ...pageIssuerFlaws(document, issuer.issuer),
    ...documentKindFlaws(title, headLines(document, layout), layout.body),
  ];
  const overridden = applyOverrides(document.overrides, fields, provenance, derived, flaws);
  return {
    ...overridden.fields,
    derived: FIELD_ORDER.filter((field) => overridden.derived.has(field)),
    provenance: overridden.provenance,
    flaws: overridden.flaws,
  };
}

/** The file name is asked only where page and text leave the place open. */
function findIssuer(document: ExtractedDocument, layout: Layout, title: string | null, hints: FileNameHints): Issuer {
  const issuer = resolveIssuer(issuerSources(document, layout, title, null));
  if (!isPlaceOpen(issuer)) return issuer;
  const hinted = resolveIssuer(issuerSources(document, layout, title, hints));
  return isPlaceOpen(hinted) ? issuer : { ...hinted, statedIn: FROM_FILE_NAME, isRegionStated: false };
}

function isPlaceOpen({ flaws }: Issuer): boolean {
  return flaws.some(({ code }) => code === 'missing-region' || code === 'region-ambiguous');
}

function noteIssuer(issuer: Issuer, provenance: Provenance, derived: Set<MetadataField>): void {
  const source = issuer.statedIn ?? '由正文推断';
  if (issuer.issuer !== null) provenance.issuer = source;
  if (issuer.issuerKind !== null) provenance.issuerKind = source;
  if (issuer.level !== null) provenance.level = source;
  const isFromFileName = issuer.statedIn === FROM_FILE_NAME;
  if (issuer.region !== null)
    provenance.region = issuer.isRegionStated || isFromFileName ? source : '由正文和网页中的地名推断';
  if (issuer.region !== null && !issuer.isRegionStated) derived.add('region');
  if (issuer.statedIn !== null && !isFromFileName) return;
  for (const field of ['level', 'issuer', 'issuerKind'] as const) if (issuer[field] !== null) derived.add(field);
}

function readDates(
  document: ExtractedDocument,
  layout: Layout,
  provenance: Provenance,
): Pick<Report, 'publishedOn' | 'writtenOn' | 'signedOn'> {
  const published = publishedDate(document.labels);
  const written = writtenDate(document.labels);
  const signedOn = signedDate(layout.closing) ?? signedDate(layout.headDate === null ? [] : [layout.headDate]);
  if (published) provenance.publishedOn = `网页信息栏“${published.label}”`;
  if (written) provenance.writtenOn = `网页信息栏“${written.label}”`;
  if (signedOn !== null) provenance.signedOn = '落款';
  return { publishedOn: published?.date ?? null, writtenOn: written?.date ?? null, signedOn };
}

function labelled(
  document: ExtractedDocument,
  field: MetadataField,
  names: readonly string[],
  provenance: Provenance,
): string | null {
  const found = document.labels.find(({ label, value }) => names.includes(label) && /[\dA-Za-z]/u.test(value));
  if (!found) return null;
  provenance[field] = `网页信息栏“${found.label}”`;
  return found.value;
}

function sourceUrl(document: ExtractedDocument, provenance: Provenance): string | null {
  const found = document.labels.find(
    ({ label, value }) => /^(?:网址|原文链接|在线链接地址)$/u.test(label) && /^https?:\/\//u.test(value),
  );
  if (!found) return null;
  provenance.sourceUrl = '网页自注网址';
  return found.value;
}
