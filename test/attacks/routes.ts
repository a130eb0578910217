// In: the application. Out: every route it answers, as it was written, with its methods; a new one is attacked without being named here.

import type { Express } from 'express';

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

export function routesOf(app: Express): readonly Route[] {
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
