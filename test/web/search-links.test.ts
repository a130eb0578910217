import { describe, expect, test } from 'vitest';
import { parseQueryString } from '../../src/web/query-parameters.ts';
import {
  comparisonPath,
  exportPath,
  NO_CONDITIONS,
  parsePageSearch,
  searchPath,
  toggled,
  toggledYear,
} from '../../src/web/search-links.ts';

const page = parsePageSearch;
const read = (path: string) => decodeURIComponent(path.replaceAll('+', ' '));

const searchAt = (path: string) => parsePageSearch(parseQueryString(path.slice(path.indexOf('?') + 1)));

describe('searchPath', () => {
  test('leaves out what is at its default', () => {
    expect(read(searchPath(page({ q: '行政复议' })))).toBe('search?q=行政复议');
  });

  test('keeps every condition, repeated ones each', () => {
    const path = searchPath(
      page({ q: '复议', mode: 'exact', region: ['330000', '宁海县'], year: '2020..2023', has: 'honours' }),
    );
    expect(read(path)).toBe('search?q=复议&mode=exact&region=330000&region=宁海县&year=2020..2023&has=honours');
  });

  test('gives back the same request when parsed', () => {
    const asked = page({
      q: 'a&b=c #1 + "引号" %',
      level: ['县', '市'],
      theme: 'T05',
      sort: 'newest',
      size: '20',
      perReport: '5',
    });
    expect(searchAt(searchPath(asked))).toEqual(asked);
  });

  test('leads to page 1 after any change', () => {
    expect(searchPath(page({ q: 'x', page: '4' }), { sort: 'newest' })).toBe('search?q=x&sort=newest');
  });

  test('leads to the page asked for', () => {
    expect(searchPath(page({ q: 'x', page: '4' }), { page: '5' })).toBe('search?q=x&page=5');
  });

  test('drops every condition but not the words', () => {
    const asked = page({
      q: 'x',
      scope: 'title',
      region: '330000',
      excludeRegion: '110000',
      year: '2022',
      kind: 'plan',
    });
    expect(searchPath(asked, NO_CONDITIONS)).toBe('search?q=x');
  });
});

describe('a view', () => {
  test('is part of the address, and what it settles is not', () => {
    const asked = page({ q: 'x', view: 'regions', sort: 'place', page: '3' });
    expect(asked).toMatchObject({ view: 'regions', group: 'region', perGroup: 3, perReport: 2 });
    expect(searchPath(asked, { page: '3' })).toBe('search?q=x&view=regions&sort=place&page=3');
    expect(searchAt(searchPath(asked, { page: '3' }))).toEqual(asked);
  });

  test('leaves nothing of its own behind in another', () => {
    const asked = page({ q: 'x', view: 'reports', sort: 'place' });
    expect(searchPath(asked, { view: 'passages' })).toBe('search?q=x');
    expect(searchPath(asked, { view: 'regions' })).toBe('search?q=x&view=regions&sort=place');
    expect(exportPath(asked, 'csv')).toBe('export?format=csv&q=x');
    expect(comparisonPath(asked, 'csv')).toBe('export?format=csv&q=x&view=regions&sort=place');
  });

  test('is one of four', () => {
    expect(() => page({ view: 'map' })).toThrow('view 只能是 passages、reports、regions、matrix');
  });
});

describe('exportPath', () => {
  test('is the same list without its page', () => {
    expect(exportPath(page({ q: 'x', year: '2022', page: '3', size: '50' }), 'csv')).toBe(
      'export?format=csv&q=x&year=2022',
    );
  });
});

describe('toggled', () => {
  test('adds a value that is absent and takes out one that is present', () => {
    expect(toggled(['县'], '市')).toEqual(['县', '市']);
    expect(toggled(['县', '市'], '县')).toEqual(['市']);
  });

  test('takes out a year or range that is chosen', () => {
    expect(toggledYear([{ from: 2022, to: 2022 }], '2022')).toEqual([]);
    expect(toggledYear([{ from: 2020, to: 2023 }], '2020..2023')).toEqual([]);
  });

  test('narrows a range to the year chosen inside it', () => {
    expect(toggledYear([{ from: 2020, to: 2023 }], '2021')).toEqual(['2021']);
    expect(toggledYear([{ from: 2020, to: 2021 }], '2023')).toEqual(['2020..2021', '2023']);
  });
});
