// In: a request that failed. Out: the one error answer: a page in Chinese, or JSON below `api/`.
// Statuses are decided in failure.ts; the search box keeps what was typed.

import type { ErrorRequestHandler, RequestHandler } from 'express';
import { MAX_QUERY_CHARS } from '../search/search-request.ts';
import { errorView } from './error-view.ts';
import { AddressError, failureOf, pageNotFound } from './failure.ts';
import { type LinkTo, normalBasePath, pathBelow } from './links.ts';
import { isOperationsPath } from './operations-routes.ts';
import type { Pages } from './pages.ts';
import { parseQueryString } from './query-parameters.ts';
import { type Logger, requestIdOf } from './request-log.ts';

// Node refuses a request head above its own limit without a word; below it we can say what is wrong.
// 500 Chinese characters are 4,500 in an address, and fifty places some 3,000 more.
const MAX_ADDRESS_CHARS = 10_000;

export const refuseLongAddress: RequestHandler = (request, _response, next) => {
  if (request.originalUrl.length <= MAX_ADDRESS_CHARS) return next();
  next(
    new AddressError({
      status: 414,
      code: 'address-too-long',
      message: `检索内容太长：检索词最多 ${MAX_QUERY_CHARS} 字。`,
      advice: '请缩短检索词，或减少筛选条件；浏览器的“后退”会找回您输入的文字。',
    }),
  );
};

export const nothingFound: RequestHandler = (_request, _response, next) => next(pageNotFound());

export function answerErrors(options: {
  readonly basePath: string;
  readonly linkTo: LinkTo;
  readonly pages: Pages;
  readonly logger: Logger;
}): ErrorRequestHandler {
  const { linkTo, pages, logger } = options;
  const basePath = normalBasePath(options.basePath);
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const failure = failureOf(error);
    const requestId = requestIdOf(response);
    if (failure.status >= 500) logger.error({ requestId, err: error }, 'request failed');
    response.status(failure.status).set('Cache-Control', 'no-store');
    if (failure.retryAfterSeconds !== undefined) response.set('Retry-After', String(failure.retryAfterSeconds));
    const path = pathBelow(basePath, request.path);
    if (path.startsWith('/api/') || isOperationsPath(path)) {
      const { code, message, candidates } = failure;
      response.json({ error: { code, message, requestId, ...(candidates.length > 0 ? { candidates } : {}) } });
      return;
    }
    const [, queryString = ''] = request.originalUrl.split(/\?(.*)/s, 2);
    const parameters = failure.status === 414 ? {} : parseQueryString(queryString);
    const page = path === '/reports' ? 'reports' : 'search';
    pages.send(response, 'error', errorView({ failure, requestId, parameters, linkTo, page }));
  };
}
