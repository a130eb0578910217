// In: requests of browsers and programs that ask how to search here. Out: OpenSearch, OpenAPI, and the page about the API.
// The address told is the one the request came to, through a proxy that is trusted; never one from elsewhere.

import { type Request, Router } from 'express';
import { apiView } from './api-view.ts';
import type { LinkTo } from './links.ts';
import { openApi } from './open-api.ts';
import type { Pages } from './pages.ts';

export function describingRoutes(linkTo: LinkTo, pages: Pages): Router {
  const router = Router();

  router.get('/opensearch.xml', (request, response) => {
    pages.sendOpenSearch(response, addressOf(request));
  });

  router.get('/openapi.json', (request, response) => {
    response.json(openApi(`${addressOf(request)}${linkTo('')}`));
  });

  router.get('/api', (request, response) => {
    pages.send(response, 'api', apiView(`${addressOf(request)}${linkTo('')}`));
  });

  return router;
}

/** `http://10.1.2.3:3000`: a name or number and a port; anything else in its place is not repeated. */
function addressOf({ protocol, host = '' }: Request): string {
  return `${protocol === 'https' ? 'https' : 'http'}://${/^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(host) ? host : 'localhost'}`;
}
