// In: a passage's text in plain form. Out: the 《…》 it says the place itself issued or adopted.
// Never: take in what the place carries out, studies, follows or revises.

import type { NamedFact, Range } from '../report.ts';
import { findQuotedTitles } from './quoted-titles.ts';

const ISSUED =
  '会签|联合印发|印发实施|制定印发|印发|制发|下发|出台|制定|制订|发布|公布|颁布|编制|编印|编写|编发|编撰|审议并通过|审议通过|通过了(?=$)|表决通过|讨论通过|研究通过|会议通过|审定|拟定|拟订|订立|形成|签发|推出|汇编|公布施行|颁布施行|公布实施|颁布实施|起草印发|建立|确立|印發|出臺|制發|制訂|發布|公佈|編制|審議通過';
const NOT_ISSUED =
  '贯彻|落实|执行|实施|学习|宣传|宣讲|宣贯|解读|按照|依照|依据|根据|对照|遵循|遵照|围绕|结合|参照|修订|修改|修正|调整|完善|废止|清理|转发|赠阅|发放|订购|观看|参与|配合|征求|起草|审查|审核|报送|上报|讲解|讲授|普及|履行|遵守|运用|适用|依托|开设|拍摄|制作|签订|签署|入选|刊发|刊登|刊载|列入|纳入|确定|落地|推进|电视剧|节目|媒体|参考|聚焦|以';
const VERB = new RegExp(`(?<issued>${ISSUED})|(?<not>${NOT_ISSUED})`, 'gu');

/** 制定落实《…》 is both made and carried out by the place. */
const ISSUED_AND_CARRIED_OUT = new RegExp(`(?:${ISSUED})(?:并|和|、|了)?(?:组织)?(?:落实|实施|执行)了?$`, 'u');
/** The title says what the issued paper is about: 制定《…》实施方案, 出台贯彻《…》的意见. */
const NAMES_ANOTHER_PAPER =
  /^(?:的)?(?:贯彻|落实|实施|重要举措|重点任务|责任|任务|工作|具体|若干|配套)*(?:方案|意见|细则|措施|分工|办法|通知|清单|举措)/u;
/** 拟出台《…》, 力争年内印发《…》: not there yet. 将 marks an object elsewhere (将…纳入), so it must stand right before the verb. */
const PLANNED =
  /(?:(?:拟|计划|力争|争取|准备|即将|抓紧|尽快|适时|待)[^,。;]{0,10}|将(?:进一步|适时|尽快|继续|研究|组织|加快|抓紧|正式|陆续|联合|牵头|修订|制定)*)$/u;
