// In: one passage of a list. Out: the words that name where it comes from: date, title, section, citation.
// Shared by the downloads and the pages, so that both cite alike. Never HTML.

import type { ListedPassage } from '../search/search-answer.ts';

/** What a card and every export say beside a digest. */
export const DIGEST_NOTICE = '摘编，非原文';
export const DERIVED_TITLE_NOTICE = '题名系推定';

type CitedReport = Pick<
  ListedPassage,
  | 'title'
  | 'issuer'
  | 'year'
  | 'publishedOn'
  | 'writtenOn'
  | 'signedOn'
  | 'docNumber'
  | 'derived'
  | 'isDigest'
  | 'sourceUrl'
>;
export type Cited = CitedReport & Pick<ListedPassage, 'path' | 'heading'>;

/** `2022-03-31` as `2022年3月31日`; anything else as it is. */
export function chineseDate(date: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return parts === null ? date : `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日`;
}

/** The report's title, or what can be said in its place. */
export function reportTitle(report: Pick<ListedPassage, 'title' | 'issuer' | 'year'>): string {
  if (report.title !== null && report.title !== '') return report.title;
  const known = `${report.issuer ?? ''}${report.year === null ? '' : `${report.year}年`}`;
  return known === '' ? '（无标题报告）' : `${known}法治政府建设报告（原文无标题）`;
}

/** The address of the original if it may be linked to: http and https only; null otherwise. */
export function sourceAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\/[^\s]+$/i.test(url) ? url : null;
}

/** `《题名》`, or what can be said in its place; says where the title was not read but concluded. */
export function citedTitle(report: Pick<Cited, 'title' | 'issuer' | 'year' | 'derived'>): string {
  const title = reportTitle(report);
  if (title.startsWith('（')) return title;
  // GB/T 15834: inside 《》 stands 〈〉.
  const inner = title.replace(/^《([^《》]*)》$/, '$1').replace(/《/g, '〈');
  const named = `《${inner.replace(/》/g, '〉')}》`;
  return report.derived.includes('title') && report.title ? `${named}（${DERIVED_TITLE_NOTICE}）` : named;
}

/** `2022年3月31日发布`; else the next best date or number, by its name; '' where nothing is known. */
export function citedDate(report: Pick<Cited, 'publishedOn' | 'writtenOn' | 'signedOn' | 'docNumber'>): string {
  if (report.publishedOn) return `${chineseDate(report.publishedOn)}发布`;
  if (report.writtenOn) return `成文日期${chineseDate(report.writtenOn)}`;
  if (report.signedOn) return `落款日期${chineseDate(report.signedOn)}`;
  return report.docNumber ? `文号${report.docNumber}` : '';
}

/** `主要做法 › 化解行政争议 › 把受理点设到乡镇`; '' where the passage stands below no heading. */
export function citedSection({ path, heading }: Pick<Cited, 'path' | 'heading'>): string {
  return [...path, heading ?? '']
    .map(oneLine)
    .filter((part) => part !== '')
    .join(' › ');
}

/**
 * `《题名》（发布机构，2022年3月31日发布），章节，网址`; a digest says so first.
 * @param link the passage's address in Tashan, given where a reader of the citation can open it; it stands in for an original without one.
 */
export function citation(passage: Cited, link: string | null = null): string {
  const origin = [passage.issuer ?? '', citedDate(passage)].filter((part) => part !== '').join('，');
  const named = `${citedTitle(passage)}${origin === '' ? '' : `（${origin}）`}`;
  const address = sourceAddress(passage.sourceUrl) ?? link ?? '';
  const rest = [citedSection(passage), address].filter((part) => part !== '');
  return `${passage.isDigest ? `【${DIGEST_NOTICE}】` : ''}${[named, ...rest].join('，')}`;
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
