// In: a list of passages. Out: what stands above it in every file: what was searched, how much was found, when, and what to mind.

import { chineseDate, DIGEST_NOTICE } from './citation.ts';
import type { PassageList } from './passage-list.ts';

export const CHECK_NOTICE = '引用请核对原文';

export interface HeadLine {
  readonly name: string;
  readonly value: string;
}

export function headLines(list: PassageList): readonly HeadLine[] {
  const isByHand = list.found === null;
  const query = isByHand && list.query === '' ? [] : [{ name: '检索词', value: list.query || '（未填）' }];
  const conditions = list.conditions.length === 0 ? [] : [{ name: '筛选条件', value: list.conditions.join('；') }];
  return [
    ...query,
    ...conditions,
    { name: isByHand ? '摘录' : '检索结果', value: extent(list) },
    { name: '导出日期', value: chineseDate(list.exportedOn) },
    { name: '说明', value: notices(list).join('') },
  ];
}

function extent({ found, entries, rows }: PassageList): string {
  if (found === null) return `${entries.length} 段，由使用者逐段挑选`;
  const all = `共 ${found.passages} 段，出自 ${found.reports} 份报告（${found.regions} 个地区）`;
  if (rows === 'places') return `${all}，此文件按地区列出其中 ${entries.length} 段`;
  return entries.length < found.passages ? `${all}，此文件为前 ${entries.length} 段` : `${all}，全部在此文件中`;
}

function notices({ relaxed, entries }: PassageList): readonly string[] {
  const hasDigest = entries.some(({ passage }) => passage.isDigest);
  return [
    `以下内容摘自各地公开的法治政府建设年度报告，${CHECK_NOTICE}。`,
    ...(hasDigest ? [`标有“${DIGEST_NOTICE}”的不是报告原文，请以原报告为准。`] : []),
    ...(relaxed ? ['没有一段同时包含全部检索词，以下段落只含其中一部分。'] : []),
  ];
}
