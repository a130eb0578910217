import { describe, expect, it } from 'vitest';
import { createSearchService } from '../../src/search/create-search-service.ts';
import { parseSearchRequest } from '../../src/search/search-request.ts';
import { WEIGHTS } from '../../src/search/weights.ts';
import { sampleAnalyzer, sampleEngine, sampleReport } from '../sample-reports.ts';

const FORMULA = '高度重视行政复议工作,充分发挥行政复议监督依法行政和化解行政争议的作用。';
const PRACTICE = '在十二个乡镇的便民服务中心设立行政复议受理点,方便群众就近申请办理。';
const PLACES = ['330226', '320507', '320111', '350102', '430281'];

const serviceOver = (places: readonly string[]) =>
  createSearchService({
    engine: sampleEngine([
      ...places.map((place, i) => sampleReport(`a${i}`, [FORMULA], { place })),
      sampleReport('own', [PRACTICE], { place: '130303' }),
    ]),
    analyzer: sampleAnalyzer,
    lexicon: { words: [], synonyms: [], themes: [], stopWords: [], intents: [] },
    indexedAt: null,
  });

describe('text that many places share', () => {
  const request = parseSearchRequest({ q: '行政复议' });

  it('stands below what one place did, and counts all the same', () => {
    const { results, total } = serviceOver(PLACES).search(request);
    expect(results[0]?.reportId).toBe('own');
    expect(total.passages).toBe(PLACES.length + 1);
  });

  it('keeps its place where few places share it', () => {
    expect(serviceOver(PLACES.slice(0, 3)).search(request).results.at(-1)?.reportId).toBe('own');
  });

  it('keeps its place in exact mode', () => {
    const exact = parseSearchRequest({ q: '行政复议', mode: 'exact' });
    expect(serviceOver(PLACES).search(exact).results.at(-1)?.reportId).toBe('own');
  });

  it('is explained', () => {
    const explained = serviceOver(PLACES).explain(request);
    expect(explained[0]?.parts?.factors.formula).toBe(1);
    expect(explained.at(-1)?.parts?.factors.formula).toBeCloseTo(1 - WEIGHTS.formula, 9);
  });
});
