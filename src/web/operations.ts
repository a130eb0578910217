// In: the service and how the server is to be looked after. Out: the steps before every route, the routes of whoever looks
// after it, and the service as it is measured. Tests of pages leave all of it out.

import type { RequestHandler, Router } from 'express';
import type { Overview, SearchService } from '../search/search-service.ts';
import { createAnswerCache } from './answer-cache.ts';
import { createMetrics } from './metrics.ts';
import { operationsRoutes, type Readiness } from './operations-routes.ts';
import { createOverload, type OverloadBounds } from './overload.ts';
import { limitRate } from './rate-limit.ts';
import type { AnsweredRequest } from './request-log.ts';
import { oneATurn } from './turns.ts';

export interface OperationsOptions {
  readonly readiness: () => Readiness;
  /** How long it took to open the index in use. */
  readonly openedInMs: () => number;
  /** Addresses and ranges that may read the figures, beside this machine. */
  readonly metricsAllow: readonly string[];
  /** Requests a minute a client; 0 for no limit. */
  readonly rateLimit: number;
  /** Room for answers that are sent again; 0 for none. */
  readonly cacheBytes: number;
  /** For how long after a change answers from before it may be sent while others are made; half a minute where left out. */
  readonly oldAnswersMs?: number;
  /** Keeps the access log. */
  readonly record: (answered: AnsweredRequest) => void;
  readonly logQueries: boolean;
  readonly overload?: OverloadBounds;
}

export interface Operations {
  readonly service: () => SearchService;
  /** In this order: who asks too often is refused, what was made before is sent, what comes too much is refused, the rest has its turn. */
  readonly steps: readonly RequestHandler[];
  readonly routes: Router;
  readonly onAnswered: (answered: AnsweredRequest) => void;
}

/** @param basePath a normal one. */
export function createOperations(
  service: () => SearchService,
  basePath: string,
  options: OperationsOptions,
): Operations {
  const overload = createOverload(basePath, options.overload);
  const metrics = createMetrics({
    overview: () => overviewOf(service),
    inFlight: overload.inFlight,
    openedInMs: options.openedInMs,
    cache: () => cache.figures(),
  });
  let measured: { readonly plain: SearchService; readonly timed: SearchService } | null = null;
  const timedService = (): SearchService => {
    const plain = service();
    if (measured?.plain !== plain) measured = { plain, timed: metrics.timed(plain) };
    return measured.timed;
  };
  const cache = createAnswerCache(timedService, basePath, options.cacheBytes, options.oldAnswersMs);
  return {
    service: timedService,
    steps: [
      ...(options.rateLimit > 0 ? [limitRate(options.rateLimit, basePath)] : []),
      ...(options.cacheBytes > 0 ? [cache.answer] : []),
      overload.refuse,
      oneATurn(basePath),
    ],
    routes: operationsRoutes({ ...options, metrics }),
    onAnswered: (answered) => {
      metrics.answered(answered);
      options.record(answered);
    },
  };
}

/** A damaged index throws whatever it is asked: that is a figure, too. */
function overviewOf(service: () => SearchService): Overview | null {
  try {
    return service().overview();
  } catch {
    return null; // said in the log and by /readyz
  }
}
