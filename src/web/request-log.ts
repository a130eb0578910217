// In: requests as they come and go. Out: a number for each, which pages show and the log repeats.
// Never logs what was searched for: queries are staff's own business.

import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import { type Logger, pino } from 'pino';

export type { Logger };

/** Logs as JSON lines on stderr; stdout belongs to the command's answer. */
export function createLogger(level: 'silent' | 'error' | 'warn' | 'info' | 'debug' = 'info'): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}

/** Gives each request its number (also as the header X-Request-Id) and logs how it ended. */
export function requestLog(logger: Logger): RequestHandler {
  return (request, response, next) => {
    // Eight hex digits: short enough to read out over the telephone.
    const requestId = randomBytes(4).toString('hex');
    response.locals.requestId = requestId;
    response.set('X-Request-Id', requestId);
    const startedAt = performance.now();
    response.on('close', () => {
      const tookMs = Math.round((performance.now() - startedAt) * 10) / 10;
      const aborted = !response.writableFinished;
      logger.info(
        { requestId, method: request.method, path: request.path, status: response.statusCode, tookMs, aborted },
        'request',
      );
    });
    next();
  };
}

export function requestIdOf(response: Response): string {
  return String(response.locals.requestId ?? '');
}
