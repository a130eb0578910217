// In: the service and the templates. Out: 摘录篮, its files, and the short address of a passage.
// A POST here changes nothing on the server: it only carries more than an address can hold. So it needs no token against forgery.

import { type RequestHandler, Router } from 'express';
import { TashanError } from '../errors.ts';
import type { PassageList } from '../export/passage-list.ts';
import type { FileWriter } from '../export/write-file.ts';
import type { ChosenRequest } from '../search/chosen-request.ts';
import type { SearchService } from '../search/search-service.ts';
import { fieldsOf, parseBasket, readForm, refuseForm } from './basket-form.ts';
import { basketView } from './basket-view.ts';
import { chineseDay, parseFormat, sendList } from './export-formats.ts';
import { type LinkTo, passagePath, permalinkPath } from './links.ts';
import type { Pages } from './pages.ts';
import { firstValue } from './query-parameters.ts';
import { siteOf } from './site-address.ts';

export interface BasketRoutesParts {
  readonly linkTo: LinkTo;
  readonly pages: Pages;
  readonly write: FileWriter;
  readonly now: () => Date;
}

export function basketRoutes(service: () => SearchService, { linkTo, pages, write, now }: BasketRoutesParts): Router {
  const router = Router();

  const show: RequestHandler = (request, response) => {
    const chosen = parseBasket(fieldsOf(request));
    const asked = service().passages(chosen.passages.map(({ id }) => id));
    pages.send(response, 'basket', basketView(linkTo, chosen, asked));
  };

  const sendFile: RequestHandler = async (request, response) => {
    const fields = fieldsOf(request);
    const format = parseFormat(firstValue(fields, 'format'));
    const list = listOf(service(), parseBasket(fields), `${siteOf(request)}${linkTo('')}`, now());
    await sendList(response, write, format, list.title, list);
  };

  router.route('/basket').get(show).post(readForm, show);
  router.route('/basket/export').get(sendFile).post(readForm, sendFile);

  router.get('/passages/:id', (request, response) => {
    const { id } = request.params;
    const [asked] = service().passages([id]);
    if (!asked?.report) {
      const shown = id.slice(0, 64);
      throw new TashanError('not-found', 'passage-unknown', `没有编号为“${shown}”的段落，它所在的报告已不在库中`);
    }
    response.redirect(302, linkTo(passagePath(asked.report.id, id)));
  });

  router.use(refuseForm);
  return router;
}

/** @param root the whole address of the home page, slash included. */
function listOf(service: SearchService, chosen: ChosenRequest, root: string, now: Date): PassageList {
  if (chosen.passages.length === 0) {
    throw new TashanError('request', 'nothing-chosen', '还没有选择段落：请先在结果页勾选，或把段落加入摘录篮。');
  }
  const asked = service.passages(chosen.passages.map(({ id }) => id));
  const entries = asked.flatMap(({ id, passage }, i) =>
    passage === null ? [] : [{ passage, link: root + permalinkPath(id), note: chosen.passages[i]?.note ?? '' }],
  );
  if (entries.length === 0) {
    throw new TashanError('request', 'nothing-left', '选择的段落都已不在库中，没有可以导出的内容。');
  }
  return {
    title: chosen.title || `各地做法摘录${chosen.query === '' ? '' : `：${chosen.query}`}`,
    query: chosen.query,
    conditions: chosen.conditions === '' ? [] : [chosen.conditions],
    found: null,
    relaxed: false,
    exportedOn: chineseDay(now),
    rows: 'passages',
    entries,
  };
}
