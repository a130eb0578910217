// In: the document model's values. Out: the words people read for them.

import type { IssuerKind, PassageKind, Region } from './report.ts';

export const KIND_NAMES: Readonly<Record<PassageKind, string>> = {
  practice: '做法',
  problem: '问题',
  plan: '计划',
  preamble: '导语',
};

export const ISSUER_KIND_NAMES: Readonly<Record<IssuerKind, string>> = { government: '政府', department: '部门' };

/** `浙江省›宁波市›宁海县`; '' where the place is unknown. */
export function placeName(region: Region | null): string {
  if (region === null) return '';
  const chain = [region.province, region.city, region.county, region.township].filter((part) => part !== null);
  return chain.length > 0 ? chain.join('›') : region.name;
}
