// Out: every route that the application answers, as it was written, with its methods, with sign-in, importing and operations in it.
// Never asks the application anything; a new route is attacked without being named here.

import type { Express } from 'express';
import { createApp } from '../../src/web/app.ts';
import { createLogger } from '../../src/web/request-log.ts';

export interface Route {
  readonly method: string;
  /** `/reports/:id`. */
  readonly path: string;
}

/** What Express keeps of a route or of a router inside another. */
interface Layer {
  readonly route?: { readonly path: string | readonly string[]; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle?: { readonly stack?: readonly Layer[] };
}

export function everyRoute(): readonly Route[] {
  const unasked = (): never => {
    throw new Error('only the routes are looked at');
  };
  const app = createApp({
    service: unasked,
    basePath: '',
    trustProxy: false,
    logger: createLogger('silent'),
    signIn: { accounts: { find: unasked }, proxy: null, publicRead: true },
    intake: {
      give: unasked,
      waiting: unasked,
      find: unasked,
      correct: unasked,
      accept: unasked,
      discard: unasked,
      remove: unasked,
      removed: unasked,
      restore: unasked,
    },
    operations: {
      readiness: unasked,
      openedInMs: () => 0,
      metricsAllow: [],
      rateLimit: 0,
      cacheBytes: 0,
      record: unasked,
      logQueries: false,
    },
  });
  return routesOf(app);
}

function routesOf(app: Express): readonly Route[] {
  const found = new Map<string, Route>();
  const walk = (layers: readonly Layer[]): void => {
    for (const { route, handle } of layers) {
      if (handle?.stack) walk(handle.stack);
      if (!route) continue;
      for (const path of [route.path].flat()) {
        for (const method of Object.keys(route.methods)) {
          found.set(`${method} ${path}`, { method: method.toUpperCase(), path });
        }
      }
    }
  };
  walk(app.router.stack as unknown as readonly Layer[]);
  return [...found.values()];
}
