// In: a report. Out: what was read of it, as lines for a person at a terminal.

import { FLAW_NAMES } from '../ingest/flaw.ts';
import type { Theme } from '../lexicon/lexicon.ts';
import { ISSUER_KIND_NAMES, KIND_NAMES, placeName } from '../report/names.ts';
import type { MetadataField, Passage, Report } from '../report/report.ts';
import { createThemeClassifier } from '../report/themes/themes.ts';

const OPENING_CHARS = 40;
const QUOTE_CHARS = 60;

/** @param themes the lexicon's, as the report was read with. */
export function describeReport(report: Report, themes: readonly Theme[]): readonly string[] {
  const themesOf = themeDescriber(themes);
  return [
    `■ ${report.file}（${report.format ?? '未读'}，${report.encoding ?? '编码不详'}）`,
    ...describeMetadata(report),
    '',
    `章节 ${report.sections.length} 个`,
    ...report.sections.map(({ depth, heading }) => `${'  '.repeat(depth)}${heading}`),
    '',
    `段落 ${report.passages.length} 段`,
    ...report.passages.flatMap((passage, i) => describePassage(passage, i, themesOf)),
    ...describeFlaws(report),
  ];
}

function describeMetadata(report: Report): readonly string[] {
  const { region } = report;
  const fields: readonly (readonly [MetadataField, string, string | number | null])[] = [
    ['title', '标题', report.title],
    ['issuer', '发布机构', report.issuer],
    ['issuerKind', '机构类别', report.issuerKind && ISSUER_KIND_NAMES[report.issuerKind]],
    ['region', '地区', region && `${placeName(region)}（${region.code}）`],
    ['level', '层级', report.level],
    ['year', '报告年度', report.year],
    ['publishedOn', '发布日期', report.publishedOn],
    ['writtenOn', '成文日期', report.writtenOn],
    ['signedOn', '落款日期', report.signedOn],
    ['docNumber', '文号', report.docNumber],
    ['indexNumber', '索引号', report.indexNumber],
    ['addressee', '主送', report.addressee],
    ['sourceUrl', '网址', report.sourceUrl],
  ];
  return fields.map(([field, label, value]) => {
    if (value === null) return `${label}：—`;
    const from = report.provenance[field];
    const notes = [report.derived.includes(field) ? '推断' : '', from === undefined ? '' : `据${from}`];
    const note = notes.filter((part) => part !== '').join('，');
    return `${label}：${value}${note === '' ? '' : `　〔${note}〕`}`;
  });
}

const CUES_SHOWN = 4;

interface DescribedThemes {
  readonly names: string;
  /** The words that spoke loudest for each. */
  readonly cues: string;
}

function themeDescriber(themes: readonly Theme[]): (passage: Passage) => DescribedThemes {
  const classify = createThemeClassifier(themes);
  const names = new Map(themes.map(({ id, name }) => [id, name]));
  return (passage) => {
    const scores = new Map<string, Map<string, number>>();
    classify(passage, ({ theme, word, score }) => {
      const words = scores.get(theme) ?? new Map<string, number>();
      scores.set(theme, words.set(word, (words.get(word) ?? 0) + score));
    });
    const cuesOf = (theme: string): string =>
      [...(scores.get(theme) ?? [])]
        .sort(([, a], [, b]) => b - a)
        .slice(0, CUES_SHOWN)
        .map(([word]) => word)
        .join('、');
    return {
      names: passage.themes.map((id) => names.get(id) ?? id).join('、'),
      cues: passage.themes.map((id) => `${id} ${cuesOf(id)}`).join('；'),
    };
  };
}

function describePassage(
  passage: Passage,
  i: number,
  themesOf: (passage: Passage) => DescribedThemes,
): readonly string[] {
  const { kind, path, heading, text, documents, honours, figures } = passage;
  const { names, cues } = themesOf(passage);
  const opening = text.slice(0, OPENING_CHARS).replace(/\s+/g, ' ');
  const facts: readonly (readonly [string, readonly string[]])[] = [
    ['位置', [[...path, heading ?? ''].filter((part) => part !== '').join(' › ')]],
    ['领域依据', [cues]],
    ['文件', documents.map((document) => document.text)],
    ['表彰', honours.map((honour) => honour.text)],
    ['数据', figures.map(({ value, unit, what }) => `${what}${value}${unit}`)],
  ];
  return [
    `${String(i + 1).padStart(4)}. [${KIND_NAMES[kind]}] ${names === '' ? '领域不详' : names}　${opening}${text.length > OPENING_CHARS ? '…' : ''}（${text.length} 字）`,
    ...facts
      .filter(([, found]) => found.join('') !== '')
      .map(([label, found]) => `      ${label}：${found.join('；')}`),
  ];
}

/** Flaws of one kind and message once, with how often and the first words concerned. */
function describeFlaws({ flaws }: Report): readonly string[] {
  if (flaws.length === 0) return [];
  const alike = new Map<string, { readonly line: string; count: number }>();
  for (const { code, message, quote } of flaws) {
    const known = alike.get(`${code}${message}`);
    if (known) known.count += 1;
    else {
      const words = quote === undefined ? '' : `（“${quote.slice(0, QUOTE_CHARS)}”）`;
      alike.set(`${code}${message}`, { line: `  ${FLAW_NAMES[code]}：${message}${words}`, count: 1 });
    }
  }
  return [
    '',
    '读取情况',
    ...[...alike.values()].map(({ line, count }) => (count > 1 ? `${line} 等 ${count} 处` : line)),
  ];
}
