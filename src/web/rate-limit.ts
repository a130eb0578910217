// In: how many requests a minute one client may make. Out: the step that refuses more, with a sentence and when to come back.
// Never counts what looks after the server, nor style sheets and scripts.

import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { AddressError } from './failure.ts';
import { pathBelow } from './links.ts';
import { isCheapPath } from './operations-routes.ts';

const MINUTE_MS = 60_000;

/** @param perMinute at least 1. @param basePath a normal one. */
export function limitRate(perMinute: number, basePath: string): RequestHandler {
  return rateLimit({
    windowMs: MINUTE_MS,
    limit: perMinute,
    standardHeaders: false,
    legacyHeaders: false,
    // Whom to believe about the client's address is TASHAN_TRUST_PROXY's business; its advice would go to stderr.
    validate: false,
    skip: ({ path }) => isCheapPath(pathBelow(basePath, path)),
    handler: (_request, _response, next) =>
      next(
        new AddressError({
          status: 429,
          code: 'too-many-requests',
          message: `请求太频繁：每台电脑每分钟最多 ${perMinute} 次。`,
          advice: '请过一分钟再试；浏览器的“后退”会找回您输入的文字。',
          retryAfterSeconds: MINUTE_MS / 1_000,
        }),
      ),
  });
}
