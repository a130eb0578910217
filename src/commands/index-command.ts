// In: the configuration. Out: an index of the corpus in place, a summary on stdout, progress on stderr, a line in the change log.

import type { Config } from '../config.ts';
import { messageOf } from '../errors.ts';
import { buildIndex } from '../indexer/build-index.ts';
import type { BuildSummary } from '../indexer/build-summary.ts';
import { readLexicon } from '../lexicon/read-lexicon.ts';
import { openRecords } from '../records/records.ts';
import { lowerPriority } from './low-priority.ts';
import { createProgress } from './progress-bar.ts';

const MOST_FILES_LISTED = 20;

export async function runIndex(config: Config, options: { readonly full: boolean }): Promise<void> {
  // Searches come first, whoever starts the build.
  lowerPriority();
  const records = openRecords(config.logDir, config.logDays, (message) => process.stderr.write(`${message}\n`));
  try {
    const summary = await build(config, options.full);
    records.change({ what: `index-${summary.outcome}`, detail: countsOf(summary) });
    process.stdout.write(`${describeBuild(summary).join('\n')}\n`);
  } catch (error) {
    records.change({ what: 'index-failed', detail: messageOf(error) });
    throw error;
  } finally {
    await records.close();
  }
}

async function build(config: Config, full: boolean): Promise<BuildSummary> {
  const lexicon = readLexicon(config.lexicon);
  const progress = createProgress(process.stderr);
  try {
    return await buildIndex({
      corpus: config.corpus,
      index: config.index,
      lexicon,
      full,
      workerFile: new URL('./build-worker.js', import.meta.url),
      onProgress: progress.listen,
    });
  } finally {
    progress.stop();
  }
}

function countsOf({ reports, passages }: BuildSummary): string {
  return `${reports} 份报告，${passages} 段`;
}

function describeBuild(summary: BuildSummary): readonly string[] {
  const { outcome, files, leftOut, flaws } = summary;
  const counts = countsOf(summary);
  const lines = [outcome === 'built' ? `索引已建好：${counts}（读了 ${files} 个文件）` : `索引没有变化：${counts}`];
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
