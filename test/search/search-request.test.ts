import { describe, expect, it } from 'vitest';
import { parseSearchRequest } from '../../src/search/search-request.ts';

describe('a search request', () => {
  it('has defaults for everything', () => {
    expect(parseSearchRequest({})).toEqual({
      q: '',
      mode: 'smart',
      spelling: 'corrected',
      noSynonyms: [],
      scope: 'all',
      region: [],
      excludeRegion: [],
      level: [],
      year: [],
      theme: [],
      kind: [],
      issuerKind: [],
      has: [],
      report: [],
      sort: 'relevance',
      group: 'none',
      perReport: 0,
      perGroup: 0,
      page: 1,
      size: 10,
    });
  });

  it('takes one value or several of a repeatable parameter', () => {
    expect(parseSearchRequest({ year: '2022', theme: ['T05', 'T07'] })).toMatchObject({
      year: [{ from: 2022, to: 2022 }],
      theme: ['T05', 'T07'],
    });
  });

  it('takes a range of years', () => {
    expect(parseSearchRequest({ year: '2020..2023' }).year).toEqual([{ from: 2020, to: 2023 }]);
  });

  it('ignores unknown parameters and empty values', () => {
    expect(parseSearchRequest({ q: '复议', foo: 'bar', year: '', page: '' })).toMatchObject({
      q: '复议',
      year: [],
      page: 1,
    });
  });

  it('takes the first value where one is expected', () => {
    expect(parseSearchRequest({ q: ['复议', '诉讼'] }).q).toBe('复议');
  });

  it.each([
    ['mode', 'fuzzy', /mode 只能是 smart、exact/],
    ['year', '22', /year 要写成 2022 或 2020\.\.2023/],
    ['year', '2023..2020', /起止年份颠倒/],
    ['theme', 'x', /theme/],
    ['kind', '做法', /kind 只能是/],
    ['page', '0', /page 要在 1 到/],
    ['page', '-1', /page 要写成整数/],
    ['size', '101', /size 要在 1 到 100/],
    ['q', '长'.repeat(501), /检索词太长，最多 500 字/],
    ['region', Array(51).fill('330226'), /region 最多给 50 个/],
    ['q', { a: 1 }, /q 的写法不对/],
    ['q', null, /q 的写法不对/],
  ])('refuses %s=%s with a sentence', (name, value, message) => {
    expect(() => parseSearchRequest({ [name]: value })).toThrow(message);
  });

  it('is not misled by names that every object has', () => {
    expect(parseSearchRequest(JSON.parse('{"__proto__": "x", "constructor": "y", "q": "复议"}')).q).toBe('复议');
  });
});
