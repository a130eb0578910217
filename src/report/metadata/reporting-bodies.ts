// In: a page's title, signature, labels and first paragraphs. Out: the bodies they name as the one that reports.
// Collects what each place says; which of them counts is issuer.ts's business.

import { compactLine, isDateLine, isHeadingLine, isOrganisationLine } from '../../ingest/document-lines.ts';
import type { PageLabel } from '../../ingest/extracted-document.ts';
import { type BodyName, readBodyName } from './body-name.ts';

// 关于, a year or the subject ends the name of the body in a title.
const TITLE_SUBJECT =
  /(?:关于|\(?\d{4}|[〇○零一二三四五六七八九]{4}年|法治政府|法治建设|法治工作|依法行政|依法治|全面推进|推进|年度|贯彻|落实|开展|加强|法制|“|上半年|全年)/u;

/** 中共某某市委全面依法治市委员会办公室: its name holds the subject of a title. */
const LAW_OFFICE = /^(.{2,16}?)(委?(?:全面)?依法治[国省市州县区旗镇乡](?:委员会办公室|委办公室|办公室|办))/u;

function lawOffice(title: string): BodyName | null {
  const match = LAW_OFFICE.exec(title);
  const body = match ? readBodyName(match[1] ?? '') : null;
  if (!match || !body || body.organisation !== null) return null;
  return { ...body, organisation: match[2] ?? null, kind: 'department' };
}

/** The body in a title: before 关于 or the year, after the year, or after 关于. */
export function bodyOfTitle(title: string): BodyName | null {
  const compact = compactLine(title);
  const parts = [
    compact,
    compact.replace(/^(?:\(?\d{4}|[〇○零一二三四五六七八九]{4})(?:年度?|-\d{4}年度?)?/u, ''),
    compact.replace(/^.*?关于/u, ''),
  ];
  for (const part of parts) {
    const office = lawOffice(part);
    if (office) return office;
    const words = part.slice(0, part.search(TITLE_SUBJECT) < 0 ? part.length : part.search(TITLE_SUBJECT));
    const body = lastBody(words);
    if (body) return body;
  }
  return null;
}

/** Of 中共某县委某县人民政府 the government is meant. */
function lastBody(words: string): BodyName | null {
  if (words.length < 2) return null;
  const afterParty = /(?:委员会|委)[、,]?(?=\p{Script=Han}{2,}(?:人民政府|政府|办事处|管理委员会|管委会)$)/u.exec(
    words,
  );
  if (afterParty && /^(?:中共|中国共产党)/u.test(words)) {
    const body = readBodyName(words.slice(afterParty.index + afterParty[0].length));
    if (body) return body;
  }
  return readBodyName(words);
}

/** The body that signs: of several lines the government's. */
export function bodyOfSignature(closing: readonly string[]): BodyName | null {
  let found: BodyName | null = null;
  for (const line of closing) {
    const compact = compactLine(line).replace(/(?:\d{4}年\d{1,2}月\d{1,2}日)$|\((?:盖章|章)\)$/u, '');
    if (isDateLine(compact) || !isOrganisationLine(compact)) continue;
    const body = lastBody(compact);
    if (body?.organisation && (found === null || body.kind === 'government')) found = body;
  }
  return found;
}

/** Bodies of label lines, most telling label first; portals and offices that put a page up are left out. */
export function bodiesOfLabels(labels: readonly PageLabel[]): readonly BodyName[] {
  const telling =
    /^(?:发布机构|发布单位|发布机关|发文机关|发文机构|发文单位|制发机关|公开主体|机构名称|公开部门|责任部门|来源|信息来源|文章来源)$/u;
  const values = labels.filter(
    ({ label, value }) => telling.test(label) && value !== '' && !/网|融媒|办公[室厅]/u.test(value),
  );
  return values.flatMap(({ value }) => readBodyName(compactLine(value)) ?? []);
}

// 2022年, 2022年以来, 今年以来, 一年来: what stands before the subject of the first sentence.
const TIME =
  /^\?*(?:(?:\d{4}|[〇○零一二三四五六七八九]{4})年度?(?:以来|来|期间|中)?|今年以来?|一年来|近年来|过去一年|本年度|全年)[,]?/u;
// The sentence that announces the report: 现将我局2023年…报告如下.
const ANNOUNCEMENT =
  /(?:现将|现就|现对|兹将|[,。]将|[,。]就)([^,。:;]{2,40}?)(?:\d{4}|本年度|年度|法治|依法|有关|相关|工作|推进|全年|具体|贯彻|落实|情况)/gu;
const MAX_OPENING_CHARS = 900;

/**
 * Bodies that the paragraphs above the first heading name as their subject: the announcement first, then subjects in order.
 * Without such paragraphs those below it tell the place, but not that a department reports: they speak of many.
 */
export function bodiesOfOpening(body: string): readonly BodyName[] {
  const paragraphs = body.slice(0, MAX_OPENING_CHARS).split('\n').map(compactLine).filter(Boolean);
  const firstHeading = paragraphs.findIndex(isHeadingLine);
  const lead = paragraphs.slice(0, firstHeading < 0 ? paragraphs.length : firstHeading);
  const announced = paragraphs.flatMap(announcedBodies);
  if (lead.length > 0) return [...announced, ...lead.flatMap((paragraph) => subjectOf(paragraph) ?? [])];
  const subjects = paragraphs.flatMap((paragraph) => subjectOf(paragraph) ?? []);
  return [...announced, ...subjects.filter(({ kind }) => kind !== 'department')];
}

function announcedBodies(paragraph: string): readonly BodyName[] {
  return [...paragraph.matchAll(ANNOUNCEMENT)].flatMap((match) => readBodyName(match[1] ?? '') ?? []);
}

/** The subject of a paragraph's first sentence; of a later one where the first only says what year it was. */
function subjectOf(paragraph: string): BodyName | null {
  const sentences = paragraph
    .replace(/^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)|\d+\.)[^。]*。/u, '')
    .split('。')
    .slice(0, 3);
  for (const sentence of sentences) {
    const found = subjectOfSentence(sentence);
    if (found || !/^.{0,6}年度?是/u.test(sentence)) return found;
  }
  return null;
}

/** The first clauses of a sentence until one starts with a body. */
function subjectOfSentence(sentence: string): BodyName | null {
  for (const clause of sentence.split(/[,:;]/u).slice(0, 4)) {
    const words = clause.replace(TIME, '');
    if (words === '' || /^(?:在|按照|根据|依照|围绕|以|为|紧|是|系|同时|也是)/u.test(words)) continue;
    const found = readBodyName(words);
    if (found) return found;
    if (words.length > 4) return null;
  }
  return null;
}
