// In: a form that would change something. Out: on it goes, if it was sent from one of our own pages to the one who filled it in.
// Two proofs: where the browser says the form stood, and a token that only a page of the same session holds.

import type { Request, RequestHandler, Response } from 'express';
import { AddressError } from './failure.ts';
import { firstValue, type QueryParameters } from './query-parameters.ts';
import type { Sessions } from './sessions.ts';
import { visitorOf } from './visitor.ts';

/** The field of every form that changes something. */
export const TOKEN_FIELD = 'token';

/** Refuses what the browser says comes from elsewhere; before the body is read. */
export const fromOwnPage: RequestHandler = (request, _response, next) => {
  next(isFromOwnPage(request) ? undefined : forged());
};

/** After the body is read. */
export function withToken(sessions: Sessions): RequestHandler {
  return (request, response, next) => {
    const token = firstValue((request.body ?? {}) as QueryParameters, TOKEN_FIELD);
    next(hasToken(sessions, response, token) ? undefined : forged());
  };
}

export function hasToken(sessions: Sessions, response: Response, token: string): boolean {
  const visitor = visitorOf(response);
  return visitor !== null && sessions.isToken(token, visitor.secret);
}

/** Browsers without either header are old, and have the token still. */
function isFromOwnPage(request: Request): boolean {
  const site = request.get('Sec-Fetch-Site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = request.get('Origin');
  if (origin === undefined) return true;
  // Scheme aside: behind a proxy that ends TLS and is not trusted, ours is not what the browser sees.
  return URL.canParse(origin) && new URL(origin).host === request.host;
}

export function forged(): AddressError {
  return new AddressError({
    status: 403,
    code: 'form-not-ours',
    message: '这次提交没有通过安全检查，什么也没有改动。',
    advice:
      '多半是页面开得太久，或重新登录过：请返回上一页，刷新后再提交。经代理访问的，请管理员检查 TASHAN_TRUST_PROXY。',
  });
}
