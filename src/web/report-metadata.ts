// In: a report's metadata. Out: the rows of the table that government sites show above a document.
// What was inferred says so; what is unknown shows a dash in the rows that such tables always have.

import { chineseDate, sourceAddress } from '../export/citation.ts';
import { placeName } from '../report/names.ts';
import type { MetadataField } from '../report/report.ts';
import type { ReportView } from '../search/search-service.ts';
import type { LinkTo } from './links.ts';
import { levelName } from './result-card.ts';

export interface MetadataRow {
  readonly name: string;
  readonly value: string;
  readonly url: string | null;
  readonly isElsewhere: boolean;
  /** `推断` for what was not read but concluded. */
  readonly note: string | null;
}

const UNKNOWN = '—';

export function metadataRows(linkTo: LinkTo, report: ReportView['report']): readonly MetadataRow[] {
  const row = (name: string, field: MetadataField, value: string | null): MetadataRow => ({
    name,
    value: value === null || value === '' ? UNKNOWN : value,
    url: null,
    isElsewhere: false,
    note: value !== null && value !== '' && report.derived.includes(field) ? '推断' : null,
  });
  const date = (value: string | null) => (value === null ? null : chineseDate(value));
  const always = [
    row('索引号', 'indexNumber', report.indexNumber),
    row('文号', 'docNumber', report.docNumber),
    row('发布机构', 'issuer', report.issuer),
    row('成文日期', 'writtenOn', date(report.writtenOn)),
  ];
  const known = [
    row('发布日期', 'publishedOn', date(report.publishedOn)),
    row('落款日期', 'signedOn', date(report.signedOn)),
    row('报告年度', 'year', report.year === null ? null : `${report.year}年`),
    row('地区', 'region', placeName(report.region)),
    row('层级', 'level', levelName(report.level)),
  ].filter((entry) => entry.value !== UNKNOWN);
  const address = sourceAddress(report.sourceUrl);
  const source =
    address === null ? [] : [{ ...row('原文网址', 'sourceUrl', address), url: address, isElsewhere: true }];
  const original = linkTo(`reports/${encodeURIComponent(report.id)}/original`);
  const file = { name: '收录文件', value: report.file, url: original, isElsewhere: false, note: '打开原文件' };
  return [...always, ...known, ...source, file];
}
