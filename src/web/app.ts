// In: the search service, the base path, a logger. Out: the whole web application, not yet listening.
// Never reads the environment, and never sends a browser to another host.

import { fileURLToPath } from 'node:url';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { type FileWriter, writeFile } from '../export/write-file.ts';
import type { Intake } from '../intake/intake.ts';
import type { SearchService } from '../search/search-service.ts';
import { accountBars } from './account-bar.ts';
import { apiRoutes } from './api-routes.ts';
import { loadAssets } from './assets.ts';
import { basketRoutes } from './basket-routes.ts';
import { corpusRoutes } from './corpus-routes.ts';
import { describingRoutes } from './describing-routes.ts';
import { answerErrors, nothingFound, refuseLongAddress } from './error-answers.ts';
import { exportRoute } from './export-route.ts';
import { importRoutes } from './import-routes.ts';
import { linkBuilder, normalBasePath } from './links.ts';
import { createOperations, type OperationsOptions } from './operations.ts';
import { pageRoutes } from './page-routes.ts';
import { loadPages } from './pages.ts';
import { parseQueryString } from './query-parameters.ts';
import { type Change, changeRecorder } from './record-change.ts';
import { type Logger, requestLog } from './request-log.ts';
import { createSessions } from './sessions.ts';
import { settingsRoute } from './settings-route.ts';
import { signInRoutes } from './sign-in-route.ts';
import { trashRoutes } from './trash-routes.ts';
import { admitReaders, requireAdmin, type SignIn } from './visitor.ts';

/** From src/web and from dist/web alike. */
const VIEWS = fileURLToPath(new URL('../../views/', import.meta.url));
const SCRIPTS = fileURLToPath(new URL('../../dist/browser/', import.meta.url));

export interface AppOptions {
  /** The service of the index now open; asked anew for each request, so that an index may be swapped. */
  readonly service: () => SearchService;
  /** Where a proxy puts Tashan, e.g. `/tashan`; '' for the root. */
  readonly basePath: string;
  /** Express's `trust proxy`: false, a number of proxies, or their addresses. */
  readonly trustProxy: boolean | number | string | readonly string[];
  readonly logger: Logger;
  /** The code of 本地区 for readers who have set none; null or left out: not known. */
  readonly homeRegion?: string | null;
  /** How people are told apart; null or left out: not at all, and nothing here changes the corpus. */
  readonly signIn?: SignIn | null;
  /** Where the corpus is changed; served to administrators, so only with sign-in. */
  readonly intake?: Intake | null;
  /** Keeps the change log. */
  readonly onChange?: (change: Change) => void;
  /** Whether the index follows the corpus by itself. */
  readonly isWatching?: boolean;
  /** Makes files for download; where left out, beside all else that this thread does. */
  readonly write?: FileWriter;
  /** The date written on downloads; the clock when left out. */
  readonly now?: () => Date;
  /** How the server is looked after; left out: nothing is bounded, measured or kept. */
  readonly operations?: OperationsOptions;
}

/** @throws Error when the templates or assets are missing or broken. */
export function createApp(options: AppOptions): Express {
  const { logger, now = () => new Date(), write = writeFile } = options;
  const basePath = normalBasePath(options.basePath);
  const { signIn = null } = options;
  // What one person was sent is not for the next where people are told apart.
  const kept = signIn ? { cacheBytes: 0 } : {};
  const operations = options.operations
    ? createOperations(options.service, basePath, { ...options.operations, ...kept })
    : null;
  const service = operations?.service ?? options.service;
  const linkTo = linkBuilder(basePath);
  const assets = loadAssets(VIEWS, SCRIPTS);
  const nowMs = (): number => now().getTime();
  const sessions = createSessions(nowMs);
  const frame = {
    cssUrl: linkTo(assets.pathOf('tashan.css')),
    scriptUrl: linkTo(assets.pathOf('main.js')),
    boxScriptUrl: linkTo(assets.pathOf('search-box.js')),
    iconUrl: linkTo(assets.pathOf('favicon.svg')),
  };
  const pages = loadPages(VIEWS, linkTo, frame, signIn ? accountBars(linkTo, signIn, sessions) : undefined);

  const routes = express.Router();
  if (signIn) routes.use(admitReaders(signIn, sessions, linkTo));
  if (signIn?.accounts) {
    routes.use(signInRoutes({ accounts: signIn.accounts, sessions, linkTo, pages, now: nowMs }));
  }
  routes.get(['/assets/:name', '/assets/:folder/:name'], assets.send);
  if (signIn && options.intake) {
    const { intake, isWatching = false } = options;
    const parts = {
      intake,
      sessions,
      linkTo,
      pages,
      isWatching,
      now,
      recordChange: changeRecorder(logger, options.onChange),
    };
    routes.use(['/import', '/trash', '/reports/:id/remove'], requireAdmin(linkTo));
    routes.use(importRoutes(parts), trashRoutes(service, parts));
  }
  routes.use(
    apiRoutes(service),
    describingRoutes(linkTo, pages),
    exportRoute(service, linkTo, write, now),
    basketRoutes(service, { linkTo, pages, write, now }),
    pageRoutes(service, linkTo, pages, options.homeRegion ?? null),
    corpusRoutes(service, linkTo, pages),
    settingsRoute(linkTo, pages),
  );
  if (operations) routes.use(operations.routes);

  const app = express();
  app.set('trust proxy', options.trustProxy);
  app.set('query parser', parseQueryString);
  // The one secret in an answer, the token of its forms, is masked anew each time, so that compressed lengths give nothing away (BREACH).
  app.use(requestLog({ ...options.operations, ...operations, logger }), compression(), securityHeaders(), revalidated);
  app.use(refuseLongAddress);
  if (operations) app.use(...operations.steps);
  // Some proxies strip the sub-path before they pass a request on, some do not; both work.
  if (basePath !== '') app.use(basePath, routes);
  app.use(routes);
  app.use(nothingFound, answerErrors({ basePath, linkTo, pages, logger }));
  return app;
}

/** An intranet on plain HTTP: nothing that only works, or only warns, without TLS. */
function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    // No other host learns what was searched for; with `no-referrer` browsers would not say where our own forms stood either.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}

/** Pages change when the index does: a browser may keep them, but asks (by ETag) before it shows them. */
const revalidated: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'private, no-cache');
  next();
};
