// In: the service and the templates. Out: the routes of the pages about the corpus: its reports, its state, its files.
// Each is three steps: parse, ask the service, render. A file is only ever named by the index.

import { type Response, Router } from 'express';
import { parseSearchRequest } from '../search/search-request.ts';
import type { OriginalFile, SearchService } from '../search/search-service.ts';
import { parseFileListRequest } from './file-list-request.ts';
import type { LinkTo } from './links.ts';
import type { Pages } from './pages.ts';
import { firstValue, type QueryParameters } from './query-parameters.ts';
import { REPORTS_A_PAGE, reportGridView, reportListView } from './reports-view.ts';
import { statusView } from './status-view.ts';

export function corpusRoutes(service: () => SearchService, linkTo: LinkTo, pages: Pages): Router {
  const router = Router();

  router.get('/reports', (request, response) => {
    const parameters = request.query as QueryParameters;
    const asked = parseSearchRequest({ ...parameters, size: String(REPORTS_A_PAGE) });
    const current = service();
    if (firstValue(parameters, 'view') === 'grid') {
      const grid = current.coverage(asked.region[0] ?? null);
      pages.send(response, 'reports', reportGridView(linkTo, grid, current.overview()));
      return;
    }
    const list = current.reports(asked);
    pages.send(response, 'reports', reportListView(linkTo, asked, list, current.overview()));
  });

  router.get('/reports/:id/original', async (request, response) => {
    const file = await service().original(request.params.id);
    sendOriginal(response, file);
  });

  router.get('/status', (request, response) => {
    const asked = parseFileListRequest(request.query as QueryParameters);
    const current = service();
    const files = current.files(asked);
    pages.send(response, 'status', statusView(linkTo, current.status(), current.notices(), asked, files));
  });

  return router;
}

/** A text is shown as text; anything else is saved, never run: pages came from sites we do not know. */
function sendOriginal(response: Response, { name, format, encoding, bytes }: OriginalFile): void {
  response.set('Content-Security-Policy', "default-src 'none'; sandbox");
  if (format === 'txt' || format === 'md') {
    const charset = /^[\w-]{1,20}$/.test(encoding ?? '') ? encoding : 'utf-8';
    response.set('Content-Type', `text/plain; charset=${charset}`);
  } else {
    response.attachment(name).set('Content-Type', 'application/octet-stream');
  }
  response.end(bytes);
}
