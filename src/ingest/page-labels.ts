// In: one line of a page, or two. Out: the `label: value` pairs written in it.
// Knows the labels of government information pages (信息公开目录); decides nothing about what they mean.

import { simplifyCharacters } from '../analysis/plain-form.ts';
import { withoutPinyin } from './document-lines.ts';
import type { PageLabel } from './extracted-document.ts';

// Longer labels first: 公文生成日期 before 生成日期 before 日期.
const LABELS = (
  '索引号 信息索引号 索取号 信息编号 主题分类 组配分类 体裁分类 信息分类 分类 类别 信息类别 公文种类 文种 体裁 主题 主题词 关键词 关键字 ' +
  '发布机构 发布单位 发布机关 发布部门 发布主体 发文机关 发文机构 发文单位 发文部门 公开目录 公开机构 公开单位 公开部门 公开主体 制发机关 责任部门 责任单位 机构名称 机构分类 ' +
  '信息来源 文章来源 稿件来源 来源 作者 发布人 发布者 供稿 ' +
  '公文生成日期 公文生成时间 生成日期 生成时间 成文日期 成文时间 成文日 发文日期 发文时间 印发日期 印发时间 签发日期 发布日期 发布时间 公布日期 公布时间 公开日期 公开时间 更新日期 更新时间 上传时间 录入时间 发表时间 日期 时间 ' +
  '生效日期 实施日期 施行日期 废止日期 失效日期 失效时间 终止日期 有效期 有效期限 有效性 效力状态 时效性 是否有效 状态 ' +
  '信息名称 文件名称 名称 标题 中文名 文号 发文字号 文件编号 文件字号 文件文号 文件号 公文文号 备注/文号 备注 ' +
  '内容概览 内容概述 内容简述 内容摘要 摘要 内容描述 在线链接地址 文件下载 附件下载 网址 原文链接 ' +
  '公开方式 公开范围 公开类别 公开类型 公开对象 公开形式 公开程序 公开时限 公开属性 公开期限 信息公开方式 所属主题 所属类目 所属栏目 所属分类 所属机构 载体类型 载体分类 服务对象 语种 信息格式 ' +
  '浏览次数 浏览量 浏览 访问量 访问次数 点击数 点击量 点击率 点击 阅读次数 阅读量 阅读 人气 责任编辑 编辑 审核 审核人 校对 初审 复审 终审 字号 字体 字体大小'
).split(' ');

// Fields of a byline that have no meaning for the document; a line with one of them is page chrome, not a label table.
const BYLINE = /^(?:浏览|访问|点击|阅读|人气|字号|字体|编辑|责任编辑|审核|校对|初审|复审|终审)/u;

const ALTERNATIVES = [...new Set(LABELS)]
  .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  .map((label) => [...label].join('\\s*'))
  .join('|');

