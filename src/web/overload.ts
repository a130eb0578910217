// In: requests as they come and go, and how late the event loop is. Out: the step that refuses what could not be answered in time.
// Refusing costs a tenth of an answer, so the server stays up and its memory bounded. What looks after the server always passes.

import type { RequestHandler } from 'express';
import { AddressError } from './failure.ts';
import { pathBelow } from './links.ts';
import { isCheapPath } from './operations-routes.ts';

export interface Overload {
  readonly refuse: RequestHandler;
  /** Requests that are being answered. */
  inFlight(): number;
  stop(): void;
}

export interface OverloadBounds {
  readonly inFlight?: number;
  /** How late a look may come. */
  readonly lateMs?: number;
  readonly lookEveryMs?: number;
}

// Answers are made one after the other; those in flight are downloads, and answers that slow clients take.
const MOST_IN_FLIGHT = 400;
// Some thirty searches at once make it that late: a reader waits half a second and does not yet click again.
const MOST_LATE_MS = 300;
const LOOK_EVERY_MS = 100;
// A new index or a large download makes one look late; a flood, every look.
const LATE_LOOKS = 2;
const RETRY_AFTER_SECONDS = 2;

/** @param basePath a normal one. */
export function createOverload(basePath: string, bounds: OverloadBounds = {}): Overload {
  const { inFlight: most = MOST_IN_FLIGHT, lateMs = MOST_LATE_MS, lookEveryMs = LOOK_EVERY_MS } = bounds;
  let answering = 0;
  let lateLooks = 0;
  let lastLook = performance.now();
  // The look's own lateness: monitorEventLoopDelay, once reset, has no sample until the loop has turned twice.
  const look = setInterval(() => {
    const now = performance.now();
    lateLooks = now - lastLook - lookEveryMs > lateMs ? lateLooks + 1 : 0;
    lastLook = now;
  }, lookEveryMs).unref();
  return {
    inFlight: () => answering,
    refuse: (request, response, next) => {
      if (isCheapPath(pathBelow(basePath, request.path))) return next();
      if (answering >= most || lateLooks >= LATE_LOOKS) return next(tooBusy());
      answering += 1;
      response.once('close', () => {
        answering -= 1;
      });
      next();
    },
    stop: () => clearInterval(look),
  };
}

function tooBusy(): AddressError {
  return new AddressError({
    status: 503,
    code: 'too-busy',
    message: '现在检索的人太多，这次没有检索。',
    advice: '请过几秒刷新页面；您输入的文字还在。',
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
}
