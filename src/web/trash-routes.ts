// In: a report that an administrator takes out of the corpus, or puts back. Out: the pages that ask and tell.
// Nothing is deleted: files move to `.trash` of the corpus. A report is named by the index, a removed one by an id of ours.

import express, { Router } from 'express';
import type { SearchService } from '../search/search-service.ts';
import { fromOwnPage, withToken } from './forgery.ts';
import type { UpkeepParts } from './import-routes.ts';
import { firstValue, type QueryParameters } from './query-parameters.ts';
import { removeView, trashView } from './trash-view.ts';
import { visitorOf } from './visitor.ts';

const PLAIN = { q: '', mode: 'smart' } as const;

/** The routes are reached by administrators only. */
export function trashRoutes(service: () => SearchService, parts: UpkeepParts): Router {
  const { intake, sessions, linkTo, pages, recordChange, isWatching, now } = parts;
  const router = Router();
  const checked = [fromOwnPage, express.urlencoded({ extended: false, limit: '16kb' }), withToken(sessions)];

  router.get('/reports/:id/remove', (request, response) => {
    const { report } = service().report(request.params.id, PLAIN);
    pages.send(response, 'remove', removeView(linkTo, report));
  });

  router.post('/reports/:id/remove', ...checked, (request, response) => {
    const { report } = service().report(String(request.params.id), PLAIN);
    intake.remove(report.file, dayOf(now()));
    recordChange({ who: visitorOf(response)?.name ?? '', what: 'remove', file: report.file });
    response.redirect(303, linkTo('trash?done=removed'));
  });

  router.get('/trash', (request, response) => {
    const done = firstValue(request.query as QueryParameters, 'done');
    pages.send(response, 'trash', trashView(linkTo, intake.removed(), done, isWatching));
  });

  router.post('/trash/restore', ...checked, (request, response) => {
    const file = intake.restore(firstValue((request.body ?? {}) as QueryParameters, 'id'));
    recordChange({ who: visitorOf(response)?.name ?? '', what: 'restore', file });
    response.redirect(303, linkTo('trash?done=restored'));
  });

  return router;
}

/** YYYY-MM-DD, as the clock on the wall has it. */
function dayOf(now: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
