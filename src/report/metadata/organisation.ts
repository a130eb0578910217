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
/** Commissions that drop 员会, as in 直辖市: 区文化旅游委, 市发展改革委. */
const SHORT_COMMISSION =
  /^(?:文化(?:和)?旅游|卫生健康|卫健|发展(?:和)?改革|经济(?:和)?信息(?:化)?|住房(?:和)?城乡建设?|城乡建设?|住建|农业农村|商务|科技|民族宗教(?:事务)?|民宗|交通(?:运输)?|城市管理|规划(?:和)?自然资源|国资|教育|教|经信|发改|机关事务|地方金融)委(?!员|托|派|任|属)/u;
const DEPARTMENT =
  /^(?:发改委|卫健委|卫生健康委|发展改革委|住建委|教委|(?:(?!按照|依照|围绕|推进|坚持|落实|深入|全面|认真|立足|聚焦|锚定|统筹|持续|切实|严格|加强|强化|将|把|对|以|在|党|关于|各|等)[\p{Script=Han}()]){1,24}?(?:委员会办公室|管理委员会|委员会|总局|局|厅|办公室|执法支队|执法大队|执法总队|支队|总队|大队|发改委|卫健委|卫生健康委|发展改革委|住建委|经信委|交通委|国资委|农业农村委|教委|公署|中心))(?:[\p{Script=Han}]{2,6}(?:分局|管理局))?/u;

/** A zone's own bureau: 管理委员会应急管理局. */
const ZONE_OFFICE =
  /^(?:管理委员会|管委会)(?!\p{Script=Han}{1,6}[县区镇乡]\p{Script=Han}{2})\p{Script=Han}{2,16}(?:局|办公室|中心|大队|支队)$/u;

/** null where no organisation begins the words; `township` is the place before them. */
export function readOrganisation(rest: string, township: string | null): Organisation | null {
  const office = OFFICE.exec(rest);
  if (office) return { name: office[0].replace(/^政府/u, '人民政府'), kind: 'department' };
  const government = GOVERNMENT.exec(rest);
  const zoneOffice = ZONE_OFFICE.exec(rest);
  if (zoneOffice) return { name: zoneOffice[0], kind: 'department' };
  if (government) return { name: governmentName(government[0], township), kind: 'government' };
  // A party committee signs with the government; a bare 委 names no issuer of a government report.
  if (/^(?:市|县|区|省|镇|乡)?委(?!员|托)/u.test(rest)) return null;
  const commission = SHORT_COMMISSION.exec(rest)?.[0];
  if (commission !== undefined) return { name: fullDepartmentName(commission), kind: 'department' };
  const department = withoutNeighbour(wholeBracket(DEPARTMENT.exec(rest)?.[0], rest));
  return department === undefined ? null : { name: fullDepartmentName(department), kind: 'department' };
}

/** 藏语委办(编译局) bears two names: the bracket is closed or left out. */
function wholeBracket(department: string | undefined, rest: string): string | undefined {
  if (department === undefined || !/\([^)]*$/u.test(department)) return department;
  return rest[department.length] === ')' ? `${department})` : department.replace(/\([^)]*$/u, '');
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
