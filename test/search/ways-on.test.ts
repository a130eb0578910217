import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lexicon } from '../../src/lexicon/lexicon.ts';
import { createSearchService } from '../../src/search/create-search-service.ts';
import { parseSearchRequest } from '../../src/search/search-request.ts';
import type { WayOn, WaysOn } from '../../src/search/ways-on.ts';
import { sampleAnalyzer, sampleEngine, sampleReport } from '../sample-reports.ts';

const lexicon: Lexicon = {
  words: [],
  synonyms: [{ from: ['卷宗'], to: ['案卷'], weight: 0.6, line: 1 }],
  themes: [{ id: 'T08', name: '行政复议与应诉', headings: [], strong: [], cues: [], subthemes: [] }],
  stopWords: ['的', '怎么'],
  intents: [],
};
const service = createSearchService({
  engine: sampleEngine([
    sampleReport(
      'a',
      [
        { text: '各乡镇均设立行政复议受理点。', themes: ['T08'] },
        { text: '行政执法人员培训。', kind: 'plan' },
        '建立联席会议制度,公开案卷。',
      ],
      { place: '330226', year: 2021 },
    ),
    sampleReport('b', ['行政执法监督平台上线,案卷评查。', { text: '行政复议案件办结。', themes: ['T08'] }], {
      place: '320507',
      year: 2023,
    }),
  ]),
  analyzer: sampleAnalyzer,
  lexicon,
  indexedAt: null,
});
const waysOn = (raw: Record<string, unknown>) => service.waysOn(parseSearchRequest(raw));
const found = <T extends WayOn>(ways: readonly T[], named: (way: T) => string) =>
  ways.map((way) => [named(way), way.request.q, way.passages]);

function everyWay({ filters, unfiltered, shorter, alone, nearest, smart, titled }: WaysOn): readonly WayOn[] {
  return [...filters, ...shorter, ...alone, ...nearest, ...[unfiltered, smart, titled].filter((way) => way !== null)];
}

describe('ways on from a search that no passage answers', () => {
  it('leave out one filter, with all its values, or all filters', () => {
    const { filters, unfiltered } = waysOn({ q: '受理点', year: ['2022', '2023'], kind: 'practice' });
    expect(filters.map(({ filter, request, passages }) => [filter, request.year.length, passages])).toEqual([
      ['year', 0, 1],
      ['kind', 2, 0],
    ]);
    expect(unfiltered).toMatchObject({ passages: 1, request: { q: '受理点', year: [], kind: [] } });
  });

  it('take years, places and exclusions in the box for filters', () => {
    const { filters, unfiltered } = waysOn({ q: '受理点 年份：2023 地区:相城区 -乡镇' });
    expect(filters.map(({ filter, typed, request }) => [filter, typed, request.q])).toEqual([
      ['boxYear', '2023', '受理点 地区:相城区 -乡镇'],
      ['boxRegion', '相城区', '受理点 年份：2023 -乡镇'],
      ['boxExcluded', '乡镇', '受理点 年份：2023 地区:相城区'],
    ]);
    expect(unfiltered).toMatchObject({ passages: 1, request: { q: '受理点' } });
  });

  it('leave out one word of the query, with its quotes', () => {
    const { shorter } = waysOn({ q: '行政复议 “案卷评查” 监督' });
    expect(found(shorter, ({ without }) => without)).toEqual([
      ['行政复议', '“案卷评查” 监督', 1],
      ['案卷评查', '行政复议 监督', 0],
      ['监督', '行政复议 “案卷评查”', 0],
    ]);
  });

  it('leave out a word that was typed together with others', () => {
    const { shorter } = waysOn({ q: '行政复议受理点监督' });
    expect(shorter.find(({ without }) => without === '监督')).toMatchObject({
      passages: 1,
      request: { q: '行政复议受理点' },
    });
  });

  it('ask for one word alone where leaving out one finds nothing', () => {
    const { shorter, alone } = waysOn({ q: '受理点 监督 联席会议' });
    expect(shorter.every(({ passages }) => passages === 0)).toBe(true);
    expect(found(alone, ({ word }) => word)).toEqual([
      ['受理点', '受理点', 1],
      ['监督', '监督', 1],
      ['联席会议', '联席会议', 1],
    ]);
  });

  it('say which words are nowhere and name the nearest that the index has', () => {
    const { absent, nearest } = waysOn({ q: '“联系会议” 公开' });
    expect(absent).toEqual(['联系会议']);
    expect(found(nearest, ({ near }) => near)[0]).toEqual(['联席会议', '联席会议 公开', 1]);
    expect(waysOn({ q: '联席会议 乡镇' })).toMatchObject({ absent: [], nearest: [] });
  });

  it('count a word whose synonym is there as there', () => {
    expect(waysOn({ q: '“卷宗” 登月' }).absent).toEqual(['卷宗', '登月']);
    expect(waysOn({ q: '卷宗 登月' }).absent).toEqual(['登月']);
  });

  it('lead from exact mode to smart mode and to titles', () => {
    const { smart, titled, shorter } = waysOn({ q: '行政复议 受理点', mode: 'exact' });
    expect(smart).toMatchObject({ passages: 1, request: { mode: 'smart' } });
    expect(titled).toMatchObject({ passages: 0, request: { scope: 'title' } });
    expect(found(shorter, ({ without }) => without)).toEqual([
      ['行政复议', '受理点', 1],
      ['受理点', '行政复议', 2],
    ]);
  });

  it('are at most twelve, however long the query', () => {
    const q = '受理点 监督 联席会议 公开 培训 平台 案卷 -乡镇 -会议 -制度 -案件 年份:2019';
    const raw = { q, region: '330000', level: '县', year: '2021', theme: 'T08', kind: 'plan', has: 'figures' };
    expect(everyWay(waysOn(raw)).length).toBeLessThanOrEqual(12);
  });

  it('find just what their search then shows', () => {
    const word = fc.constantFrom(
      ...['行政复议', '受理点', '行政执法', '“案卷”', '监督', '乌有', '联席会', '卷宗', '怎么', '标题:报告', '-乡镇'],
      ...['年份:2021', '地区:宁海县', '平台上线', 'xzfy', '公开案卷'],
    );
    const raw = fc.record({
      q: fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
      mode: fc.constantFrom('smart', 'smart', 'exact'),
      scope: fc.constantFrom('all', 'all', 'heading', 'title'),
      region: fc.constantFrom('', '330000', '320507'),
      excludeRegion: fc.constantFrom('', '', '330226'),
      year: fc.constantFrom('', '2021', '2022..2024'),
      kind: fc.constantFrom('', 'plan'),
      spelling: fc.constantFrom('corrected', 'typed'),
    });
    let compared = 0;
    fc.assert(
      fc.property(raw, (given) => {
        for (const { request, passages, partly } of everyWay(waysOn(given))) {
          const { query, total } = service.search(request);
          expect([passages, partly]).toEqual(query.relaxed ? [0, total.passages] : [total.passages, 0]);
          compared += 1;
        }
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(500);
  });
});
