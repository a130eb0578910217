// In: requests that take milliseconds each. Out: one of them in each turn of the event loop.
// What came meanwhile and is answered at once, as most is, goes between two of them and not behind all.

import type { RequestHandler } from 'express';
import { pathBelow } from './links.ts';
import { isCheapPath } from './operations-routes.ts';

/** @param basePath a normal one. */
export function oneATurn(basePath: string): RequestHandler {
  const waiting: (() => void)[] = [];
  const turn = (): void => {
    const next = waiting.shift();
    if (waiting.length > 0) setImmediate(turn);
    next?.();
  };
  return (request, _response, next) => {
    if (isCheapPath(pathBelow(basePath, request.path))) return next();
    if (waiting.push(next) === 1) setImmediate(turn);
  };
}