/** 推出《…》专栏: no paper. 下发《…通知书》12份: forms sent out, each to someone. */
const NO_PAPER =
  /^(?:等)?(?:[“"][^”"]{1,12}[”"])?(?:系列|网络|电视|广播|主题|普法|专题)*(?:专栏|专题片|栏目|节目|视频|短视频|微视频|微电影|宣传片|系列|课程|情景剧|小品|歌曲|公益广告|动漫|话剧|舞台剧|快板|图书|刊物|期刊)|^\d+(?:余)?(?:份|件|封|条|次)/u;
/** 推出《…公开课》: the title itself names something heard or seen. */
const TITLE_OF_NO_PAPER = /(?:公开课|微课堂?|大讲堂|专题片|宣传片|微电影|短视频|短剧|情景剧|纪录片|栏目)》$/u;
/** 落实省政府印发《…》: the paper of a higher body. */
const HIGHER_BODY =
  /(?:落实|贯彻|按照|根据|依据|执行|学习|转发|对照)[^,。;]{0,16}(?:国务院|中央|上级|省|自治区|部|厅|省委|市委|市政府|总局)[^,。;要求精神部署]{0,8}$/u;

/** 《…》已印发, 《…》经常务会议审议通过. */
const ISSUED_AFTERWARDS =
  /^(?:等[^,。;《》]{0,8})?(?:已|已经|均|正式|相继|先后|陆续|于[^,。;《》]{1,12}|经[^,。;《》]{1,20}){0,3}(?:印发|出台|发布|颁布|公布|审议通过|获得?通过|制定完成|编制完成)/u;
/** 完成《…》编制. */
const COMPLETED_AFTER = /^的?(?:编制|制定|制订|编写)(?!计划|方案)/u;
/** 《…》等区政府规范性文件 at the head of a clause: papers the place made. */
const OWN_RULES = /^等(?:我|本|全)?(?:级|[省市州县区旗镇乡局])[^,。;《》]{0,8}规范性文件/u;
/** What may stand between two titles of one list. */
const LIST_LINK = /^(?:等)?[\s、,和与及以]*(?:同时|并)?$/u;
/** Another body's paper: 国务院印发的《…》. */
const OTHER_BODY = /(?:国务院|党中央|中共中央|中央办公厅|全国人大|司法部|最高人民法院)[^,。;]{0,12}$/u;

const CLAUSE_END = /[,。;!?:\n]/u;
/** A verb further off than this governs something else. */
const MAX_LOOK_BACK = 60;

/** In order of appearance; `text` is the title with its marks. */
export function findDocuments(text: string): readonly NamedFact[] {
  const titles = findQuotedTitles(text);
  const listEnds = endsOfLists(text, titles);
  const documents: NamedFact[] = [];
  let previous: Decided | null = null;
  for (const [index, title] of titles.entries()) {
    const issued = isIssued(text, title, listEnds[index] ?? title.end, previous);
    if (issued) documents.push({ ...title, text: text.slice(title.start, title.end) });
    previous = { end: title.end, issued };
  }
  return documents;
}

interface Decided {
  readonly end: number;
  readonly issued: boolean;
}

/** For each title where the list it stands in ends: 《A》《B》和《C》 all end after 《C》. */
function endsOfLists(text: string, titles: readonly Range[]): readonly number[] {
  const ends = titles.map((title) => title.end);
  for (let index = titles.length - 2; index >= 0; index -= 1) {
    const between = text.slice(titles[index]?.end, titles[index + 1]?.start);
    if (/^[\s、和与及]*$/u.test(between)) ends[index] = ends[index + 1] ?? 0;
  }
  return ends;
}

function isIssued(text: string, title: Range, listEnd: number, previous: Decided | null): boolean {
  if (TITLE_OF_NO_PAPER.test(text.slice(title.start, title.end))) return false;
  const after = text.slice(title.end, title.end + MAX_LOOK_BACK);
  const afterList = text.slice(listEnd, listEnd + MAX_LOOK_BACK);
  const clause = clauseBefore(text, title.start, previous?.end ?? 0);
  const followsTitle = previous !== null && LIST_LINK.test(text.slice(previous.end, title.start));
  if (clause.trim() === '' || followsTitle) {
    if (OWN_RULES.test(afterList) || ISSUED_AFTERWARDS.test(afterList)) return true;
    return followsTitle && previous?.issued === true;
  }
  return governs(clause, after, afterList);
}

/** Does the verb nearest before the title say that the place made it? */
function governs(clause: string, after: string, afterList: string): boolean {
  const verbs = [...clause.matchAll(VERB)];
  const nearest = verbs.at(-1);
  if (/完成了?$/u.test(clause) && COMPLETED_AFTER.test(after)) return true;
  if (nearest === undefined) return !/[对将把在与]$|对/u.test(clause) && ISSUED_AFTERWARDS.test(afterList);
  const beforeTitle = clause.slice(nearest.index + nearest[0].length);
  if (nearest.groups?.issued === undefined) {
    return ISSUED_AND_CARRIED_OUT.test(clause) && !NAMES_ANOTHER_PAPER.test(after);
  }
  const beforeVerb = clause.slice(0, nearest.index);
  if (beforeTitle.endsWith('的') || OTHER_BODY.test(beforeVerb) || HIGHER_BODY.test(beforeVerb)) return false;
  if (PLANNED.test(beforeVerb) || NO_PAPER.test(after)) return false;
  return !NAMES_ANOTHER_PAPER.test(after);
}

/** From the last clause end (or the previous title) to the title; colons and commas end a clause. */
function clauseBefore(text: string, end: number, floor: number): string {
  const start = Math.max(floor, end - MAX_LOOK_BACK);
  for (let at = end - 1; at >= start; at -= 1) {
    if (CLAUSE_END.test(text[at] ?? '')) return text.slice(at + 1, end);
  }
  return text.slice(start, end);
}
