// In: a list of passages. Out: one Markdown text: what was searched, then each passage with its source.
// Never truncates a passage; never lets its text be read as Markdown or HTML.

import { KIND_NAMES, placeName } from '../report/names.ts';
import { chineseDate, citation, reportTitle } from './citation.ts';
import type { PassageList } from './passage-list.ts';

/** The list as a document to paste into a draft. */
export function passagesToMarkdown(list: PassageList): string {
  const head = [
    `# 他山检索摘录${list.query === '' ? '' : `：${literal(list.query)}`}`,
    '',
    `- 检索词：${list.query === '' ? '（未填）' : literal(list.query)}`,
    ...(list.conditions.length > 0 ? [`- 筛选条件：${list.conditions.map(literal).join('；')}`] : []),
    `- 结果：共 ${list.total} 段，出自 ${list.reports} 份报告（${list.regions} 个地区）${coverage(list)}`,
    ...(list.relaxed ? ['- 说明：没有一段同时包含全部检索词，以下段落只含其中一部分'] : []),
    `- 导出日期：${chineseDate(list.exportedOn)}`,
  ];
  const passages = list.passages.map((passage, index) => {
    const place = [placeName(passage.region), passage.level, passage.year === null ? null : `${passage.year}年`];
    const facts = [...place, passage.issuer, KIND_NAMES[passage.kind], ...passage.themes.map((theme) => theme.name)];
    return [
      `## ${index + 1}. ${literal(oneLine(passage.heading ?? passage.path.at(-1) ?? reportTitle(passage)))}`,
      '',
      literal(facts.filter((fact) => fact !== null && fact !== '').join(' · ')),
      ...(passage.path.length > 0 ? ['', `章节：${literal(passage.path.map(oneLine).join(' › '))}`] : []),
      '',
      ...passage.text.split('\n').map((line) => `> ${literal(line)}`),
      '',
      `出处：${literal(citation(passage))}`,
    ].join('\n');
  });
  return `${[head.join('\n'), ...passages].join('\n\n')}\n`;
}

function coverage(list: PassageList): string {
  return list.passages.length < list.total ? `，此文件为前 ${list.passages.length} 段` : '，全部在此文件中';
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

/** Text that Markdown shows as it stands. Underscores inside words and Chinese punctuation need no escape. */
function literal(text: string): string {
  return text
    .replace(/[\\`*_<>[\]|~&]/g, '\\$&')
    .replace(/^ {4,}|^\t+/, '')
    .replace(/^(\s*)([#+=-])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2');
}
