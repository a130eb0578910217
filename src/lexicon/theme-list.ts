// In: themes.yaml. Out: the twelve policy themes with their words, in order of id.
// Never: decide what theme a passage has; the report room does.

import { z } from 'zod';
import type { Theme } from './lexicon.ts';
import { type LexiconFile, lexiconError } from './lexicon-file.ts';
import { parseYamlEntries, wordListSchema, wordSchema } from './yaml-entries.ts';

const THEME_IDS: readonly string[] = Array.from({ length: 12 }, (_, index) => `T${String(index + 1).padStart(2, '0')}`);

/** A page has room for a line or two of them. */
const MOST_SUBTHEMES = 8;

const subthemeSchema = z
  .strictObject({ name: wordSchema, query: wordSchema.optional(), cues: wordListSchema.default([]) })
  .transform(({ name, query, cues }) => ({ name, query: query ?? name, cues }));

const themeSchema = z.strictObject(
  {
    id: z
      .string('要写编号，如 T01')
      .trim()
      .regex(/^T(?:0[1-9]|1[0-2])$/u, '不是 T01 到 T12 之一'),
    name: wordSchema,
    headings: wordListSchema.default([]),
    strong: wordListSchema.default([]),
    cues: wordListSchema.default([]),
    subthemes: z
      .array(subthemeSchema, '应写成列表')
      .max(MOST_SUBTHEMES, `最多写 ${MOST_SUBTHEMES} 个；请合并相近的`)
      .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, '里有两个子领域同名；请改名或合并')
      .default([]),
  },
  {
    error: (issue) => (issue.code === 'invalid_type' ? '应有 id、name、headings、strong、cues、subthemes' : undefined),
  },
);

/** Every theme T01-T12 must stand in the file exactly once: links and exports name them. */
export function parseThemes(file: LexiconFile): readonly Theme[] {
  const entries = parseYamlEntries(file, themeSchema);
  const lineOf = new Map<string, number>();
  for (const { value, line, source } of entries) {
    const earlier = lineOf.get(value.id);
    if (earlier !== undefined) {
      throw lexiconError(file, line, source, `：编号 ${value.id} 已在第 ${earlier} 行用过；请合并成一项`);
    }
    lineOf.set(value.id, line);
  }
  const missing = THEME_IDS.filter((id) => !lineOf.has(id));
  if (missing.length > 0) {
    throw lexiconError(file, 1, missing.join('、'), '没有写；十二个领域 T01 到 T12 要写全');
  }
  return entries.map(({ value }) => value).sort((a, b) => THEME_IDS.indexOf(a.id) - THEME_IDS.indexOf(b.id));
}