const COLON = '\\s*:';
// 信息分类名称: is a label that is not in the list, not 信息分类 before 名称:; 信息提供日期: is a date all the same.
const IN_LINE = new RegExp(
  `(?<![^\\s:]\\s+\\p{Script=Han}{1,6}(?!日期|时间))(?:(?<=\\s)\\p{Script=Han}{2,6}(?=日期|时间))??(${ALTERNATIVES})(?:${COLON}|(?=\\s+\\d{4}[-年./]\\d))`,
  'gu',
);
const BRACKETED = new RegExp(`[[【]\\s*(${ALTERNATIVES})\\s*[\\]】]`, 'gu');
const ALONE = new RegExp(`^(${ALTERNATIVES})${COLON}?$`, 'u');
const BARE_DATE =
  /^((?:\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?|\d{2}\.\d{2}\.\d{4})(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?)(?:[\s|]+(.{2,30}))?$/u;
const DATED_SOURCE = /^([^\s\d|]{2,30})\s+(\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?)$/u;

// 某某县人民政府门户网站 www.….gov.cn 发布时间:…: the site's name opens a byline.
const SITE_NAME = /^[^,。;:]{2,30}网站?(?:[\s\w./:-]*)$/u;

// Page tools that follow the last value of a byline.
const TOOLS_AFTER = /\s*[【[]?(?:字体|字号|打印|分享|收藏)[\s:]*[[【(]?.*$/u;

/** Simplified, half-width, without readings that a converter left behind. */
function plainView(line: string): string {
  return withoutPinyin(simplifyCharacters(line))
    .replace(/[！-～]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_SHIFT))
    .replace(/\u3000/gu, ' ');
}

// From U+FF01 to U+0021, and so on to the tilde.
const FULL_WIDTH_SHIFT = 0xfee0;

export interface LabelLine {
  readonly labels: readonly PageLabel[];
  /** A byline (浏览次数, 字号 …) rather than a row of the label table. */
  readonly isByline: boolean;
}

/** The labels in a line, or null when it is no label line. A label without a value gives ''. */
export function readLabelLine(line: string): LabelLine | null {
  const view = plainView(line)
    .replace(/^[\s•·●◆▪*\-–—]+/u, '')
    .trim();
  if (view === '' || view.length > 400) return null;
  const labels = tabled(view) ?? bracketed(view) ?? spaced(view) ?? inLine(view) ?? dated(view);
  return labels && { labels, isByline: labels.some(({ label }) => BYLINE.test(label)) };
}

/** The label when the line is nothing but one, as in tables that were cut into lines. */
export function readLoneLabel(line: string): string | null {
  const match = ALONE.exec(
    plainView(line)
      .replace(/^[\s•·●-]+/u, '')
      .trim()
      .replace(/^[[【]\s*(.*?)\s*[\]】]$/u, '$1'),
  );
  return match?.[1] === undefined ? null : plainLabel(match[1]);
}

function bracketed(view: string): readonly PageLabel[] | null {
  const marks = [...view.matchAll(BRACKETED)];
  return marks.length === 0 || (marks[0]?.index ?? 1) > 0 ? null : valuesBetween(view, marks);
}

function tabled(view: string): readonly PageLabel[] | null {
  // 2024-01-05 | 某某局 is a byline without labels.
  if (!/\|/u.test(view) || (!/\p{Script=Han}\s*:/u.test(view) && dated(view) !== null)) return null;
  const cells = view.split(/\|/u).map((cell) => cell.trim());
  const labels: { label: string; value: string }[] = [];
  let open: { label: string; value: string } | null = null;
  for (const cell of cells) {
    const label = readLoneLabel(cell);
    const isAwaited = open !== null && open.value === '';
    const within = label === null ? (inLine(cell) ?? (isAwaited ? null : dated(cell))) : null;
    if (label !== null) {
      open = { label, value: '' };
      labels.push(open);
    } else if (within !== null) {
      labels.push(...within);
    } else if (open !== null && open.value === '') open.value = cell;
  }
  return labels.length === 0 ? null : labels;
}

/** 索引号 A-1 发布机构 某某局: a row of a table that has lost its lines; two labels at least, the first in front. */
function spaced(view: string): readonly PageLabel[] | null {
  if (/[:,。;|]/u.test(view)) return null;
  const labels: { label: string; value: string }[] = [];
  for (const word of view.split(/\s+/u)) {
    const label = readLoneLabel(word);
    const open = labels.at(-1);
    if (label !== null) labels.push({ label, value: '' });
    else if (open === undefined) return null;
    else open.value = open.value === '' ? word : `${open.value} ${word}`;
  }
  return labels.length >= 2 ? labels : null;
}

function inLine(view: string): readonly PageLabel[] | null {
  const marks = [...view.matchAll(IN_LINE)];
  const first = marks[0];
  if (!first || /[。;]/u.test(view)) return null;
  const before = dated(view.slice(0, first.index).trim()) ?? [];
  // Words before the first label mean a sentence that happens to hold one, save a date or a short tag like 信息 or 【.
  if (first.index > 4 && before.length === 0 && !SITE_NAME.test(view.slice(0, first.index))) return null;
  return [...before, ...valuesBetween(view, marks).flatMap(splitSourceAndDate)];
}

/** 来源:某某局 2022-01-10 10:12 holds two things. */
function splitSourceAndDate(label: PageLabel): readonly PageLabel[] {
  const date = /\s(\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?)$/u.exec(label.value);
  if (!date || !/来源|作者|供稿|发布(?:人|者)/u.test(label.label)) return [label];
  return [
    { label: label.label, value: label.value.slice(0, date.index).trim() },
    { label: '日期', value: date[1] ?? '' },
  ];
}

function valuesBetween(view: string, marks: readonly RegExpExecArray[]): readonly PageLabel[] {
  return marks.map((mark, position) => {
    const end = marks[position + 1]?.index ?? view.length;
    // A label that is not in the list ends the value all the same: A-1 信息分类名称: 其他.
    const value = view.slice(mark.index + mark[0].length, end).replace(/\s+\p{Script=Han}{2,8}\s*:.*$/u, '');
    return {
      label: plainLabel(mark[1] ?? ''),
      value: value.replace(TOOLS_AFTER, '').replace(/^[\s:]+|[\s|【[•·]+$/gu, ''),
    };
  });
}

/** A date on its own, with or without who put it up, stands for the publication date. */
function dated(view: string): readonly PageLabel[] | null {
  const date = BARE_DATE.exec(view.replace(/^[[(【]\s*(.*?)\s*[\])】]$/u, '$1'));
  if (date) {
    const source = date[2] === undefined ? [] : [{ label: '来源', value: date[2].trim() }];
    return [{ label: '日期', value: date[1] ?? '' }, ...source];
  }
  const source = DATED_SOURCE.exec(view);
  if (!source) return null;
  return [
    { label: '来源', value: source[1] ?? '' },
    { label: '日期', value: source[2] ?? '' },
  ];
}

function plainLabel(label: string): string {
  return label.replace(/\s+/gu, '');
}
