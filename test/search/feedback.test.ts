import { describe, expect, it } from 'vitest';
import type { ThemeId } from '../../src/report/report.ts';
import { createSearchService } from '../../src/search/create-search-service.ts';
import { feedbackFrom } from '../../src/search/feedback.ts';
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
  lexicon: {
    words: ['无人机', '人工智能', '巡查', '分析'].map((word, i) => ({ word, frequency: null, line: i + 1 })),
    synonyms: [],
    themes: [],
    stopWords: ['开展'],
    intents: [],
  },
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
  const vocabulary = ['无人机', '巡查', '独有', '分析', '窗口'];
  const held = new Map([
    [0, [0, 1, 2]],
    [1, [0, 3]],
    [2, [0]],
    [3, [4]],
  ]);
  const words = {
    vocabulary,
    of: (ordinal: number) => held.get(ordinal) ?? [],
    frequencyOf: (word: number) => [9, 3, 1, 2, 2][word] ?? 0,
  };
  const hit = (ordinal: number, score: number, themes: readonly ThemeId[] = []) => ({
    hit: {
      ordinal,
      score,
      tier: 'all',
      concepts: 1,
      typed: 1,
      inGroup: 0,
      inReport: 1,
      kind: 'practice',
    } as const,
    themes,
  });
  const feedback = feedbackFrom(
    [hit(0, 2, ['T05', 'T10']), hit(1, 1, ['T10']), hit(2, 0.1), hit(3, 0.1, ['T01'])],
    words,
    100,
  );

  it('are the rarest first, by how good the passages are; none of a fourth, none that no other passage has', () => {
    expect(feedback.words).toEqual(['巡查', '无人机', '分析']);
  });

  it('say how much of them a passage has', () => {
    expect(feedback.shareOf(0)).toBeGreaterThan(feedback.shareOf(1));
    expect(feedback.shareOf(3)).toBe(0);
  });

  it('come with the themes of the best three, by how good these are', () => {
    expect(feedback.themeShareOf(['T05', 'T10'])).toBe(1);
    expect(feedback.themeShareOf(['T10'])).toBeGreaterThan(feedback.themeShareOf(['T05']));
    expect(feedback.themeShareOf(['T01'])).toBe(0);
  });
});
