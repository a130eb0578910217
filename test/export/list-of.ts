// In: reports and a query. Out: the list that a download of that search holds; and a way to read a CSV back.

import { collectPassages, type PassageList } from '../../src/export/passage-list.ts';
import type { Report } from '../../src/report/report.ts';
import { parseSearchRequest } from '../../src/search/search-request.ts';
import { serviceOver } from '../web/service-over.ts';

export async function listOf(
  held: readonly Report[],
  q: string,
  changes: Partial<PassageList> = {},
): Promise<PassageList> {
  const { rows = 'passages' } = changes;
  const { answer, passages } = await collectPassages(serviceOver(held), parseSearchRequest({ q }), rows);
  return {
    title: `他山检索摘录：${q}`,
    query: q,
    conditions: [],
    found: answer.total,
    relaxed: answer.query.relaxed,
    exportedOn: '2024-05-03',
    rows,
    entries: passages.map((passage) => ({
      passage,
      link: `http://tashan.example/passages/${passage.id}`,
      note: '',
    })),
    ...changes,
  };
}

/** RFC 4180, for reading back what was written. */
export function readCsv(csv: string): string[][] {
  const cells = [...csv.replace(/^\uFEFF/, '').matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)];
  const rows: string[][] = [[]];
  for (const [, text = '', end] of cells) {
    rows.at(-1)?.push(text.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
