// In: an index. Out: what its reader would be told, to be held against what another index tells.
// For tests only.

import type { OpenIndex } from '../../src/indexer/open-index.ts';
import type { Lexicon } from '../../src/lexicon/lexicon.ts';
import { createSearchService } from '../../src/search/create-search-service.ts';
import { parseSearchRequest } from '../../src/search/search-request.ts';

const REQUESTS = [
  { q: '行政执法' },
  { q: '案卷评查 督促整改' },
  { q: '抽查', mode: 'exact' },
  { q: '', kind: 'problem' },
  { q: '法治', sort: 'newest', group: 'region', perGroup: '2' },
  { q: '宁海县的做法' },
];

/** Every answer as one text; numbers to nine digits. */
export function answersOf({ engine, analyzer, files, indexedAt }: OpenIndex, lexicon: Lexicon): string {
  const service = createSearchService({ engine, analyzer, lexicon, indexedAt, files });
  const told = {
    answers: REQUESTS.map((parameters) => {
      const { results, total, facets } = service.search(parseSearchRequest({ ...parameters, size: '50' }));
      return { results, total, facets };
    }),
    suggestions: ['行政', '案', 'xzzf'].map((q) => service.suggest(q, 10)),
    reports: engine.reports.map(({ id }) => service.report(id, { q: '执法', mode: 'smart', noSynonyms: [] })),
    documents: engine.reports.map(({ id }) => service.reportDocument(id)),
    similar: service
      .search(parseSearchRequest({ q: '执法' }))
      .results.map(({ id }) => service.similar(id, { size: 5 })),
    files,
  };
  return JSON.stringify(told, (name, value) => {
    if (name === 'tookMs') return 0;
    return typeof value === 'number' ? Number(value.toPrecision(9)) : value;
  });
}

/** '' where both are the same; else the words about the first place where they are not. */
export function firstDifference(told: string, expected: string): string {
  if (told === expected) return '';
  let at = 0;
  while (told[at] === expected[at]) at += 1;
  return `told …${told.slice(Math.max(0, at - 100), at + 100)}… not …${expected.slice(at, at + 100)}…`;
}

/** A report of some passages; `turn` makes it another text. */
export function faultReport(place: string, turn: number): string {
  return `${place}2023年法治政府建设工作报告\n\n一、主要做法\n（一）规范行政执法。${place}开展案卷评查，抽查案卷${40 + turn}卷，发现的问题全部督促整改到位，执法质量得到提升。\n（二）化解矛盾纠纷。${place}第${turn}次集中排查，调解纠纷${300 + turn}件，成功率98%，群众满意。\n\n二、存在的问题\n基层执法力量不足，业务能力与群众期待还有差距，需要进一步加强培训。\n\n${place}人民政府\n2024年1月15日\n`;
}

export const PLACES = ['宁海县', '桐庐县', '象山县', '余姚市', '慈溪市', '新昌县', '淳安县', '建德市'];
