// In: a work folder. Out: what was prepared in it for all engines alike: the queries, with the tokens of each.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGE_SIZE, type WordQuery } from './peer.ts';
import type { BenchQuery } from './query-mix.ts';

export interface PreparedQuery extends BenchQuery, WordQuery {}

export interface Prepared {
  readonly passages: number;
  readonly warmUp: readonly PreparedQuery[];
  readonly measured: readonly PreparedQuery[];
  /** Their totals are compared between the engines. */
  readonly checked: readonly WordQuery[];
}

export const tokenFileOf = (work: string): string => join(work, 'tokens.tsv');
const fileOf = (work: string): string => join(work, 'queries.json');

export const writePrepared = (work: string, prepared: Prepared): void =>
  writeFileSync(fileOf(work), JSON.stringify(prepared));

export const readPrepared = (work: string): Prepared => JSON.parse(readFileSync(fileOf(work), 'utf8')) as Prepared;

export const offsetOf = (query: BenchQuery): number => (Number(query.request.page ?? 1) - 1) * PAGE_SIZE;
