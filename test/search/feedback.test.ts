import { describe, expect, it } from 'vitest';
import { createSearchService } from '../../src/search/create-search-service.ts';
import { feedbackWords } from '../../src/search/feedback.ts';
import { parseSearchRequest } from '../../src/search/search-request.ts';
import { sampleAnalyzer, sampleEngine, sampleReport } from '../sample-reports.ts';

const filling = Array.from({ length: 40 }, (_, i) => `召开第${i}次工作会议。`);
const engine = sampleEngine([
  sampleReport('甲', ['引入摄像头查违建,无人机巡查,人工智能分析。', '普法宣传走进集市。', ...filling], {
    place: '330226',
  }),
  sampleReport('乙', ['无人机巡查河道,人工智能分析水质。', '法律援助窗口。'], { place: '320507' }),
]);
const service = createSearchService({
  engine,
  analyzer: sampleAnalyzer,
  lexicon: { words: [], synonyms: [], themes: [], stopWords: ['开展'], intents: [] },
  flawCounts: [],
  indexedAt: null,
});
const search = (raw: Record<string, unknown>) => service.search(parseSearchRequest({ size: '100', ...raw }));

describe('what is like the best passages', () => {
  it('is listed below where few passages have the words, and says what it shares', () => {
    const { results, total } = search({ q: '摄像头' });
    expect(results.map(({ reportId }) => reportId)).toEqual(['甲', '乙']);
    expect(results[1]?.tier).toBe('some');
    expect(results[1]?.matchedBy).toEqual({
      literal: [],
      synonym: [],
      missing: ['摄像头'],
      related: expect.arrayContaining(['无人机', '人工智能']),
    });
    expect(results[1]?.snippetHtml).toContain('<mark class="synonym">无人机巡查</mark>');
    expect(total).toMatchObject({ passages: 1, relaxedPassages: 1 });
  });

  it('does not enter exact mode, quotations and names', () => {
    expect(search({ q: '摄像头', mode: 'exact' }).results).toHaveLength(1);
    expect(search({ q: '“摄像头”' }).results).toHaveLength(1);
  });

  it('is the same set in every order and on every page', () => {
    const ids = (raw: Record<string, unknown>) => search({ q: '摄像头', ...raw }).results.map(({ id }) => id);
    expect(ids({ sort: 'newest' }).sort()).toEqual(ids({}).sort());
    expect(ids({ size: '1', page: '2' })).toEqual(ids({}).slice(1));
  });
});

describe('the words of the best passages', () => {
  const passage = (text: string) => ({ ...sampleReport('x', [text]).passages[0] }) as never;
  const words = feedbackWords(
    [{ passage: passage('开展无人机巡查,2023年召开会议,独有之词。'), score: 1 }],
    engine,
    sampleAnalyzer,
    (folded) => folded === '开展',
  ).map(({ term }) => term);

  it('are neither filling, numbers, words of every passage, nor words that no other passage has', () => {
    expect(words).toEqual(expect.arrayContaining(['无人机', '巡查']));
    for (const none of ['开展', '2023', '会议', '独有']) expect(words).not.toContain(none);
  });
});
