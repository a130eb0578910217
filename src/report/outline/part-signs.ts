// In: a heading's title, or a paragraph. Out: whether its words announce problems or plans, and where.
// Never: looks at position; parts.ts decides whether a sign counts where it stands.

import { plainForm } from '../../analysis/plain-form.ts';

/** What a stretch of the body is about, before passages are cut. The opening stands before the first section. */
export type Part = 'opening' | 'practice' | 'problem' | 'plan';

const LACK = '(?:问题|不足|差距|短板|困难|薄弱环节|弱项|欠缺|难点|制约因素)';
const EXISTING = new RegExp(
  `存在(?:的|着)?(?:主要|突出|一些|若干|共性)?的?${LACK}|不足之处|主要(?:问题|不足|差距)`,
  'u',
);
/** A title made of nothing but these and a lack names the problems: 法治建设中的薄弱环节, 面临的形势和困难, 查摆不足. */
const BESIDE_LACK =
  '法治政府|法治|依法行政|建设|推进|工作|中|当前|目前|现阶段|我[省市县区镇乡街局委]|(?:20\\d\\d)?年度?|主要|突出|仍然|还|仍|存在|面临|现存|一些|若干|自查|检视|正视|直面|认清|清醒认识|客观|查摆|查找|发现|对照检查|剖析|分析|情况|思考|原因|成因|形势|挑战|之处|方面|体会|打算|建议|意见|对策|下一?步|下一?阶段|今后|明年|计划|安排|思路|方向|努力|(?:和|与|及|、)(?:整改|改进|解决|应对)?(?:措施|对策|举措|办法)|的|和|与|及|以及|、|,';
const ONLY_LACK = new RegExp(`^(?:${BESIDE_LACK})*${LACK}(?:${BESIDE_LACK}|${LACK})*$`, 'u');
const TO_IMPROVE =
  /^(?:工作中?|目前|当前|仍|还|的)*(?:有待|需要?|亟待|亟需)(?:进一步)?(?:改进|加强|提高|完善|解决|提升)的?(?:方面|地方|问题|工作|环节|不足)?$/u;
const LACK_PAIR = new RegExp(`${LACK}(?:和|及|与|以及|、)(?:主要)?(?:原因|挑战|${LACK})`, 'u');
/** A title that deals with problems is a practice: 聚焦突出问题, 问题整改, 问题“回头看”. */
const DEALS_BEFORE =
  /解决|整改|破解|补齐|补足|聚焦|针对|化解|破除|查找|查摆|排查|梳理|克服|对照|围绕|纠治|整治|攻坚|坚持/u;
const DEALS_AFTER = /^(?:专项|的)?(?:整改|整治|治理|解决|清理|排查|化解|销号|导向|清单|“回头看)/u;

const NEXT =
  '(?:下一?步|下一?阶段|今后|接下来|明年|来年|下一?年度?|下半年|新的?一年|新年度|后续|未来(?!社区|乡村|工厂|学校|城市))';
const PLAN_WORDS = '(?:打算|计划|安排|思路|设想|谋划|展望|部署|重点|任务|措施|举措|建议|方向|目标|工作|考虑)';
const NEXT_PLAN = new RegExp(`^${NEXT}|${NEXT}.{0,16}${PLAN_WORDS}`, 'u');
const PLAN_END =
  /(?:工作|主要|重点|总体|初步|建设)的?(?:主要|重点|总体|初步|任务)?(?:打算|计划|安排|思路|设想|展望)(?:情况)?$/u;
const PLAN_TITLE =
  /^(?:努力方向|(?:改进|整改|解决|应对).{0,6}(?:措施|方向|办法|对策|建议)$|(?:意见|对策|工作)(?:和|与|及)?建议|(?:几点|有关|相关)?建议$|(?:工作)?(?:打算|展望|设想)|(?:工作|总体)?(?:谋划|思路)$)/u;
/** Means as titles: of practices, but of plans once the problems are told. */
const MEANS_TITLE =
  /^(?:[一-龥]{0,6}的)?(?:主要|重点|具体|有关|工作)*(?:措施|对策|举措|办法|方向|重点|任务|目标|要求)(?:和(?:建议|要求))?$/u;
/** 制定年度工作计划 is a practice. */
const MAKES_PLANS = /制定|印发|编制|出台|落实|细化|科学|统筹|明确|完善|谋划|听取|研究|强化|加强/u;
const MENTIONS_PLANS = new RegExp(`${NEXT}|打算|计划|安排|思路|措施|建议|方向`, 'u');
const FUTURE_WORDS = /工作|重点|任务|安排|计划|目标|思路|打算|举措|措施|展望|方向|谋划|建议|设想/u;
/** 主要举措和存在的问题: the chapter begins with practices; its children and paragraphs tell the rest. */
const BEGINS_WITH_PRACTICE = /(?:情况|成效|举措|做法|回顾|总结|成绩)(?:、|,|和|及|与|以及).*$/u;

