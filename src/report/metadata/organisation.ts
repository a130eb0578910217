// In: the words after a place's name (人民政府办公室, 生态环境局龙华管理局). Out: the organisation they begin with, and its kind.
// Knows forms of names only; whose organisation it is stands before them.

import type { IssuerKind } from '../report.ts';
import { fullDepartmentName } from './departments.ts';

export interface Organisation {
  readonly name: string;
  readonly kind: IssuerKind;
}

/** A government itself, not its office. */
export const GOVERNMENT =
  /^(?:人民政府|政府|街道办事处|办事处|管理委员会|管委会|行政公署|行署)(?!办公[室厅]|法制办|信息|网)/u;
const OFFICE = /^(?:人民)?政府(?:办公室|办公厅|法制办公室)/u;
const DEPARTMENT =
  /^(?:发改委|卫健委|卫生健康委|发展改革委|住建委|教委|(?:(?!按照|依照|围绕|推进|坚持|落实|深入|全面|认真|立足|聚焦|锚定|统筹|持续|切实|严格|加强|强化|将|把|对|以|在|党|关于|各|等)[\p{Script=Han}()]){1,24}?(?:委员会办公室|管理委员会|委员会|总局|局|厅|办公室|执法支队|执法大队|执法总队|支队|总队|大队|发改委|卫健委|卫生健康委|发展改革委|住建委|经信委|交通委|国资委|农业农村委|教委|公署|中心))(?:[\p{Script=Han}]{2,6}(?:分局|管理局))?/u;

/** null where no organisation begins the words; `township` is the place before them. */
export function readOrganisation(rest: string, township: string | null): Organisation | null {
  const office = OFFICE.exec(rest);
  if (office) return { name: office[0].replace(/^政府/u, '人民政府'), kind: 'department' };
  const government = GOVERNMENT.exec(rest);
  if (government) return { name: governmentName(government[0], township), kind: 'government' };
  // A party committee signs with the government; a bare 委 names no issuer of a government report.
  if (/^(?:市|县|区|省|镇|乡)?委(?!员|托)/u.test(rest)) return null;
  const department = withoutNeighbour(DEPARTMENT.exec(rest)?.[0]);
  return department === undefined ? null : { name: fullDepartmentName(department), kind: 'department' };
}

const FIELD_OF_WORK = /城市|综合|园林|交通|公路|市场|监督|房产|医|应急|林|水|公积金|政务|事务|行政/u;

/** 某某局龙华管理局 is a branch in 龙华; 某某局城市管理局 are two bodies. */
function withoutNeighbour(department: string | undefined): string | undefined {
  const pair = department === undefined ? null : /^(.+?局)(\p{Script=Han}{2,6})管理局$/u.exec(department);
  return pair === null || !FIELD_OF_WORK.test(pair[2] ?? '') ? department : pair[1];
}

function governmentName(words: string, township: string | null): string {
  if (township?.endsWith('街道')) return '办事处';
  return words === '政府' ? '人民政府' : words;
}
