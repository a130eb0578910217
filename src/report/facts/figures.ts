// In: a passage's text in plain form. Out: its figures: number, unit and what is counted, as far as the words beside it tell.
// Never: take a number inside 《…》 for a figure.

import type { Figure, Range } from '../report.ts';
import { findCountedNumbers } from './counted-numbers.ts';
import { findQuotedTitles } from './quoted-titles.ts';

const PREFIX_STOP = /[,。;:、!?\n()《》【】「」“”‘’"'〔〕|]/u;
/** Words that only lead to the number, just before it. */
const LEAD_IN =
  /(?:达到了?|达成|增至|增加到|提升至|提高到|下降到|下降至|缩短为|累计达?|共计|总计|合计|共有|超过|超|不少于|不低于|不超过|约为?|近|仅|已达|达|为|共|至|有|了|高于|均|已)+$/u;
/** 办理时长由45天压缩至22天 counts 办理时长. */
const CHANGED_FROM = /(?<=.{2})[由从自]原?(?:来|先)?的?\d.*$/u;
/** Words that open a clause and name nothing. */
const OPENING_WORDS =
  /^(?:[12][0-9]{3}年度?|其中|等|全年|累计|目前|现有|已有|已|共计|共有|共|先后|全区|全县|全市|全省|年内|今年)+/u;
/** The value before a change: 从46.9%下降到37.5%, 由5天压缩为2天 give the second number. 由5人组成 is none. */
const OLD_VALUE = /[从由自]原?(?:来|先)?的?$/u;
const CHANGE =
  /^[^,。;]{0,12}?(?:提高|提升|增加|增至|增长|上升|扩大|扩展|拓展|升至|升到|下降|降至|降到|降低|减少|减至|减为|缩短|压缩|压减|缩减|精简|调整|优化|变为|[到至])/u;
const AROUND = /^(?:以上|以下|以内|以外|左右|上下|之内|内(?!部|容|设|控|审))/u;
const NOUN_AFTER = /^[\p{Script=Han}A-Za-z]{1,14}/u;
/** These count actions, so what follows them is a verb: 十四次 组织学习. */
const COUNTS_ACTIONS = /次$|^(?:场|期|轮|批|天|小时|分钟|课时|%|‰|元|倍|个百分点|百分点)$/u;
/** 召开4次专题会议 counts meetings. */
const ONLY_ACTS = /^(?:先后)?(?:召开|开展|举办|组织|举行|进行|完成|参加)$/u;
/** A following noun ends where a verb or particle begins. */
const NOUN_END =
  /通过|实现|完成|受到|获得|取得|开展|全部|进行|参加|参与|参评|符合|享受|入驻|进驻|提供|提出|纳入|作为|涉及|具有|配备|高效|报名|考试|考核|领取|发放|得到|按照|依法|及时|正在|办理|办结|分别|同比|接受|接入|组成|进入|上线|用于|受益|异地|共同|建立|设立|下放|细化|行使|梳理|联系|排名|自主|确认|集中|制定|落实|推进|统一|开通|均|已|获|达|在|与|和|及|的|被|以|从|至|并|较|占|到/u;
const CHANGE_SIGHT = 16; // characters after the number in which the change is named
const MAX_PREFIX_CHARS = 20;
const MAX_NOUN_CHARS = 14;
const FOLLOWING = /^[^,。;:、!?()\n\d]{2,}/u;
const MAX_FOLLOWING_CHARS = 18;
/** A verb or a short noun before the number still belongs to what is counted: 惠及 150 家 企业. */
const MAX_SUBJECT_BESIDE_NOUN = 6;

/** In order of appearance. `text` is the number with the words that name what is counted, after or before it. */
export function findFigures(text: string): readonly Figure[] {
  const titles = findQuotedTitles(text);
  const figures: Figure[] = [];
  let floor = 0;
  let nextTitle = 0;
  for (const number of findCountedNumbers(text)) {
    while ((titles[nextTitle]?.end ?? Number.POSITIVE_INFINITY) <= number.start) nextTitle += 1;
    if ((titles[nextTitle]?.start ?? Number.POSITIVE_INFINITY) <= number.start) continue;
    const before = wordsBefore(text, number.start, floor, titles[nextTitle - 1]);
    const subject = before
      .replace(LEAD_IN, '')
      .replace(CHANGED_FROM, '')
      .replace(/^[在由]$|^在/u, '');
    const unit = number.unit === '' ? unitFromWords(before) : number.unit;
    if (unit === null || isOldValue(before, text.slice(number.end, number.end + CHANGE_SIGHT))) continue;
    const isNamedBefore = COUNTS_ACTIONS.test(unit) && (subject.length > 1 || unit === '%') && !ONLY_ACTS.test(subject);
    const noun = isNamedBefore ? '' : nounAfter(text, number.end);
    const start = noun === '' ? number.start - before.length : number.start;
    const end = number.end + noun.length;
    const what = subject.length <= MAX_SUBJECT_BESIDE_NOUN || noun === '' ? `${subject}${noun}` : noun;
    figures.push({
      start,
      end,
      text: text.slice(start, end),
      value: number.value,
      unit,
      what: what || wordsAfter(text, number.end) || lastWhat(figures),
    });
    floor = end;
  }
  return figures;
}

function isOldValue(before: string, after: string): boolean {
  return OLD_VALUE.test(before) && (before.endsWith('从') || CHANGE.test(after));
}

/** 培训10期1700余人次: a number straight after another counts the same thing. */
function lastWhat(figures: readonly Figure[]): string {
  return figures.at(-1)?.what ?? '';
}

/** The run of words that leads to the number, back to punctuation, the figure before, or the limit. */
function wordsBefore(text: string, end: number, floor: number, title: Range | undefined): string {
  if (title?.end === end) return text.slice(title.start, end);
  const lowest = Math.max(floor, end - MAX_PREFIX_CHARS);
  let start = quotedNameBefore(text, end, lowest);
  while (start > lowest && !PREFIX_STOP.test(text[start - 1] ?? '')) start -= 1;
  return text.slice(start, end).trimStart().replace(OPENING_WORDS, '');
}

/** “法律明白人”300名, “两员”共计452人: the quoted name right before the number is what is counted. */
function quotedNameBefore(text: string, end: number, lowest: number): number {
  const close = end - (LEAD_IN.exec(text.slice(lowest, end))?.[0].length ?? 0);
  const closing = text[close - 1];
  if (closing !== '”' && closing !== '」') return end;
  const opening = text.slice(lowest, close).lastIndexOf(closing === '”' ? '“' : '「');
  return opening === -1 ? end : lowest + opening;
}

/** 1人获得“优秀调解员”称号: where no noun is named beside the number, the words that follow it tell. */
function wordsAfter(text: string, start: number): string {
  return FOLLOWING.exec(text.slice(start, start + MAX_FOLLOWING_CHARS))?.[0] ?? '';
}

function nounAfter(text: string, start: number): string {
  const from = start + (AROUND.exec(text.slice(start, start + 2))?.[0].length ?? 0);
  const run = NOUN_AFTER.exec(text.slice(from, from + MAX_NOUN_CHARS))?.[0] ?? '';
  const stop = NOUN_END.exec(run);
  return stop === null ? run : run.slice(0, stop.index);
}

/** 粉丝人数达到6.4万 counts people; a bare 万 beside anything else is left out. */
function unitFromWords(before: string): string | null {
  return /人数|人口|粉丝|人员|用户/u.test(before) ? '人' : null;
}
