// In: one line of a page. Out: what part of an official document (公文) it is by its form.
// Looks at one line only; where it stands on the page is for the caller to weigh.

import { simplifyCharacters } from '../analysis/plain-form.ts';

/** The line as it is matched: simplified, half-width, no pinyin that a converter left behind, white space gone. */
export function compactLine(line: string): string {
  return withoutPinyin(simplifyCharacters(line.normalize('NFKC'))).replace(/[\s\u200b\u200e\u200f\ufeff]+/gu, '');
}

/** 區(qū) as 區: converters of script leave a reading behind some characters. */
export function withoutPinyin(line: string): string {
  return line.replace(/[(\uff08](?<=\p{Script=Han}.)[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+[)\uff09]/gu, '');
}

const HEADING =
  /^(?:[一二三四五六七八九十]{1,3}[、.,:]|\(?[一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]+[章节部]|\d{1,2}[、.](?!\d)|[一二三四五六七八九十]是)/u;

/** 一、 (一) 1. 一是 at the start of a compact line. */
export function isHeadingLine(compact: string): boolean {
  return HEADING.test(compact);
}

/** A sentence of running text: has sentence marks and is long enough, or announces what follows. */
export function isProseLine(compact: string): boolean {
  if (/如下[:。.]?$/u.test(compact)) return true;
  if (compact.length < 15 || /^[\w.\-:]+$/u.test(compact)) return false;
  return /[,。;!?]/u.test(compact);
}

const ORGANISATION_END =
  '(?:人民政府|政府|委员会|[省市州县区旗镇乡]委|工委|党组|局|厅|部|署|办公室|办事处|管委会|中心|大队|支队|总队|分局|总局|委|办)';
const ORGANISATION = new RegExp(`^(?:中共)?[\\p{Script=Han}、]{2,40}${ORGANISATION_END}(?:\\(章\\)|\\(盖章\\))?$`, 'u');

/** Names a body and nothing else: 某某县人民政府. */
export function isOrganisationLine(compact: string): boolean {
  return compact.length <= 45 && ORGANISATION.test(compact) && !/^(?:关于|来源|首页|当前|各|有关)/u.test(compact);
}

const ADDRESSEE =
  /^(?:中共)?[\p{Script=Han}、,()]{1,60}(?:政府|委|委员会|局|厅|部|办|办公室|小组|常委会|人大|政协|中心|院|领导|同志|代表|单位)(?:\([\p{Script=Han}]+\))?:$/u;

// 主任、各位副主任、秘书长、各位委员: a report given to a standing committee.
const MEETING_ADDRESSEE =
  /^(?:尊敬的)?(?:各位)?(?:主任|常委会|代表|委员)(?:[、,](?:各位)?(?:副主任|秘书长|委员|代表|同志|领导)){1,5}:$/u;

/** 某某市人民政府: with its colon. */
export function isAddresseeLine(compact: string): boolean {
  if (MEETING_ADDRESSEE.test(compact)) return true;
  return ADDRESSEE.test(compact) && !/^(?:来源|信息来源|发布|作者|主办|承办|责任|审核|编辑)/u.test(compact);
}

const DOCUMENT_NUMBER = /[\p{Script=Han}]{1,14}[〔[(【﹝〈]\d{4}[〕\])】﹞〉]第?\d{1,5}号/u;

/** The line is a document number, with or without 签发人 beside it. */
export function isDocumentNumberLine(compact: string): boolean {
  const found = DOCUMENT_NUMBER.exec(compact);
  if (found?.index !== 0) return false;
  return /^(?:$|签发人)/u.test(compact.slice(found[0].length));
}

/** The first document number in a compact text, as it stands there. */
export function findDocumentNumber(compact: string): string | null {
  return DOCUMENT_NUMBER.exec(compact)?.[0] ?? null;
}

const CHINESE_DATE =
  '(?:\\d{4}|[〇○零一二三四五六七八九oO0]{4})年(?:\\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\\d{1,2}|[一二三四五六七八九十]{1,3})日';
const DATE_LINE = new RegExp(`^\\(?(?:${CHINESE_DATE}|\\d{4}[-./]\\d{1,2}[-./]\\d{1,2})\\)?$`, 'u');

/** A date and nothing else. */
export function isDateLine(compact: string): boolean {
  return DATE_LINE.test(compact);
}

const OCCASION = new RegExp(
  `^\\(?(?:——)?${CHINESE_DATE}在(?!.*[。;])|^\\p{Script=Han}{0,16}第.{1,5}次(?:全体)?会议上?\\)?$`,
  'u',
);

/** (2024年3月17日在某某县第十届人民代表大会常务委员会第三次会议上), also over two lines; (2024年3月17日). */
export function isOccasionLine(compact: string): boolean {
  return compact.length <= 60 && (/^\(\d{4}年.*\)$/u.test(compact) || OCCASION.test(compact));
}

/** 某某办公室 2024年1月22日印发, 抄送:… */
export function isImprintLine(compact: string): boolean {
  return (
    (compact.length < 60 && /\d日(?:印发|印)$/u.test(compact)) || /^(?:抄送|抄报|主送|分送|报送)[:]/u.test(compact)
  );
}

/** (此件公开发布), (联系人:…), 附件:… and the like, which follow the text. */
export function isNoteLine(compact: string): boolean {
  return (
    /^\(?(?:此件|此文|本件|联系人|联系电话|公开方式|公开属性|信息公开选项)/u.test(compact) ||
    /^附件?\d*[:]/u.test(compact)
  );
}

/** 签发人:… */
export function isSignatoryLine(compact: string): boolean {
  return compact.startsWith('签发人:');
}
