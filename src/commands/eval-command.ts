// In: a file of judged queries. Out: nDCG@10, recall@20 and success@1 on stdout, over all, by kind, and the worst queries.

import { readFileSync } from 'node:fs';
import type { Config } from '../config.ts';
import { messageOf, TashanError } from '../errors.ts';
import { type Evaluation, evaluate, parseJudgedQueries, RECALL_DEPTH, type Scores } from '../search/evaluate.ts';
import { MAX_QUERY_CHARS, parseSearchRequest } from '../search/search-request.ts';
import { openService } from './open-service.ts';

const WORST_LISTED = 10;

/** @throws TashanError when the file cannot be read or a line is no judged query. */
export async function runEval(config: Config, file: string): Promise<void> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new TashanError('state', 'queries-unreadable', `评测文件 ${file} 读不出来：${messageOf(cause)}`, { cause });
  }
  const queries = parseJudgedQueries(text, file);
  if (queries.length === 0) throw new TashanError('state', 'queries-empty', `评测文件 ${file} 里没有评测查询`);
  const service = await openService(config);
  const search = (query: string): readonly string[] => {
    const request = parseSearchRequest({ q: query.slice(0, MAX_QUERY_CHARS), size: String(RECALL_DEPTH) });
    return service.search(request).results.map((result) => result.text);
  };
  process.stdout.write(`${describe(evaluate(queries, search)).join('\n')}\n`);
}

function describe({ queries, all, byKind, byQuery }: Evaluation): readonly string[] {
  const row = (name: string, count: number | string, scores: Scores): string =>
    `${name.padEnd(12)}${String(count).padStart(4)}  ${scores.ndcg10.toFixed(4)}   ${scores.recall20.toFixed(4)}     ${scores.success1.toFixed(4)}`;
  const worst = [...byQuery].sort((a, b) => a.ndcg10 - b.ndcg10).slice(0, WORST_LISTED);
  return [
    'kind        n    nDCG@10  recall@20  success@1',
    ...byKind.map((scores) => row(scores.kind, scores.queries, scores)),
    row('all', queries, all),
    '',
    '得分最低的查询：',
    ...worst.map(
      ({ qid, query, ndcg10, recall20 }) => `${qid}  ${ndcg10.toFixed(3)}  ${recall20.toFixed(3)}  ${query}`,
    ),
  ];
}
