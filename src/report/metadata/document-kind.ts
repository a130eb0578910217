// In: a report's title, the lines above its text, and the text. Out: a flaw where it is another kind of document.
// Says what it looks like and is read all the same: a person decides.

import { compactLine, isHeadingLine, isProseLine } from '../../ingest/document-lines.ts';
import type { ExtractedDocument } from '../../ingest/extracted-document.ts';
import { type Flaw, flaw } from '../../ingest/flaw.ts';
import type { Layout } from '../layout/layout.ts';

const SUBJECT = /法治政府|依法行政|法治建设|法治工作|依法治|法制|法治/u;
const OPENING_CHARS = 600;
const MAX_HEAD_LINES = 60;

/** What another kind of document calls itself, in its title or its first lines. */
const OTHER_TITLES: readonly (readonly [words: RegExp, kind: string])[] = [
  [/解读/u, '政策解读'],
  [/政府信息公开(?:工作)?(?:\d{4}年度?)?(?:年度)?(?:工作)?(?:报告|年报)/u, '政府信息公开年报'],
  [/(?:召开|听取|审议|主持|出席|调研|督导|举行|举办).*(?:报告|汇报|会议|培训|活动)/u, '新闻'],
  [
    /(?:实施方案|工作方案|行动方案|规划|工作要点|工作计划|工作安排|工作规则|办法|细则|条例|意见)(?:\([^()]*\))?$/u,
    '工作部署或规定',
  ],
  [/(?:决算|预算|绩效(?:自评|评价))/u, '财政信息'],
  [/(?:讲话|发言|致辞)$/u, '讲话'],
];

/** How another kind of document begins. */
const OTHER_OPENINGS: readonly (readonly [words: RegExp, kind: string])[] = [
  [/根据《中华人民共和国政府信息公开条例》[^。]{0,120}(?:编制|公布|报告)/u, '政府信息公开年报'],
  [/第一章总则|^第一条/mu, '工作部署或规定'],
];

// A title with one of these is a report's, whatever else stands in it: 工作总结和工作计划, 情况及工作安排.
const REPORT_WORDS = /报告|总结|汇报|白皮书|情况/u;

/** The lines that may hold the title of another kind of document: a report's reader has taken them for the page's or the text's. */
export function headLines(document: ExtractedDocument, layout: Layout): readonly string[] {
  const ofPage = [document.pageTitle ?? '', ...document.chrome.slice(0, MAX_HEAD_LINES)].filter(
    (line) => /\d{4}年|关于|^\S{10,}$/u.test(line.trim()) && !/[>»]/u.test(line),
  );
  return [...ofPage, ...layout.body.split('\n').slice(0, 3)].filter((line) => {
    const compact = compactLine(line);
    return compact.length >= 8 && compact.length <= 60 && !isProseLine(compact) && !isHeadingLine(compact);
  });
}

export function documentKindFlaws(title: string | null, headLines: readonly string[], body: string): readonly Flaw[] {
  if (body === '') return [];
  const text = compactLine((title ?? '') + body);
  if (!SUBJECT.test(text)) {
    return [flaw('not-a-report', '文中没有“法治”“依法行政”等词，不像法治政府建设报告；若放错了，请移出')];
  }
  const kind = otherKind(title, headLines, body.slice(0, OPENING_CHARS).split('\n').map(compactLine).join('\n'));
  if (kind === null) return [];
  return [flaw('not-a-report', `像是“${kind}”，不像法治政府建设报告；若放错了，请移出`, title ?? headLines[0])];
}

function otherKind(title: string | null, headLines: readonly string[], opening: string): string | null {
  const names = title === null ? headLines : [title];
  for (const name of names.map(compactLine)) {
    // 《…报告》 is what an interpretation or a piece of news is about, not what it is.
    const own = name.replace(/《[^《》]*》/gu, '');
    const found = OTHER_TITLES.find(([words]) => words.test(own))?.[1];
    const isReport = found === '工作部署或规定' && REPORT_WORDS.test(own);
    if (found !== undefined && !isReport) return found;
  }
  return OTHER_OPENINGS.find(([words]) => words.test(opening))?.[1] ?? null;
}
