// In: the lines above a document's text. Out: which of them form its title, joined where it is split over lines.
// Knows titles of 法治政府建设 reports by their form, never by the place that wrote them.

import {
  compactLine,
  isAddresseeLine,
  isDocumentNumberLine,
  isHeadingLine,
  isOrganisationLine,
} from './document-lines.ts';

/** Lines `start..end` (half-open) of the page form one title. */
export interface TitleBlock {
  readonly start: number;
  readonly end: number;
  /** Its lines, trimmed, a site's name after the title cut off. */
  readonly lines: readonly string[];
  /** false where the wording breaks off before 报告, as in cut page headings. */
  readonly complete: boolean;
}

const SUBJECT = /法治|依法行政|依法治[国省市州县区镇乡街]|法制/u;
const END = '(?:报告|总结|情况|安排|打算|思路|计划|汇报|白皮书|公报|通报|公示|要点)';
/** (某政发〔2025〕79号) after a title. */
export const NUMBER_AFTER = '(?:[(\uff08][\\p{Script=Han}]{1,14}[〔[【﹝]\\d{4}[〕\\]】﹞]\\d{1,5}[号號][)\uff09])';
const COMPLETE = new RegExp(
  `(?:${END}|(?:报告|总结)》?的通知)(?:\\([\\p{Script=Han}·]{2,10}\\))?》?(?:\\([\\p{Script=Han}·]{2,10}\\))?${NUMBER_AFTER}?$`,
  'u',
);
const CUT = /(?:年度报|年报|工作报|情况报|情况的报)$/u;
const MAX_TITLE_CHARS = 90;
const MAX_TITLE_LINES = 5;
// Titles stand at the top; below this a page without one has only lists.
const MAX_HEAD_LINES = 400;

/** Every title among `lines`, in order. `isOther` tells lines that belong to page chrome or labels. */
export function findTitleBlocks(lines: readonly string[], isOther: (index: number) => boolean): readonly TitleBlock[] {
  const blocks: TitleBlock[] = [];
  let index = 0;
  while (index < Math.min(lines.length, MAX_HEAD_LINES)) {
    const block = isOther(index) ? null : blockAt(lines, index, isOther);
    if (block) blocks.push(block);
    index = block ? block.end : index + 1;
  }
  return blocks;
}

const DATE_AFTER = /^(.{8,90}?)\s+(\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?)$/u;

/** …年度报告 2025-02-28: the title and the page's date as two lines; any other line as it is. */
export function splitDateFromTitle(line: string): readonly string[] {
  const [, title, date] = DATE_AFTER.exec(line.trimEnd()) ?? [];
  return title !== undefined && date !== undefined && isTitleText(title) ? [title, date] : [line];
}

/** Does a title begin the line, a site's name after it or not? */
export function beginsWithTitle(line: string): boolean {
  return withoutSiteName(line) !== null || isTitleText(line);
}

/** Does this wording, on its own, name a report? */
export function isTitleText(text: string): boolean {
  const compact = trimQuotes(compactLine(text));
  return couldBePart(compact) && SUBJECT.test(compact) && COMPLETE.test(compact) && isSpecific(compact);
}

function blockAt(lines: readonly string[], start: number, isOther: (index: number) => boolean): TitleBlock | null {
  let joined = '';
  const kept: string[] = [];
  let cut: TitleBlock | null = null;
  for (let end = start; end < lines.length && kept.length < MAX_TITLE_LINES; end += 1) {
    const line = lines[end] ?? '';
    const compact = compactLine(line);
    if (compact === '') continue;
    if (isOther(end) || (!couldBePart(trimQuotes(compact)) && withoutSiteName(line) === null)) break;
    // What follows an unfinished beginning must be able to continue it.
    if (kept.length > 0 && !continues(joined, compact)) break;
    const own = kept.length === 0 ? withoutSiteName(line) : null;
    if (own !== null) return { start, end: end + 1, lines: [own], complete: true };
    joined += compact;
    kept.push(line.trim());
    if (joined.length > MAX_TITLE_CHARS) break;
    const block = { start, end: end + 1, lines: [...kept] };
    if (isTitleText(joined)) return { ...block, complete: true };
    if (SUBJECT.test(joined) && CUT.test(joined)) cut = { ...block, complete: false };
  }
  return cut;
}

function couldBePart(compact: string): boolean {
  if (compact.length > MAX_TITLE_CHARS || /[。;!?|>]|:$|如下|现将|^来源|^信息来源/u.test(compact)) return false;
  return !isHeadingLine(compact) && !isAddresseeLine(compact) && !isDocumentNumberLine(compact);
}

/** 标题_栏目_某某人民政府网, 标题-某某: the title without the words of the site; null where none follow. */
function withoutSiteName(untrimmed: string): string | null {
  const line = untrimmed.trim();
  if (line.length > 2 * MAX_TITLE_CHARS) return null;
  const cut = line.search(/\s*(?:[_|\uff5c]|\s-\s|-{2,}|—{2,}|-(?=\p{Script=Han}))/u);
  if (cut < 12) return null;
  const own = line.slice(0, cut).trim();
  return isTitleText(own) ? own : null;
}

/** 某某局 + 关于…, 某县委 + 某县人民政府 + …, 关于…的 + 报告, 法治政府 + 建设…报告. */
function continues(before: string, next: string): boolean {
  if (SUBJECT.test(before)) return !isOrganisationLine(next) && next.length <= 40 && !isTitleText(next);
  // A title that names its own body stands alone under the name of an office, though not under a party committee's.
  if (isTitleText(next) && namesItsBody(next) && !/^(?:中共|中国共产党)|委员会$|委$/u.test(before)) return false;
  const organisations =
    isOrganisationLine(before) || /(?:[省市州县区旗镇乡]|街道|\d{4}年度?)$/u.test(before) || /关于/u.test(before);
  return organisations && (SUBJECT.test(next) || isOrganisationLine(next) || /^(?:关于|\d{4}年)/u.test(next));
}

function namesItsBody(compact: string): boolean {
  const before = /^(.{3,40}?)(?:关于|\d{4}年)/u.exec(compact)?.[1];
  return before !== undefined && (isOrganisationLine(before) || /(?:[省市州县区旗镇乡]|街道)$/u.test(before));
}

/** A bare 法治政府建设报告 is the name of a column, unless a year, a place or a body stands in it. */
function isSpecific(compact: string): boolean {
  return /\d{4}|[〇○零一二三四五六七八九]{4}年|关于|.[省市州县区旗镇乡局厅委部办]|街道|政府(?!建设)/u.test(compact);
}

function trimQuotes(compact: string): string {
  return compact.replace(/^《([^《》]*)》(?:\((?:全文|摘要)\))?$/u, '$1').replace(/^[【[][^】\]]{1,8}[】\]]/u, '');
}
