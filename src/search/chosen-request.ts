// In: a form about chosen passages, as untrusted strings. Out: one checked ChosenRequest.
// Never more than CHOSEN_CAP passages; a note belongs to its passage by name, `note.ID`.

import { z } from 'zod';
import { TashanError } from '../errors.ts';

/** Passages that a person may choose at once. */
export const CHOSEN_CAP = 200;
export const MAX_NOTE_CHARS = 500;
export const MAX_TITLE_CHARS = 100;
export const MAX_ABOUT_CHARS = 500;
/** Longer than any id: a report's is 12 characters or what a sidecar gives. */
const MAX_ID_CHARS = 200;

export interface ChosenPassage {
  readonly id: string;
  readonly note: string;
}

export interface ChosenRequest {
  /** In the order chosen, each once. */
  readonly passages: readonly ChosenPassage[];
  /** '' where the person gave none. */
  readonly title: string;
  /** What was searched for, and under which conditions, in the person's words. */
  readonly query: string;
  readonly conditions: string;
}

const line = (name: string, most: number) =>
  z
    .string()
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .refine((text) => text.length <= most, `${name}太长，最多 ${most} 字`)
    .default('');

const chosenSchema = z.object({
  passages: z
    .array(
      z.object({
        id: z.string().trim().min(1).max(MAX_ID_CHARS, '段落编号太长'),
        note: z
          .string()
          .transform((text) => text.replace(/\r\n?/g, '\n').trim())
          .refine((text) => text.length <= MAX_NOTE_CHARS, `备注太长，最多 ${MAX_NOTE_CHARS} 字`),
      }),
    )
    .max(CHOSEN_CAP, `摘录篮最多放 ${CHOSEN_CAP} 段`),
  title: line('标题', MAX_TITLE_CHARS),
  query: line('检索词', MAX_ABOUT_CHARS),
  conditions: line('筛选条件', MAX_ABOUT_CHARS),
});

/**
 * Checks raw fields (each a string or a list of strings). Unknown fields are ignored.
 * @throws TashanError of kind `request`, code `bad-parameter`, with a Chinese sentence.
 */
export function parseChosenRequest(raw: Readonly<Record<string, unknown>>): ChosenRequest {
  const own = (name: string): unknown => (Object.hasOwn(raw, name) ? raw[name] : undefined);
  const first = (name: string): unknown => [own(name)].flat()[0];
  const ids = [...new Set([own('passage')].flat().filter((id) => id !== undefined && id !== ''))];
  const checked = chosenSchema.safeParse({
    passages: ids.map((id) => ({ id, note: first(`note.${String(id)}`) ?? '' })),
    title: first('title'),
    query: first('query'),
    conditions: first('conditions'),
  });
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const detail = issue && issue.code !== 'invalid_type' ? issue.message : '内容的写法不对';
  throw new TashanError('request', 'bad-parameter', `参数有误：${detail}。`);
}
