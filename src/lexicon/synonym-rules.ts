// In: synonyms.yaml. Out: synonym rules with their line and weight.
// Never: expand a query; that is the search room's.

import { z } from 'zod';
import type { SynonymRule } from './lexicon.ts';
import { type LexiconFile, lexiconError } from './lexicon-file.ts';
import { parseYamlEntries, wordListSchema } from './yaml-entries.ts';

/** What a match by a synonym is worth where the rule does not say. */
const DEFAULT_WEIGHT = 0.8;

const weightSchema = z
  .string('应是大于 0、不超过 1 的数')
  .regex(/^(?:0?\.\d+|1(?:\.0+)?)$/u, '应是大于 0、不超过 1 的数')
  .transform(Number)
  .refine((weight) => weight > 0, '应大于 0；不想用这条规则就删去它')
  .default(DEFAULT_WEIGHT);

const entrySchema = z.strictObject(
  {
    same: wordListSchema.refine((words) => words.length >= 2, '至少要有两个不同的词').optional(),
    from: wordListSchema.refine((words) => words.length >= 1, '至少要有一个词').optional(),
    to: wordListSchema.refine((words) => words.length >= 1, '至少要有一个词').optional(),
    weight: weightSchema,
  },
  {
    error: (issue) => (issue.code === 'invalid_type' ? '应写成 same: [甲, 乙]，或 from: [甲] 加 to: [乙]' : undefined),
  },
);

/** A `same` group becomes a rule whose `from` and `to` are both the whole group. */
export function parseSynonyms(file: LexiconFile): readonly SynonymRule[] {
  return parseYamlEntries(file, entrySchema).map(({ value, line, source }) => {
    const { same, from, to, weight } = value;
    if (same !== undefined && from === undefined && to === undefined) return { from: same, to: same, weight, line };
    if (same === undefined && from !== undefined && to !== undefined) return { from, to, weight, line };
    throw lexiconError(file, line, source, '要么只写 same: [甲, 乙]，要么 from 和 to 都写');
  });
}
