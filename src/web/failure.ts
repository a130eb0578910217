// In: anything thrown while answering. Out: the status, code and Chinese sentences to answer with.
// Never shows what an unexpected error says: that goes to the log.

import { TashanError } from '../errors.ts';

export interface Failure {
  readonly status: number;
  readonly code: string;
  /** What happened. */
  readonly message: string;
  /** What to do. */
  readonly advice: string;
  readonly candidates: readonly string[];
  /** For the header Retry-After; left out where waiting changes nothing. */
  readonly retryAfterSeconds?: number;
}

/** A failure of HTTP itself, before Tashan is asked. */
export class AddressError extends Error {
  readonly failure: Failure;

  constructor(failure: Omit<Failure, 'candidates'>) {
    super(failure.message);
    this.failure = { ...failure, candidates: [] };
  }
}

const STATUS_OF_KIND = { request: 400, 'not-found': 404, state: 503, usage: 500 } as const;

const ADVICE: Readonly<Record<number, string>> = {
  400: '请修改后再检索。',
  404: '链接可能写错了或已经失效。请从检索框重新查找。',
  500: '这不是您的操作问题。请稍后重试；仍不行的话，把下面的编号告诉管理员。',
  503: '请稍后刷新页面；仍不行的话，把下面的编号告诉管理员。',
};

export function failureOf(error: unknown): Failure {
  if (error instanceof AddressError) return error.failure;
  if (error instanceof TashanError && error.kind !== 'usage') {
    const status = STATUS_OF_KIND[error.kind];
    const { code, message, candidates } = error;
    return { status, code, message, advice: ADVICE[status] ?? '', candidates };
  }
  if (error instanceof URIError) {
    return {
      status: 400,
      code: 'bad-address',
      message: '网址中有无法识别的字符。',
      advice: ADVICE[404] ?? '',
      candidates: [],
    };
  }
  // Whatever the reader of a form refuses: too long, too many fields, a charset or compression that it does not know, bytes cut off.
  if (error instanceof Error && 'status' in error && isRefusal(error.status)) {
    return {
      status: 400,
      code: 'bad-form',
      message: '提交的内容太长或无法识别。',
      advice: '请返回上一页，修改后再提交。',
      candidates: [],
    };
  }
  return { status: 500, code: 'internal', message: '系统出错了。', advice: ADVICE[500] ?? '', candidates: [] };
}

function isRefusal(status: unknown): boolean {
  return typeof status === 'number' && status >= 400 && status < 500;
}

export function pageNotFound(): AddressError {
  return new AddressError({
    status: 404,
    code: 'page-not-found',
    message: '没有这个页面。',
    advice: ADVICE[404] ?? '',
  });
}
