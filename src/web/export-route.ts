// In: the service. Out: the route that sends a result list as a file.
// Never more than EXPORT_CAP passages; the page and the file say so.

import { Router } from 'express';
import { TashanError } from '../errors.ts';
import { collectPassages, type PassageList } from '../export/passage-list.ts';
import type { FileWriter } from '../export/write-file.ts';
import type { SearchService } from '../search/search-service.ts';
import { conditionsOf, hasConditions } from './conditions.ts';
import { chineseDay, parseFormat, sendList } from './export-formats.ts';
import { type LinkTo, permalinkPath } from './links.ts';
import { firstValue, type QueryParameters } from './query-parameters.ts';
import { parsePageSearch } from './search-links.ts';
import { siteOf } from './site-address.ts';

export function exportRoute(service: () => SearchService, linkTo: LinkTo, write: FileWriter, now: () => Date): Router {
  const router = Router();

  router.get('/export', async (request, response) => {
    const parameters = request.query as QueryParameters;
    const format = parseFormat(firstValue(parameters, 'format'));
    const search = parsePageSearch(parameters);
    // 按地区对照 is written one row a place; every other view, one row a passage.
    const rows = search.view === 'regions' ? 'places' : 'passages';
    if (search.q.trim() === '' && !hasConditions(search)) {
      throw new TashanError('request', 'nothing-to-export', '没有可下载的内容：请先检索，再从结果页下载。');
    }
    const { answer, passages } = await collectPassages(service(), search, rows);
    const site = siteOf(request);
    const query = (answer.query.corrected ?? search.q).trim();
    const list: PassageList = {
      title: `他山检索摘录${query === '' ? '' : `：${query}`}`,
      query,
      conditions: conditionsOf(search, answer).map(({ name, label }) => `${name}：${label}`),
      found: answer.total,
      relaxed: answer.query.relaxed,
      exportedOn: chineseDay(now()),
      rows,
      entries: passages.map((passage) => ({ passage, link: site + linkTo(permalinkPath(passage.id)), note: '' })),
    };
    await sendList(response, write, format, nameOf(list), list);
  });

  return router;
}

function nameOf({ query, found, entries, rows }: PassageList): string {
  const words = Array.from(query).slice(0, 30).join('');
  const isWhole = found === null || entries.length === found.passages;
  const part = rows === 'places' ? '按地区对照' : `${isWhole ? '' : '前'}${entries.length}段`;
  return ['他山检索', words, part].filter((piece) => piece !== '').join('-');
}
