// In: what is wrong with a file of the index. Out: the error that says so and what to do.

import { TashanError } from '../errors.ts';

export function damaged(file: string, what: string, cause?: unknown): TashanError {
  return new TashanError(
    'state',
    'index-damaged',
    `索引文件 ${file} 已损坏（${what}），请运行 tashan index --full 重建索引`,
    {
      cause,
    },
  );
}
