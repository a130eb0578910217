// In: a run of an evaluation as it was saved, and another. Out: what changed, by kind and by query.

import { z } from 'zod';
import { TashanError } from '../errors.ts';
import type { Evaluation, Scores } from './evaluate.ts';

const scores = { ndcg10: z.number(), recall20: z.number(), success1: z.number() };
const evaluationSchema = z.object({
  queries: z.number().int(),
  all: z.object(scores),
  byKind: z.array(z.object({ kind: z.string(), queries: z.number().int(), ...scores })),
  byQuery: z.array(z.object({ qid: z.string(), kind: z.string(), query: z.string(), ...scores })),
});

export interface Change {
  readonly before: Scores;
  readonly after: Scores;
}

export interface QueryChange extends Change {
  readonly qid: string;
  readonly query: string;
}

export interface RunComparison {
  /** Over the queries that both runs have. */
  readonly all: Change & { readonly queries: number };
  readonly byKind: readonly (Change & { readonly kind: string; readonly queries: number })[];
  /** Those whose nDCG or recall rose, fell: the largest change first. */
  readonly gained: readonly QueryChange[];
  readonly lost: readonly QueryChange[];
  /** Queries that only one of the runs has; they are compared with nothing. */
  readonly onlyBefore: number;
  readonly onlyAfter: number;
}

/** @throws TashanError naming the file. */
export function parseRun(text: string, name: string): Evaluation {
  try {
    return evaluationSchema.parse(JSON.parse(text));
  } catch (cause) {
    const message = `${name} 不是 tashan eval --json 存下的评测结果，请换一个文件，或重新存一份`;
    throw new TashanError('state', 'run-invalid', message, { cause });
  }
}

export function compareRuns(before: Evaluation, after: Evaluation): RunComparison {
  const earlier = new Map(before.byQuery.map((query) => [query.qid, query]));
  const both = after.byQuery.flatMap((query) => {
    const known = earlier.get(query.qid);
    return known ? [{ qid: query.qid, query: query.query, kind: query.kind, before: known, after: query }] : [];
  });
  const changeOver = (changes: readonly Change[]) => ({
    queries: changes.length,
    before: meanOf(changes.map((change) => change.before)),
    after: meanOf(changes.map((change) => change.after)),
  });
  const kinds = [...new Set(both.map(({ kind }) => kind))].sort();
  const moved = both
    .filter((change) => sizeOf(change) !== 0)
    .sort((a, b) => sizeOf(b) - sizeOf(a) || (a.qid < b.qid ? -1 : 1));
  return {
    all: changeOver(both),
    byKind: kinds.map((kind) => ({ kind, ...changeOver(both.filter((change) => change.kind === kind)) })),
    gained: moved.filter((change) => sizeOf(change) > 0),
    lost: moved.filter((change) => sizeOf(change) < 0).reverse(),
    onlyBefore: before.byQuery.length - both.length,
    onlyAfter: after.byQuery.length - both.length,
  };
}

/** nDCG decides; recall where it is the same. */
function sizeOf({ before, after }: Change): number {
  return after.ndcg10 - before.ndcg10 || (after.recall20 - before.recall20) / 1_000;
}

function meanOf(all: readonly Scores[]): Scores {
  const of = (field: keyof Scores): number => all.reduce((sum, each) => sum + each[field], 0) / Math.max(1, all.length);
  return { ndcg10: of('ndcg10'), recall20: of('recall20'), success1: of('success1') };
}
