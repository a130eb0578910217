// In: report files. Out: what ingest and report make of each, on stdout: for people, or a JSON line each.
// A file that cannot be read is reported on stderr, the others are still shown.

import { readFileSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Config } from '../config.ts';
import { messageOf } from '../errors.ts';
import { readCorpusFile, sidecarPathsFor } from '../ingest/corpus-folder.ts';
import { extract, MAX_FILE_BYTES } from '../ingest/extract.ts';
import { FLAW_NAMES } from '../ingest/flaw.ts';
import { readLexicon } from '../lexicon/read-lexicon.ts';
import { KIND_NAMES, placeName } from '../report/names.ts';
import { createReportReader } from '../report/read-report.ts';
import type { Report } from '../report/report.ts';

/** Returns false when a file could not be read at all. */
export function runInspect(config: Config, files: readonly string[], options: { readonly json: boolean }): boolean {
  const readReport = createReportReader(readLexicon(config.lexicon).themes);
  let isWhole = true;
  for (const file of files) {
    let bytes: Uint8Array;
    try {
      const stat = statSync(file);
      if (!stat.isFile()) throw new Error('不是文件');
      bytes = readCorpusFile(
        dirname(file),
        { path: basename(file), size: stat.size, modifiedMs: stat.mtimeMs },
        MAX_FILE_BYTES,
      );
    } catch (error) {
      process.stderr.write(`${file} 读不出来：${messageOf(error)}\n`);
      isWhole = false;
      continue;
    }
    const report = readReport(extract(bytes, file, readSidecar(file)));
    process.stdout.write(
      options.json ? `${JSON.stringify(inspection(report))}\n` : `${describe(report).join('\n')}\n\n`,
    );
  }
  return isWhole;
}

function readSidecar(file: string): Uint8Array | null {
  const path = sidecarPathsFor(file).find((candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile());
  return path === undefined ? null : readFileSync(path);
}

/** The shape of `inspect --json`: a public contract. */
function inspection({ body: _, sections, passages, ...metadata }: Report) {
  return {
    ...metadata,
    sections: sections.map(({ depth, heading }) => ({ depth, heading })),
    passages: passages.map(({ start: _start, end: _end, ...passage }) => passage),
  };
}

function describe(report: Report): readonly string[] {
  const derived = new Set<string>(report.derived);
  const field = (name: string, label: string, value: string | number | null): string =>
    `${label}：${value ?? '—'}${derived.has(name) ? '（推断）' : ''}`;
  const lines = [
    `■ ${report.file}（${report.format ?? '未读'}，${report.encoding ?? '编码不详'}）`,
    field('title', '标题', report.title),
    field('issuer', '机构', report.issuer),
    field('region', '地区', report.region ? `${placeName(report.region)}(${report.region.code})` : null),
    field('level', '层级', report.level),
    field('year', '年度', report.year),
    field('publishedOn', '发布日期', report.publishedOn),
    field('writtenOn', '成文日期', report.writtenOn),
    field('signedOn', '落款日期', report.signedOn),
    field('docNumber', '文号', report.docNumber),
    field('indexNumber', '索引号', report.indexNumber),
    `章节 ${report.sections.length} 个，段落 ${report.passages.length} 段`,
    ...report.sections.map(({ depth, heading }) => `${'  '.repeat(depth)}${heading}`),
    '段落：',
    ...report.passages.map(
      ({ kind, themes, text, documents, honours, figures }) =>
        `  [${KIND_NAMES[kind]} ${themes.join('/')}] ${text.slice(0, 40).replace(/\s+/g, ' ')}…（${text.length} 字，文件 ${documents.length}，荣誉 ${honours.length}，数据 ${figures.length}）`,
    ),
  ];
  if (report.flaws.length > 0) lines.push('情况：');
  for (const { code, message, quote } of report.flaws)
    lines.push(`  ${FLAW_NAMES[code]}:${message}${quote ? `(“${quote.slice(0, 60)}”)` : ''}`);
  return lines;
}
