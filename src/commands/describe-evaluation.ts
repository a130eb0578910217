// In: an evaluation, or what changed between two. Out: lines for a terminal.

import type { Change, QueryChange, RunComparison } from '../search/compare-runs.ts';
import type { Evaluation, Scores } from '../search/evaluate.ts';

const QUERIES_LISTED = 10;

export function describeEvaluation({ queries, all, byKind, byQuery }: Evaluation): readonly string[] {
  const row = (name: string, count: number | string, scores: Scores): string =>
    `${name.padEnd(12)}${String(count).padStart(4)}  ${scores.ndcg10.toFixed(4)}   ${scores.recall20.toFixed(4)}     ${scores.success1.toFixed(4)}`;
  const worst = [...byQuery].sort((a, b) => a.ndcg10 - b.ndcg10).slice(0, QUERIES_LISTED);
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

export function describeComparison(comparison: RunComparison): readonly string[] {
  const { all, byKind, gained, lost, onlyBefore, onlyAfter } = comparison;
  const row = (name: string, change: Change & { readonly queries: number }): string =>
    `${name.padEnd(12)}${String(change.queries).padStart(4)}  ${differences(change, 4)}`;
  const list = (title: string, changes: readonly QueryChange[]): readonly string[] => [
    '',
    `${title}的查询：${changes.length} 条`,
    ...changes
      .slice(0, QUERIES_LISTED)
      .map(
        (change) =>
          `${change.qid}  ${change.before.ndcg10.toFixed(3)} → ${change.after.ndcg10.toFixed(3)}  ${differences(change, 3)}  ${change.query}`,
      ),
  ];
  const apart =
    onlyBefore + onlyAfter > 0 ? ['', `只在一次评测里的查询不比较：原有 ${onlyBefore} 条，新有 ${onlyAfter} 条`] : [];
  return [
    '与存下的评测相比（正数为变好）：',
    'kind        n    nDCG@10  recall@20  success@1',
    ...byKind.map((change) => row(change.kind, change)),
    row('all', all),
    ...list('变好', gained),
    ...list('变差', lost),
    ...apart,
  ];
}

function differences({ before, after }: Change, digits: number): string {
  return (['ndcg10', 'recall20', 'success1'] as const)
    .map((field) => {
      const difference = (after[field] - before[field]).toFixed(digits);
      const isNothing = Number(difference) === 0;
      return `${isNothing || difference.startsWith('-') ? '' : '+'}${isNothing ? (0).toFixed(digits) : difference}`;
    })
    .map((text) => text.padStart(digits + 3))
    .join('  ');
}
