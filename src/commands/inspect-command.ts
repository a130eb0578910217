// In: report files. Out: what ingest and report make of each, on stdout: for people, or a JSON line each.
// A file that cannot be read is reported on stderr, the others are still shown.

import { readdirSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Config } from '../config.ts';
import { messageOf } from '../errors.ts';
import { type ReadRequest, readReportFile } from '../indexer/read-file.ts';
import { type CorpusFile, pairSidecars } from '../ingest/corpus-folder.ts';
import { readLexicon } from '../lexicon/read-lexicon.ts';
import { createReportReader } from '../report/read-report.ts';
import type { Report } from '../report/report.ts';
import { describeReport } from './describe-report.ts';
import { printable } from './printable.ts';

/** Returns false when a file could not be read at all. */
export async function runInspect(
  config: Config,
  files: readonly string[],
  options: { readonly json: boolean },
): Promise<boolean> {
  const { themes } = readLexicon(config.lexicon);
  const readReport = createReportReader(themes);
  let isWhole = true;
  for (const file of files) {
    const outcome = await readReportFile(requestFor(file), readReport);
    if (outcome.kind === 'failed') {
      process.stderr.write(printable(`${file}：${outcome.flaw.message}\n`));
      isWhole = false;
      continue;
    }
    const report = { ...outcome.report, file };
    const lines = options.json ? [JSON.stringify(inspection(report))] : [...describeReport(report, themes), ''];
    process.stdout.write(`${lines.map((line) => printable(line)).join('\n')}\n`);
  }
  return isWhole;
}

/** A file is read as the corpus would read it: by its name in its folder, with the sidecar beside it. */
function requestFor(file: string): ReadRequest {
  const root = dirname(file);
  const fileIn = (name: string): CorpusFile => {
    const stat = statSync(`${root}/${name}`, { throwIfNoEntry: false });
    if (!stat?.isFile()) return { path: name, size: 0, modifiedMs: 0, problem: stat ? '不是文件' : '没有这个文件' };
    return { path: name, size: stat.size, modifiedMs: stat.mtimeMs };
  };
  const own = fileIn(basename(file));
  const beside = namesIn(root).map(fileIn);
  const pair = pairSidecars(beside).pairs.find(({ report }) => report.path === own.path);
  return { root, file: own, sidecar: pair?.sidecar ?? null };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    process.stderr.write(printable(`${folder} 打不开：${messageOf(error)}\n`));
    return [];
  }
}

/** The shape of `inspect --json`: a public contract. */
function inspection({ body: _, sections, passages, ...metadata }: Report) {
  return {
    ...metadata,
    sections: sections.map(({ depth, heading }) => ({ depth, heading })),
    passages: passages.map(({ start: _start, end: _end, ...passage }) => passage),
  };
}
