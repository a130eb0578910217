// In: judged queries and a search. Out: nDCG@10, recall@20 and success@1, over all queries and by kind.
// Definitions: a passage is relevant when its text contains a quote, white space aside; each quote counts once.

import { z } from 'zod';
import { TashanError } from '../errors.ts';

const judgedQuerySchema = z.object({
  qid: z.string(),
  kind: z.string(),
  query: z.string(),
  relevant: z.array(z.object({ grade: z.number().int().min(1).max(3), quote: z.string().min(1) })).min(1),
});

export type JudgedQuery = Readonly<z.infer<typeof judgedQuerySchema>>;

export interface Scores {
  readonly ndcg10: number;
  readonly recall20: number;
  readonly success1: number;
}

export interface Evaluation {
  readonly queries: number;
  readonly all: Scores;
  readonly byKind: readonly (Scores & { readonly kind: string; readonly queries: number })[];
  readonly byQuery: readonly (Scores & { readonly qid: string; readonly kind: string; readonly query: string })[];
}

/** Passages of more characters never count: they would hold any quote. */
const LONGEST_PASSAGE = 1_000;
const NDCG_DEPTH = 10;
/** How many results a search must give. */
export const RECALL_DEPTH = 20;

/** @throws TashanError naming file and line. */
export function parseJudgedQueries(text: string, name: string): readonly JudgedQuery[] {
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return [];
    try {
      return [judgedQuerySchema.parse(JSON.parse(line))];
    } catch (cause) {
      throw new TashanError('state', 'queries-invalid', `${name} 第 ${i + 1} 行不是一条评测查询，请检查这一行`, {
        cause,
      });
    }
  });
}

export function evaluate(queries: readonly JudgedQuery[], search: (query: string) => readonly string[]): Evaluation {
  const byQuery = queries.map(({ qid, kind, query, relevant }) => ({
    qid,
    kind,
    query,
    ...scoresOf(relevant, search(query)),
  }));
  const kinds = [...new Set(queries.map(({ kind }) => kind))].sort();
  return {
    queries: queries.length,
    all: mean(byQuery),
    byKind: kinds.map((kind) => {
      const ofKind = byQuery.filter((scores) => scores.kind === kind);
      return { kind, queries: ofKind.length, ...mean(ofKind) };
    }),
    byQuery,
  };
}

function scoresOf(relevant: JudgedQuery['relevant'], texts: readonly string[]): Scores {
  const open = relevant.map(({ grade, quote }) => ({ grade, quote: bare(quote) }));
  let gain = 0;
  let found = 0;
  let isFirstRelevant = false;
  texts.slice(0, RECALL_DEPTH).forEach((text, i) => {
    const passage = bare(text);
    if (passage.length > LONGEST_PASSAGE) return;
    const held = open.filter(({ quote }) => passage.includes(quote));
    if (held.length === 0) return;
    for (const quote of held) open.splice(open.indexOf(quote), 1);
    found += held.length;
    if (i === 0) isFirstRelevant = true;
    if (i < NDCG_DEPTH) gain += discounted(Math.max(...held.map(({ grade }) => grade)), i);
  });
  const ideal = relevant
    .map(({ grade }) => grade)
    .sort((a, b) => b - a)
    .slice(0, NDCG_DEPTH)
    .reduce((sum, grade, i) => sum + discounted(grade, i), 0);
  return { ndcg10: gain / ideal, recall20: found / relevant.length, success1: isFirstRelevant ? 1 : 0 };
}

function discounted(grade: number, i: number): number {
  return (2 ** grade - 1) / Math.log2(i + 2);
}

function mean(scores: readonly Scores[]): Scores {
  const of = (field: keyof Scores): number =>
    scores.reduce((sum, score) => sum + score[field], 0) / Math.max(1, scores.length);
  return { ndcg10: of('ndcg10'), recall20: of('recall20'), success1: of('success1') };
}

function bare(text: string): string {
  return text.replace(/\s+/gu, '');
}
