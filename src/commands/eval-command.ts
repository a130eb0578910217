// In: a file of judged queries. Out: nDCG@10, recall@20 and success@1 on stdout, over all, by kind, and the worst queries;
// where asked for, the run saved, and what changed since a saved one.

import { readFileSync, writeFileSync } from 'node:fs';
import type { Config } from '../config.ts';
import { messageOf, TashanError } from '../errors.ts';
import { compareRuns, parseRun } from '../search/compare-runs.ts';
import { evaluate, parseJudgedQueries, RECALL_DEPTH } from '../search/evaluate.ts';
import { MAX_QUERY_CHARS, parseSearchRequest } from '../search/search-request.ts';
import { describeComparison, describeEvaluation } from './describe-evaluation.ts';
import { openService } from './open-service.ts';
import { printable } from './printable.ts';

export interface EvalFlags {
  /** Where the run is saved. */
  readonly json?: string;
  /** A saved run that this one is held against. */
  readonly compare?: string;
}

/** @throws TashanError when a file cannot be read or written, or holds no judged query or saved run. */
export async function runEval(config: Config, file: string, { json, compare }: EvalFlags): Promise<void> {
  const queries = parseJudgedQueries(readText(file), file);
  if (queries.length === 0) throw new TashanError('state', 'queries-empty', `评测文件 ${file} 里没有评测查询`);
  // Read before the run is saved: both may be the same file.
  const before = compare === undefined ? null : parseRun(readText(compare), compare);
  const service = await openService(config);
  const search = (query: string): readonly string[] => {
    const request = parseSearchRequest({ q: query.slice(0, MAX_QUERY_CHARS), size: String(RECALL_DEPTH) });
    return service.search(request).results.map((result) => result.text);
  };
  const evaluation = evaluate(queries, search);
  const lines = [
    ...describeEvaluation(evaluation),
    ...(before ? ['', ...describeComparison(compareRuns(before, evaluation))] : []),
  ];
  process.stdout.write(`${lines.map(printable).join('\n')}\n`);
  if (json === undefined) return;
  try {
    writeFileSync(json, `${JSON.stringify(evaluation, null, 1)}\n`);
  } catch (cause) {
    throw new TashanError('state', 'run-unwritable', `评测结果写不进 ${json}：${messageOf(cause)}`, { cause });
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new TashanError('state', 'queries-unreadable', `评测文件 ${file} 读不出来：${messageOf(cause)}`, { cause });
  }
}
