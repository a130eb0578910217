// In: requests as they come and go. Out: a number for each, which pages show and the log repeats; and what became of it.
// Never tells what was searched for unless the settings ask for it: queries are staff's own business.

import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { type Logger, pino } from 'pino';

export type { Logger };

export interface AnsweredRequest {
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  /** What stood behind the path; '' for nothing. */
  readonly query: string;
  /** The pattern that the path met, `/reports/:id`; null for none. There are only so many. */
  readonly route: string | null;
  readonly status: number;
  readonly ms: number;
  /** Sent over the wire, heads included. */
  readonly bytes: number;
  readonly client: string;
  /** Whether the client went before the end. */
  readonly aborted: boolean;
}

export interface RequestLogOptions {
  readonly logger: Logger;
  readonly logQueries?: boolean;
  readonly onAnswered?: (answered: AnsweredRequest) => void;
}

/** Logs as JSON lines on stderr; stdout belongs to the command's answer. */
export function createLogger(level: 'silent' | 'error' | 'warn' | 'info' | 'debug' = 'info'): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}

/** Gives each request its number (also as the header X-Request-Id) and logs how it ended. */
export function requestLog({ logger, logQueries = false, onAnswered }: RequestLogOptions): RequestHandler {
  return (request, response, next) => {
    // Eight hex digits: short enough to read out over the telephone.
    const requestId = randomBytes(4).toString('hex');
    response.locals.requestId = requestId;
    response.set('X-Request-Id', requestId);
    const { socket, path, originalUrl, ip: client = '' } = request;
    const sentBefore = socket.bytesWritten;
    const startedAt = performance.now();
    response.on('close', () => {
      const answered: AnsweredRequest = {
        requestId,
        method: request.method,
        path,
        query: logQueries ? queryOf(originalUrl) : '',
        route: routeOf(request),
        status: response.statusCode,
        ms: Math.round((performance.now() - startedAt) * 10) / 10,
        bytes: socket.bytesWritten - sentBefore,
        client,
        aborted: !response.writableFinished,
      };
      const { route: _, query, ...told } = answered;
      logger.info({ ...told, ...(query === '' ? {} : { query }) }, 'request');
      onAnswered?.(answered);
    });
    next();
  };
}

export function requestIdOf(response: Response): string {
  return String(response.locals.requestId ?? '');
}

/** As it reads, `q=行政复议&year=2022`, so that the log can be searched. */
function queryOf(originalUrl: string): string {
  const [, queryString = ''] = originalUrl.split(/\?(.*)/s, 2);
  return [...new URLSearchParams(queryString)].map(([name, value]) => `${name}=${value}`).join('&');
}

function routeOf({ route }: Request): string | null {
  const pattern: unknown = [(route as { readonly path?: unknown } | undefined)?.path].flat()[0];
  return typeof pattern === 'string' ? pattern : null;
}
