// In: a list of passages. Out: one Markdown text: what was searched, then each passage with its source.
// Never truncates a passage; never lets its text be read as Markdown or HTML.

import { KIND_NAMES, placeName } from '../report/names.ts';
import { citation, reportTitle } from './citation.ts';
import { headLines } from './list-head.ts';
import type { PassageEntry, PassageList } from './passage-list.ts';
import { placesOf } from './places.ts';

/** The list as a document to paste into a draft. */
export function passagesToMarkdown(list: PassageList): string {
  const head = [
    `# ${literal(oneLine(list.title))}`,
    '',
    ...headLines(list).map(({ name, value }) => `- ${name}：${literal(oneLine(value))}`),
  ].join('\n');
  const number = new Map(list.entries.map((entry, i) => [entry, i + 1]));
  const passage = (entry: PassageEntry) => passageSection(entry, `${number.get(entry)}. `, '##');
  const sections =
    list.rows === 'passages'
      ? list.entries.map(passage)
      : placesOf(list.entries).flatMap(({ name, entries }) => [
          `## ${literal(oneLine(name))}`,
          ...entries.map((entry, i) => passageSection(entry, `${i + 1}. `, '###')),
        ]);
  return `${[head, ...sections].join('\n\n')}\n`;
}

function passageSection({ passage, link, note }: PassageEntry, number: string, level: string): string {
  const place = [placeName(passage.region), passage.level, passage.year === null ? null : `${passage.year}年`];
  const facts = [...place, passage.issuer, KIND_NAMES[passage.kind], ...passage.themes.map((theme) => theme.name)];
  return [
    `${level} ${number}${literal(oneLine(passage.heading ?? passage.path.at(-1) ?? reportTitle(passage)))}`,
    '',
    literal(facts.filter((fact) => fact !== null && fact !== '').join(' · ')),
    ...(passage.path.length > 0 ? ['', `章节：${literal(passage.path.map(oneLine).join(' › '))}`] : []),
    '',
    ...passage.text.split('\n').map((line) => `> ${literal(line)}`),
    '',
    `出处：${literal(citation(passage, link))}`,
    ...(note.trim() === '' ? [] : ['', `备注：${note.trim().split('\n').map(literal).join('  \n')}`]),
  ].join('\n');
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