const PROBLEM_SENTENCE = new RegExp(
  '(?:但|同时|然而|不过|虽然|仍|尚|还|也|依然)[^。;]{0,40}?' +
    `(?<![对针解就将把查找些照])(?:存在|有)(?:着|的)?[^。;,:]{0,14}?(?:${LACK}|薄弱)|^(?:存在的?|主要)+${LACK}[是有:]`,
  'u',
);
/** 但也清醒认识到 … 不平衡; 与群众期盼相比还有差距: shortcomings without 存在问题. */
const ADMISSION = new RegExp(
  '(?:但|同时|然而|不过)[^。;]{0,16}?(?:清醒地?(?:认识|看到)|必须看到|也要看到|应当?看到)[^。]{0,80}?(?:不[平均够强高到足深适]|差距|薄弱|有待|短板|滞后|欠缺|尚未)' +
    '|(?:与|同|对照|离)[^。;,]{2,30}?(?:相比|要求|期盼|期待|标准)[^。;]{0,12}?(?:还|仍|尚)[^。;]{0,8}?(?:差距|距离)',
  'u',
);
const PROBLEM_SIGHT = 240; // characters: achievements come first, the 但 follows within a sentence or two
const WE = '(?:我们|我[省市州县区旗镇乡街局委厅办]|[省市县区镇乡]政府|街道|管委会)';
/** 我局将法治建设纳入考核 is done already: 将 needs a word of resolve after it. */
const RESOLVE =
  '将(?=继续|进一步|持续|围绕|紧|坚持|深入|着力|全面|始终|加大|加快|加强|采取|努力|大力|重点|认真|切实|不断|以更|从|按照)';
const PLAN_SENTENCE = new RegExp(
  `(?<=^|[。;!?])\\s?(?:(20\\d\\d)年|(?:在|对于)?${NEXT}|针对(?:上述|以上|这些|存在).{0,12}${LACK}[^。]{0,20}?(?:将|要|拟|重点)|${WE}${RESOLVE})`,
  'gu',
);
const INTENTION = /将|继续|要|拟|计划|重点|围绕|力争|打算|着力/u;
const YEAR = /(?<![-—–~至\d])(20\d\d)年/gu;

/** Whether a title that stands after the problems names what is to be done about them. */
export function mayAnnouncePlans(title: string): boolean {
  return MEANS_TITLE.test(plainForm(title).replace(/\s/gu, ''));
}

/** What a heading's title announces, or null where it says neither. `depth` 1 is a chapter: its words weigh more. */
export function partOfTitle(title: string, depth: number, reportYear: number): Part | null {
  const plain = plainForm(title).replace(/\s/gu, '');
  if (announcesProblems(plain, depth)) return beginsWithPractice(plain, EXISTING) ? 'practice' : 'problem';
  if (announcesPlans(plain, depth, reportYear)) return beginsWithPractice(plain, NEXT_PLAN) ? 'practice' : 'plan';
  return null;
}

/** Whether an unheaded paragraph admits shortcomings of the work. */
export function admitsProblems(paragraph: string): boolean {
  const opening = plainForm(paragraph.slice(0, PROBLEM_SIGHT));
  return PROBLEM_SENTENCE.test(opening) || ADMISSION.test(opening);
}

/** Where the first sentence about what will be done begins; -1 where there is none. */
export function planSentenceStart(paragraph: string, reportYear: number): number {
  const plain = plainForm(paragraph);
  for (const match of plain.matchAll(PLAN_SENTENCE)) {
    const year = match[1];
    const start = match.index + match[0].length - match[0].trimStart().length;
    if (year === undefined) return start;
    if (Number(year) > reportYear && INTENTION.test(plain.slice(start, start + 60))) return start;
  }
  return -1;
}

/** Whether a title speaks of what comes next at all, beside other things. */
export function mentionsPlans(title: string): boolean {
  return MENTIONS_PLANS.test(plainForm(title));
}

/** The year most often named (the earlier of equals): a report speaks of its own year. 0 where none is named. */
export function mostNamedYear(body: string): number {
  const counts = new Map<number, number>();
  for (const [, year] of body.matchAll(YEAR)) counts.set(Number(year), (counts.get(Number(year)) ?? 0) + 1);
  const ranked = [...counts].sort(([year, count], [otherYear, otherCount]) => otherCount - count || year - otherYear);
  return ranked[0]?.[0] ?? 0;
}

function announcesProblems(title: string, depth: number): boolean {
  if (ONLY_LACK.test(title) || TO_IMPROVE.test(title)) return true;
  const match = EXISTING.exec(title) ?? (depth === 1 ? LACK_PAIR.exec(title) : null);
  if (match === null) return false;
  const after = title.slice(match.index + match[0].length);
  return !DEALS_BEFORE.test(title.slice(0, match.index)) && !DEALS_AFTER.test(after);
}

function announcesPlans(title: string, depth: number, reportYear: number): boolean {
  if (NEXT_PLAN.test(title) || PLAN_TITLE.test(title)) return true;
  if (namesLaterYear(depth === 1 ? title : title.slice(0, 6), reportYear) && FUTURE_WORDS.test(title)) return true;
  const end = PLAN_END.exec(title);
  return end !== null && !MAKES_PLANS.test(title.slice(0, end.index));
}

function namesLaterYear(text: string, reportYear: number): boolean {
  return reportYear > 0 && [...text.matchAll(YEAR)].some(([, year]) => Number(year) > reportYear);
}

function beginsWithPractice(title: string, sign: RegExp): boolean {
  const match = sign.exec(title);
  return match !== null && BEGINS_WITH_PRACTICE.test(title.slice(0, match.index));
}
