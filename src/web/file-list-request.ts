// In: the parameters of the status page. Out: which files it lists. The only place where they are checked.

import { z } from 'zod';
import { TashanError } from '../errors.ts';
import { FLAW_NAMES, type FlawCode } from '../ingest/flaw.ts';
import type { FileListRequest } from '../search/index-status.ts';
import { FLAW_ADVICE } from './flaw-advice.ts';
import { firstValue, type QueryParameters } from './query-parameters.ts';

const FILES_A_PAGE = 50;
const CODES = Object.keys(FLAW_NAMES) as [FlawCode, ...FlawCode[]];

/** A kind of flaw; what somebody should mend; every file. */
export type FileChoice = FlawCode | 'mend' | 'any';

/** What the page was asked for: the choice in words beside the request that it makes. */
export interface FilePageRequest extends FileListRequest {
  readonly choice: FileChoice;
}

const schema = z.object({
  choice: z.enum(['mend', 'any', ...CODES], '没有这一类问题'),
  leftOut: z.enum(['', '1'], 'leftOut 只能是 1').transform((value) => value === '1'),
  name: z.string().trim().max(100, '文件名太长'),
  page: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'page 要写成 1 到 99999 的整数')
    .transform(Number),
});

/** @throws TashanError of kind `request`. */
export function parseFileListRequest(parameters: QueryParameters): FilePageRequest {
  const checked = schema.safeParse({
    choice: firstValue(parameters, 'flaw') || 'mend',
    leftOut: firstValue(parameters, 'leftOut'),
    name: firstValue(parameters, 'name'),
    page: firstValue(parameters, 'page') || '1',
  });
  if (checked.success) return { ...checked.data, flaws: flawsOf(checked.data.choice), size: FILES_A_PAGE };
  throw new TashanError('request', 'bad-parameter', `参数有误：${checked.error.issues[0]?.message ?? ''}`);
}

function flawsOf(choice: FileChoice): readonly FlawCode[] | null {
  if (choice === 'any') return null;
  return choice === 'mend' ? CODES.filter((code) => FLAW_ADVICE[code] !== null) : [choice];
}
