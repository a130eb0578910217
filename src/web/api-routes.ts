// In: the service. Out: the routes that programs ask: JSON, as the contract in DESIGN.md section 5 has it.
// Never renders a page; errors are answered in error-answers.ts.

import { Router } from 'express';
import { parseSearchRequest } from '../search/search-request.ts';
import type { SearchService } from '../search/search-service.ts';
import { MOST_SUGGESTIONS, SUGGESTION_KIND_NAMES } from '../search/suggest.ts';

export function apiRoutes(service: () => SearchService): Router {
  const router = Router();

  router.get('/api/search', (request, response) => {
    const search = parseSearchRequest(request.query);
    const answer = service().search(search);
    response.json(answer);
  });

  // `q` is what was typed to find a place; the words of the search come as `search`, its other parameters as they are.
  router.get('/api/facets/region', (request, response) => {
    const { q } = parseSearchRequest({ q: request.query.q });
    const search = parseSearchRequest({ ...request.query, q: request.query.search });
    const regions = service().regionsNamed(search, q);
    response.json({ q, regions });
  });

  router.get('/api/reports', (request, response) => {
    const asked = parseSearchRequest(request.query);
    const list = service().reports(asked);
    response.json(list);
  });

  router.get('/api/reports/:id', (request, response) => {
    const report = service().reportDocument(request.params.id);
    response.json(report);
  });

  router.get('/api/passages/:id/similar', (request, response) => {
    const { size } = parseSearchRequest({ size: request.query.size });
    const answer = service().similar(request.params.id, { size });
    response.json(answer);
  });

  router.get('/api/suggest', (request, response) => {
    const { q } = parseSearchRequest({ q: request.query.q });
    const suggestions = service().suggest(q, MOST_SUGGESTIONS);
    const named = suggestions.map((each) => ({ ...each, kindName: SUGGESTION_KIND_NAMES[each.kind] }));
    response.json({ q, suggestions: named });
  });

  // Says that the process answers; whether the index is open is another question, so the service is not asked.
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok', uptimeSeconds: Math.floor(process.uptime()) });
  });

  return router;
}
