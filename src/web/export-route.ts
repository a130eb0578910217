// In: the service. Out: the route that sends a result list as a file.
// Never more than EXPORT_CAP passages; the page and the file say so.

import { Router } from 'express';
import { TashanError } from '../errors.ts';
import { passagesToCsv } from '../export/csv.ts';
import { passagesToMarkdown } from '../export/markdown.ts';
import { collectPassages, type PassageList } from '../export/passage-list.ts';
import { parseSearchRequest } from '../search/search-request.ts';
import type { SearchService } from '../search/search-service.ts';
import { conditionsOf, hasConditions } from './conditions.ts';
import { firstValue, type QueryParameters } from './query-parameters.ts';

const FORMATS = {
  csv: { type: 'text/csv; charset=utf-8', extension: 'csv', write: passagesToCsv },
  md: { type: 'text/markdown; charset=utf-8', extension: 'md', write: passagesToMarkdown },
} as const;

export function exportRoute(service: () => SearchService, now: () => Date): Router {
  const router = Router();

  router.get('/export', (request, response) => {
    const parameters = request.query as QueryParameters;
    const format = parseFormat(firstValue(parameters, 'format'));
    const search = parseSearchRequest(parameters);
    if (search.q.trim() === '' && !hasConditions(search)) {
      throw new TashanError('request', 'nothing-to-export', '没有可下载的内容：请先检索，再从结果页下载。');
    }
    const { answer, passages } = collectPassages(service(), search);
    const list: PassageList = {
      query: (answer.query.corrected ?? search.q).trim(),
      conditions: conditionsOf(search, answer).map(({ name, label }) => `${name}：${label}`),
      total: answer.total.passages,
      reports: answer.total.reports,
      regions: answer.total.regions,
      relaxed: answer.query.relaxed,
      exportedOn: chineseDay(now()),
      passages,
    };
    response.attachment(fileName(list, format.extension)).type(format.type).send(format.write(list));
  });

  return router;
}

function parseFormat(format: string): (typeof FORMATS)[keyof typeof FORMATS] {
  if (format === 'csv' || format === 'md') return FORMATS[format];
  throw new TashanError('request', 'bad-parameter', '参数有误：format 只能是 csv、md');
}

/** YYYY-MM-DD in China, whatever zone the machine is set to. */
function chineseDay(time: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(time);
}

function fileName(list: PassageList, extension: string): string {
  // What Windows forbids in a file name, and control characters.
  const words = list.query.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim();
  const named = Array.from(words).slice(0, 30).join('');
  const part = list.passages.length < list.total ? `前${list.passages.length}段` : `${list.passages.length}段`;
  return `他山检索-${[named, part, list.exportedOn].filter((piece) => piece !== '').join('-')}.${extension}`;
}
