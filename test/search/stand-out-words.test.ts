import { describe, expect, it } from 'vitest';
import type { Lexicon } from '../../src/lexicon/lexicon.ts';
import type { Report } from '../../src/report/report.ts';
import { createSearchService } from '../../src/search/create-search-service.ts';
import { parseSearchRequest } from '../../src/search/search-request.ts';
import { sampleAnalyzer, sampleEngine, sampleReport } from '../sample-reports.ts';

const word = (text: string) => ({ word: text, frequency: null });
const lexicon: Lexicon = {
  words: ['受理点', '调解', '培训', '公开', '复议', '证'].map(word),
  synonyms: [{ from: ['行政复议'], to: ['民告官', '行政诉讼'], weight: 0.6, line: 1 }],
  themes: [],
  stopWords: ['公开'],
  intents: [],
};
const searchOver = (reports: readonly Report[]) => {
  const parts = { analyzer: sampleAnalyzer, lexicon, indexedAt: null };
  const service = createSearchService({ ...parts, engine: sampleEngine(reports) });
  return (raw: Record<string, unknown>) => service.search(parseSearchRequest(raw));
};

const others = (name: string) => Array.from({ length: 15 }, (_, i) => `${name}第${i}项培训。`);
const search = searchOver([
  sampleReport('a', ['行政复议设受理点,公开,行政诉讼。', '行政复议在受理点。', ...others('甲')], {
    place: '330226',
    year: 2021,
  }),
  sampleReport('b', ['行政复议设受理点,公开,行政诉讼。', '行政复议调解。', ...others('乙')], {
    place: '320507',
    year: 2019,
  }),
  sampleReport('c', ['行政复议调解,公开。', '行政复议到受理点。', ...others('丙')], { place: '320111', year: 2022 }),
]);

describe('words that stand out in the results', () => {
  it('are told with the number of places and the first year', () => {
    expect(search({ q: '行政复议' }).common).toEqual([
      { text: '受理点', places: 3, firstYear: 2019 },
      { text: '调解', places: 2, firstYear: 2019 },
    ]);
  });

  it('are none of the query, of its synonyms, of stop words, of single characters', () => {
    const texts = search({ q: '行政复议' }).common.map(({ text }) => text);
    for (const text of ['行政复议', '复议', '行政诉讼', '公开', '证']) expect(texts).not.toContain(text);
    expect(search({ q: '行政复议受理点' }).common.map(({ text }) => text)).not.toContain('受理点');
  });

  it('are not words that are everywhere', () => {
    expect(search({ q: '培训' }).common).toEqual([]);
  });

  it('are counted among the passages that pass the filters', () => {
    const { common } = search({ q: '行政复议', year: '2021..2022' });
    expect(common).toContainEqual({ text: '受理点', places: 2, firstYear: 2021 });
  });

  it('are told in exact mode, and of what is listed without words', () => {
    expect(search({ q: '行政复议', mode: 'exact' }).common.map(({ text }) => text)).toContain('受理点');
    const problem = { text: '受理点不足,受理点人少。', kind: 'problem' as const };
    const browse = searchOver([
      sampleReport('p', [problem, problem, problem, ...others('甲'), ...others('乙')], { place: '330226' }),
    ]);
    expect(browse({ kind: 'problem' }).common).toEqual([{ text: '受理点', places: 1, firstYear: 2023 }]);
  });

  it('are told of passages with some of the words where none has all', () => {
    const { query, common } = search({ q: '行政复议 护照' });
    expect(query.relaxed).toBe(true);
    expect(common.map(({ text }) => text)).toContain('受理点');
  });

  it('are none where nothing is found', () => {
    expect(search({ q: '护照' }).common).toEqual([]);
  });

  it('stand in several places where the index has many', () => {
    const codes = ['330226', '320507', '320111', '320106', '320115', '320102', '320104', '320105', '320113', '320114'];
    const more = ['110101', '110102', '110105', '110106', '110107', '110108', '110109', '110111', '110112', '110113'];
    const many = [...codes, ...more, '110114'].map((place, i) =>
      sampleReport(`r${i}`, [i < 2 ? '行政复议调解。' : '行政复议。', ...others('甲').slice(0, 4)], { place }),
    );
    const own = sampleReport('x', ['行政复议受理点。', '行政复议,受理点。', '行政复议的受理点。'], { place: '330226' });
    expect(searchOver([...many, own])({ q: '行政复议' }).common.map(({ text }) => text)).not.toContain('受理点');
  });

  it('are the longer ones where a word is only a part of another', () => {
    const text = '行政复议,开展人民调解。';
    const headed = { text, heading: '人民调解' };
    const partly = searchOver([
      sampleReport('a', [headed, headed, ...others('甲')], { place: '330226' }),
      sampleReport('b', [headed, headed, ...others('乙')], { place: '320507' }),
    ]);
    const texts = partly({ q: '行政复议' }).common.map(({ text: found }) => found);
    expect(texts).toContain('人民调解');
    expect(texts).not.toContain('调解');
  });
});
