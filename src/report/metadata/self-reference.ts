// In: a report's text in compact form. Out: how it speaks of itself: 我县, 全市, 局党组, 我镇.
// Counts words only; the place they mean is region.ts's business.

import { countyCodesNamed, townshipCodesNamed } from '../region/region-gazetteer.ts';

export interface SelfReference {
  /** 省, 自治区, 市, 州, 县, 区, 镇, 乡, 街道 …; null where the text says nothing of itself. */
  readonly own: string | null;
  readonly isDepartment: boolean;
}

const KINDS = ['自治区', '省', '市', '州', '盟', '县', '区', '旗', '镇', '乡', '街道'] as const;
const DEPARTMENT =
  /我(?:局|厅|委|办|部|中心|支队|大队)|局党组|局长办公会|厅长办公会|局务会|党组书记、局长|厅党组|委党组|局机关|局主要(?:领导|负责)|局领导班子|部党组|委党委|委机关|主任办公会|委主要(?:领导|负责)|委领导班子/gu;

// 全市司法行政系统坚持…: a department speaks of those it leads.
const SYSTEM =
  /^(?:\d{4}年(?:以来|度)?,?)?[^,。\n]{0,12}(?<!全国|各)系统(?:坚持|在|以|始终|深入|全面|认真|紧紧|紧扣|围绕)/u;
const BUREAU = /我(?:局|厅|委(?!员)|办(?!公室|理|法|事)|中心|支队|大队)/gu;
const GOVERNMENT = /我(?:省|市|州|县|区|旗|镇|乡|街道)|政府常务会/gu;

export function selfReference(text: string): SelfReference {
  let own: string | null = null;
  let most = 0;
  for (const kind of KINDS) {
    const count = text.match(selfPattern(kind))?.length ?? 0;
    // Reports speak of those above them too: of two kinds named as often the lower is their own.
    if (count > 0 && count >= most) [own, most] = [kind, count];
  }
  const departments = text.match(DEPARTMENT)?.length ?? 0;
  const places =
    text.match(/我(?:省|市|州|县|区|旗|镇|乡|街道)|[省市州县区旗]委(?:常委会|、)|政府常务会/gu)?.length ?? 0;
  // Only a department says 我局: then 市委、市政府 are those above it, unless it speaks as the government too.
  const bureaus = text.match(BUREAU)?.length ?? 0;
  const governments = text.match(GOVERNMENT)?.length ?? 0;
  const isDepartment = departments > places || (bureaus > 1 && bureaus > governments) || SYSTEM.test(text);
  return { own, isDepartment };
}

function selfPattern(kind: string): RegExp {
  const government =
    kind === '街道'
      ? '街道(?:党工委|办事处)'
      : `(?<![\\p{Script=Han}])${kind}(?:委|政府|人民政府)|${kind}委、${kind}政府`;
  return new RegExp(`我${kind === '街道' ? '街' : kind}|全${kind}(?!国)|${government}`, 'gu');
}

// Words before 镇 that are no name: 全镇, 各镇, 乡镇, 七十三个乡镇.
const NOT_A_NAME = /[全各我本乡城村集市县个的重点]$/u;

/** The township that the text names most, where it calls itself only 我镇; null where it names none. */
export function townshipInText(text: string, own: string): string | null {
  const counts = new Map<string, number>();
  for (const match of text.matchAll(new RegExp(own, 'gu'))) {
    for (let length = 2; length <= 4; length += 1) {
      const stem = text.slice(Math.max(0, match.index - length), match.index);
      if (stem.length < length || !/^\p{Script=Han}+$/u.test(stem) || NOT_A_NAME.test(stem)) break;
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
  }
  let best: string | null = null;
  for (const [stem, count] of counts) {
    const most = best === null ? 0 : (counts.get(best) ?? 0);
    // A longer stem seen as often as a shorter one is the name itself; seen once, two characters are the rule.
    if (count > most || (count === most && count > 1 && best !== null && stem.endsWith(best))) best = stem;
  }
  if (best === null) return null;
  const isKnown = (counts.get(best) ?? 0) > 1 || townshipCodesNamed(best + own).length > 0;
  return isKnown ? best + own : null;
}

// 法治舒桥, 平安中村: a township's name without 镇 or 乡.
const FRAME =
  /(?:法治|平安|数字|美丽|幸福|和美|善治|清廉|活力|富美|魅力|大美|善美|和谐|文明|实力)(?!建设|政府|社会|文化|宣传|教育|中国|思想)(?=\p{Script=Han}{2})/gu;

/** The listed township whose stem stands in 法治舒桥, where no place of a higher kind has that name. */
export function townshipInFrame(text: string, own: string): string | null {
  for (const { index, 0: frame } of text.matchAll(FRAME)) {
    for (let length = 2; length <= 4; length += 1) {
      const stem = text.slice(index + frame.length, index + frame.length + length);
      if (townshipCodesNamed(stem + own).length > 0 && countyCodesNamed(stem).length === 0) return stem + own;
    }
  }
  return null;
}
