// In: a report's text in compact form, its region, and a department as it is written. Out: the department's full name.
// Takes a name that the text has; only where it has none, the field of work it speaks of most.

import type { Region } from '../report.ts';
import { readBodyName } from './body-name.ts';
import { fieldOfWork, fullDepartmentName } from './departments.ts';

/** The department of a report that calls itself only 我局: named in a document of its own, or by its field of work. */
export function departmentOfText(text: string, region: Region | null): string | null {
  const named = departmentOfDocuments(text, region);
  if (named !== null) return named;
  const field = fieldOfWork(text);
  if (field === null) return null;
  if (/我委|委党组|委主任|委机关/u.test(text)) return `${field}委员会`;
  return `${field}${region !== null && region.city === null && region.county === null ? '厅' : '局'}`;
}

/** 《某市某区某某局工作规则》: the first department of the region itself that a document is named after. */
function departmentOfDocuments(text: string, region: Region | null): string | null {
  for (const { 1: words = '' } of text.matchAll(/《([^《》]{4,40})/gu)) {
    const body = readBodyName(words);
    if (body?.kind !== 'department' || body.isNational || body.place === '' || body.organisation === null) continue;
    if (region === null || body.codes.includes(region.code)) return body.organisation;
  }
  return null;
}

/** 市文化旅游局 as 文化和旅游局 where the text writes it so after the place; else with the set full form. */
export function fullerDepartment(place: string, written: string, text: string): string {
  const short = fullDepartmentName(written);
  if (place === '') return short;
  const counts = new Map<string, number>();
  for (const { 1: name = '' } of text.matchAll(
    new RegExp(`${place}([\\p{Script=Han}]{1,20}?(?:局|厅|委员会|办公室))`, 'gu'),
  )) {
    if (name.length > short.length && isAbbreviationOf(short, name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most?.[0] ?? short;
}

/** The same beginning and kind of body, every character of the short name in order in the full one. */
function isAbbreviationOf(short: string, full: string): boolean {
  const kind = (name: string): string => name.replace(/委员会$/u, '委').slice(-1);
  if (short[0] !== full[0] || kind(short) !== kind(full)) return false;
  let at = 0;
  for (const character of full) if (character === short[at]) at += 1;
  return at === short.length;
}
