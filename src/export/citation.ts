// In: one search result. Out: the words that name where it comes from: date, title, citation.
// Shared by the downloads and the pages, so that both cite alike. Never HTML.

import type { SearchResult } from '../search/search-answer.ts';

/** What a card and every export say beside a digest. */
export const DIGEST_NOTICE = '摘编，非原文';

type Cited = Pick<SearchResult, 'title' | 'issuer' | 'year' | 'publishedOn' | 'isDigest' | 'sourceUrl'>;

/** `2022-03-31` as `2022年3月31日`; anything else as it is. */
export function chineseDate(date: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return parts === null ? date : `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日`;
}

/** The report's title, or what can be said in its place. */
export function reportTitle(report: Pick<SearchResult, 'title' | 'issuer' | 'year'>): string {
  if (report.title !== null && report.title !== '') return report.title;
  const known = `${report.issuer ?? ''}${report.year === null ? '' : `${report.year}年`}`;
  return known === '' ? '（无标题报告）' : `${known}法治政府建设报告（原文无标题）`;
}

/** The address of the original if it may be linked to: http and https only; null otherwise. */
export function sourceAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\/[^\s]+$/i.test(url) ? url : null;
}

/** `《标题》（发布机构，2022年3月31日发布），网址`; a digest says so first. */
export function citation(result: Cited): string {
  const title = reportTitle(result);
  const named = title.startsWith('《') || title.startsWith('（') ? title : `《${title}》`;
  const dated = result.publishedOn === null ? null : `${chineseDate(result.publishedOn)}发布`;
  const origin = [result.issuer, dated].filter((part) => part !== null && part !== '').join('，');
  const address = sourceAddress(result.sourceUrl);
  return [
    result.isDigest ? `【${DIGEST_NOTICE}】` : '',
    named,
    origin === '' ? '' : `（${origin}）`,
    address === null ? '' : `，${address}`,
  ].join('');
}
