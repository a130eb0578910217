// In: what a person or program asks, as untrusted strings. Out: one checked SearchRequest.
// The only place where search parameters are checked; the command line and HTTP both come through here.

import { z } from 'zod';
import { zhCN } from 'zod/locales';
import { TashanError } from '../errors.ts';
import { ISSUER_KINDS, LEVELS, PASSAGE_KINDS } from '../report/report.ts';

z.config(zhCN());

export type SearchMode = 'smart' | 'exact';
export type FactKind = 'honours' | 'documents' | 'figures';
export const FACT_KINDS: readonly FactKind[] = ['honours', 'documents', 'figures'];

/** Inclusive years. */
export interface YearRange {
  readonly from: number;
  readonly to: number;
}

/** Longest query, in UTF-16 units; a longer one is a 400. Long enough for a pasted paragraph. */
export const MAX_QUERY_CHARS = 500;
export const MAX_PAGE = 10_000;
export const MAX_PAGE_SIZE = 100;
/** Values one parameter may repeat. */
const MAX_VALUES = 50;
/** Passages listed of one report or place. */
export const MAX_PER_GROUP = 10;

const whole = (name: string, from: number, to: number, otherwise: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, `${name} 要写成整数`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `${name} 要在 ${from} 到 ${to} 之间`)
    .default(otherwise);

const oneOf = <T extends string>(name: string, values: readonly [T, ...T[]], otherwise: T) =>
  z.enum(values, `${name} 只能是 ${values.join('、')}`).default(otherwise);

const list = <T extends z.ZodType>(name: string, item: T) =>
  z.array(item).max(MAX_VALUES, `${name} 最多给 ${MAX_VALUES} 个`);

const someOf = <T extends string>(name: string, values: readonly T[]) =>
  list(name, z.enum(values as readonly [T, ...T[]], `${name} 只能是 ${values.join('、')}`));

const place = (name: string) => list(name, z.string().trim().min(1).max(60, `${name} 太长`));

const year = z
  .string()
  .trim()
  .regex(/^\d{4}(\.\.\d{4})?$/, 'year 要写成 2022 或 2020..2023')
  .transform((value): YearRange => {
    const [from = 0, to = from] = value.split('..').map(Number);
    return { from, to };
  })
  .refine(({ from, to }) => from <= to, 'year 的起止年份颠倒了');

const parameters = z.object({
  q: z.string().max(MAX_QUERY_CHARS, `检索词太长，最多 ${MAX_QUERY_CHARS} 字`).default(''),
  mode: oneOf('mode', ['smart', 'exact'], 'smart'),
  // `typed`: pinyin and wrong characters stay as they are.
  spelling: oneOf('spelling', ['corrected', 'typed'], 'corrected'),
  // Concepts, as the answer names them, that are searched without their synonyms.
  noSynonyms: list('noSynonyms', z.string().trim().min(1).max(MAX_QUERY_CHARS, 'noSynonyms 太长')),
  scope: oneOf('scope', ['all', 'title', 'heading'], 'all'),
  region: place('region'),
  excludeRegion: place('excludeRegion'),
  level: someOf('level', LEVELS),
  year: list('year', year),
  theme: list('theme', z.string().regex(/^T\d{2}$/, 'theme 要写成 T05 的样子')),
  kind: someOf('kind', PASSAGE_KINDS),
  issuerKind: someOf('issuerKind', ISSUER_KINDS),
  has: someOf('has', FACT_KINDS),
  report: list('report', z.string().trim().min(1).max(200, 'report 太长')),
  sort: oneOf('sort', ['relevance', 'newest', 'oldest', 'place'], 'relevance'),
  group: oneOf('group', ['none', 'report', 'region'], 'none'),
  perReport: whole('perReport', 0, 100, 0),
  perGroup: whole('perGroup', 0, MAX_PER_GROUP, 0),
  page: whole('page', 1, MAX_PAGE, 1),
  size: whole('size', 1, MAX_PAGE_SIZE, 10),
});

const requestSchema = parameters.refine(
  ({ sort, group, perGroup }) => sort !== 'place' || (group !== 'none' && perGroup > 0),
  { path: ['sort'], message: 'sort=place 要与 group 和 perGroup 一起用' },
);

/** A search as asked, checked. `region` and `excludeRegion` still hold codes or names as typed; search resolves them. */
export type SearchRequest = Readonly<z.infer<typeof requestSchema>>;

/** The parameters as JSON Schema, for programs that read what may be asked: all are strings, or lists of strings. */
export function searchParameterSchema(): z.core.JSONSchema.JSONSchema {
  return z.toJSONSchema(parameters, { io: 'input' });
}

/** Conditions that narrow the list, in the order they are shown and written. */
export const FILTERS = [
  'region',
  'excludeRegion',
  'level',
  'year',
  'theme',
  'kind',
  'issuerKind',
  'has',
  'report',
] as const satisfies readonly (keyof SearchRequest)[];
export type FilterParameter = (typeof FILTERS)[number];

const REPEATABLE = new Set([
  ...['region', 'excludeRegion', 'level', 'year', 'theme', 'kind', 'issuerKind', 'has', 'report', 'noSynonyms'],
]);

/**
 * Checks raw parameters (each a string or a list of strings). Unknown parameters are ignored; an empty value counts as not given.
 * @throws TashanError of kind `request`, code `bad-parameter`, with a Chinese sentence naming the parameter.
 */
export function parseSearchRequest(raw: Readonly<Record<string, unknown>>): SearchRequest {
  const given: Record<string, unknown> = {};
  for (const name of Object.keys(parameters.shape)) {
    const value = Object.hasOwn(raw, name) ? raw[name] : undefined;
    if (REPEATABLE.has(name)) given[name] = [value].flat().filter((item) => item !== undefined && item !== '');
    else if (Array.isArray(value)) given[name] = value.length > 0 ? value[0] : undefined;
    else if (value !== '' || name === 'q') given[name] = value;
  }
  const checked = requestSchema.safeParse(given);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const name = String(issue?.path[0] ?? '');
  const detail = issue && issue.code !== 'invalid_type' ? issue.message : `${name} 的写法不对`;
  throw new TashanError('request', 'bad-parameter', `参数有误：${detail}`);
}
