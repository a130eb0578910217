// In: the configuration. Out: an index of the corpus in place, a summary on stdout, progress on stderr.

import type { Config } from '../config.ts';
import { buildIndex } from '../indexer/build-index.ts';
import type { BuildSummary } from '../indexer/build-summary.ts';
import { readLexicon } from '../lexicon/read-lexicon.ts';
import { createProgress } from './progress-bar.ts';

const MOST_FILES_LISTED = 20;

export async function runIndex(config: Config, options: { readonly full: boolean }): Promise<void> {
  const lexicon = readLexicon(config.lexicon);
  const progress = createProgress(process.stderr);
  let summary: BuildSummary;
  try {
    summary = await buildIndex({
      corpus: config.corpus,
      index: config.index,
      lexicon,
      full: options.full,
      workerFile: new URL('./build-worker.js', import.meta.url),
      onProgress: progress.listen,
    });
  } finally {
    progress.stop();
  }
  process.stdout.write(`${describeBuild(summary).join('\n')}\n`);
}

function describeBuild({ outcome, files, reports, passages, leftOut, flaws }: BuildSummary): readonly string[] {
  const lines = [
    outcome === 'built'
      ? `索引已建好：${reports} 份报告，${passages} 段（读了 ${files} 个文件）`
      : `索引没有变化：${reports} 份报告，${passages} 段`,
  ];
  if (leftOut.length > 0) {
    lines.push(`没有收录的文件 ${leftOut.length} 个：`);
    for (const { file, reason } of leftOut.slice(0, MOST_FILES_LISTED)) {
      lines.push(`  ${file}：${reason ?? ''}`);
    }
    if (leftOut.length > MOST_FILES_LISTED) lines.push(`  ……另有 ${leftOut.length - MOST_FILES_LISTED} 个`);
  }
  if (flaws.length > 0) {
    lines.push('读报告时发现的情况（用 tashan inspect 文件名 看详情）：');
    for (const { name, count } of flaws) lines.push(`  ${String(count).padStart(5)}  ${name}`);
  }
  return lines;
}
