// In: the text of intents.yaml. Out: its rules, checked.

import { z } from 'zod';
import { INTENT_KINDS, type IntentRule } from './lexicon.ts';
import type { LexiconFile } from './lexicon-file.ts';
import { parseYamlEntries, wordListSchema } from './yaml-entries.ts';

const ruleSchema = z.strictObject({
  kind: z.enum(INTENT_KINDS, `应是 ${INTENT_KINDS.join('、')} 之一`),
  words: wordListSchema,
});

/** Throws a TashanError `lexicon-invalid` that names file, line and entry. */
export function parseIntents(file: LexiconFile): readonly IntentRule[] {
  return parseYamlEntries(file, ruleSchema).map(({ value }) => value);
}
