import { describe, expect, it } from 'vitest';
import { fold } from '../../src/analysis/fold.ts';
import type { Lexicon } from '../../src/lexicon/lexicon.ts';
import { createSearchService } from '../../src/search/create-search-service.ts';
import { parseSearchRequest } from '../../src/search/search-request.ts';
import { sampleAnalyzer, sampleEngine, sampleReport } from '../sample-reports.ts';

const lexicon: Lexicon = {
  words: [],
  synonyms: [{ from: ['民告官'], to: ['行政诉讼'], weight: 0.6, line: 1 }],
  themes: [{ id: 'T08', name: '行政复议与应诉', headings: [], strong: [], cues: [], subthemes: [] }],
  stopWords: ['的', '怎么', '其他县'],
  intents: [],
};

const reports = [
  sampleReport(
    '宁海',
    [
      { text: '全县各乡镇均设立行政复议受理点,方便群众就近申请。', heading: '设点', themes: ['T08'] },
      { text: '行政复议案件全部办结。', path: ['一、争议化解'] },
      { text: '行政复议计划。', kind: 'plan' },
    ],
    { place: '330226', year: 2021 },
  ),
  sampleReport('相城', ['发生行政诉讼案件30件,负责人全部出庭。', '深化改革开放,<script>alert(1)</script>优化服务。'], {
    place: '320507',
    year: 2023,
    isDigest: true,
    sourceUrl: 'https://example.gov.cn/a',
  }),
];

const service = createSearchService({
  engine: sampleEngine(reports),
  analyzer: sampleAnalyzer,
  lexicon,
  indexedAt: new Date('2026-01-02T03:04:05Z'),
});
const search = (raw: Record<string, unknown>) => service.search(parseSearchRequest(raw));

describe('smart mode', () => {
  it('puts the passage with every word first and marks the words', () => {
    const [first] = search({ q: '行政复议 受理点' }).results;
    expect(first).toMatchObject({
      id: '宁海-p0',
      tier: 'all',
      matchedBy: { literal: ['行政复议', '受理点'], missing: [] },
    });
    expect(first?.snippetHtml).toContain('<mark>行政复议受理点</mark>');
  });

  it('lists passages with some of the words after it, saying what they lack', () => {
    const { results, total } = search({ q: '行政复议 受理点' });
    expect(total).toMatchObject({ passages: 1, reports: 1, regions: 1, relaxedPassages: 2 });
    expect(results.slice(1).map(({ tier, matchedBy }) => [tier, matchedBy.missing])).toEqual([
      ['some', ['受理点']],
      ['some', ['受理点']],
    ]);
  });

  it('says so when no passage has every word, and counts those with some', () => {
    const answer = search({ q: '受理点 负责人' });
    expect(answer.query.relaxed).toBe(true);
    expect(answer.total).toMatchObject({ passages: 2, reports: 2, relaxedPassages: 2 });
  });

  it('drops the filling words of a question and says which', () => {
    const answer = search({ q: '其他县怎么设的受理点' });
    expect(answer.query.ignored).toEqual(expect.arrayContaining(['其他县', '怎么', '的']));
    expect(answer.query.concepts.map(({ text }) => text)).toEqual(['受理点']);
  });

  it('searches synonyms, says so and marks them apart', () => {
    const answer = search({ q: '民告官' });
    expect(answer.query.concepts).toEqual([{ text: '民告官', synonyms: ['行政诉讼'], synonymsOff: false }]);
    expect(answer.results[0]).toMatchObject({ id: '相城-p0', matchedBy: { literal: [], synonym: ['行政诉讼'] } });
    expect(answer.results[0]?.snippetHtml).toContain('<mark class="synonym">行政诉讼</mark>');
  });

  it('takes characters in a row that are no words as one name', () => {
    expect(search({ q: '改开' }).results).toEqual([]);
    expect(search({ q: '浦畅 复议' }).query.concepts.map(({ text }) => text)).toEqual(['浦畅', '复议']);
  });

  it('finds a word that stands across two words of the text', () => {
    expect(search({ q: '化改' }).results[0]?.id).toBe('相城-p1');
  });

  it('finds nothing but says nothing false for words that are nowhere', () => {
    expect(search({ q: '乌有之词' }).total).toMatchObject({
      passages: 0,
      reports: 0,
      regions: 0,
      listed: 0,
      relaxedPassages: 0,
    });
  });

  it('drops filling words that stand by themselves', () => {
    for (const q of ['怎么 受理点', '的 受理点', '受理点 其他县']) {
      const { query, total } = search({ q });
      expect([query.concepts.map(({ text }) => text), query.relaxed, total.passages], q).toEqual([
        ['受理点'],
        false,
        1,
      ]);
    }
  });

  it('finds nothing, not everything, for signs alone', () => {
    expect(search({ q: '！！' }).total.passages).toBe(0);
    expect(search({ q: '行政复议 “\u200b”' }).query.relaxed).toBe(false);
  });

  it('searches for a filling word when nothing else was typed', () => {
    expect(search({ q: '的' }).query).toMatchObject({ concepts: [{ text: '的' }], ignored: [] });
  });

  it('leaves out what follows a minus', () => {
    expect(search({ q: '行政复议 -受理点' }).results.map(({ id }) => id)).toEqual(['宁海-p1', '宁海-p2']);
  });

  it('puts practices before plans', () => {
    expect(search({ q: '行政复议' }).results.at(-1)?.kind).toBe('plan');
  });

  it('lists everything, newest first, when nothing is asked', () => {
    expect(search({}).results.map(({ year }) => year)).toEqual([2023, 2023, 2021, 2021, 2021]);
  });

  it('takes the first words of a pasted paragraph and says so', () => {
    const many = Array.from({ length: 30 }, (_, i) => `词${String.fromCharCode(0x4e00 + i * 7)}${i}`).join(' ');
    expect(search({ q: many }).query.notes).toEqual(['检索词太多，只用了前 24 个']);
  });
});

describe('exact mode', () => {
  it('counts passages and occurrences of the whole query as it stands', () => {
    expect(search({ q: '行政复议', mode: 'exact' }).total).toMatchObject({
      passages: 3,
      reports: 1,
      regions: 1,
      occurrences: 3,
      listed: 3,
      relaxedPassages: 0,
    });
  });

  it('takes operators, quotes and spaces as text', () => {
    expect(search({ q: '复议 -案件', mode: 'exact' }).total.passages).toBe(0);
    expect(search({ q: '复议 案件', mode: 'exact' }).total.passages).toBe(1);
  });

  it('expands nothing', () => {
    expect(search({ q: '民告官', mode: 'exact' })).toMatchObject({
      total: { passages: 0 },
      query: { concepts: [{ synonyms: [] }] },
    });
  });

  it('counts a report whose title alone has it', () => {
    expect(search({ q: '宁海法治', mode: 'exact' }).total).toMatchObject({ passages: 0, reports: 1 });
  });
});

describe('filters', () => {
  it('take a place by code or by name, with all that lies in it', () => {
    for (const region of ['330000', '330200', '330226', '宁海县', '浙江省']) {
      expect(search({ region }).total.passages, region).toBe(3);
    }
  });

  it('shut a place out', () => {
    expect(search({ excludeRegion: '浙江省' }).total.passages).toBe(2);
  });

  it('refuse a name that several places have, and list them', () => {
    expect(() => search({ region: '鼓楼区' })).toThrow(/叫“鼓楼区”的地区有 \d 个.*江苏省›南京市›鼓楼区/);
  });

  it('refuse a place that is not there', () => {
    expect(() => search({ region: '乌有县' })).toThrow(/没有找到地区“乌有县”/);
    expect(() => search({ region: '999999' })).toThrow(/没有代码为“999999”的地区/);
  });

  it('keep a selected value in its facet, even at 0', () => {
    const { facets } = search({ q: '行政复议', year: '2019' });
    expect(facets.year).toEqual([
      { value: '2021', label: '2021 年', count: 3, selected: false },
      { value: '2019', label: '2019 年', count: 0, selected: true },
    ]);
  });

  it('count a selected range of years as a whole', () => {
    const { facets } = search({ year: '2020..2023' });
    expect(facets.year[2]).toEqual({ value: '2020..2023', label: '2020—2023 年', count: 5, selected: true });
  });

  it('refuse a theme that is not there', () => {
    expect(() => search({ theme: 'T99' })).toThrow(/没有领域 T99，可用的是 T08/);
  });

  it('open the branches of the region tree that are selected', () => {
    const { facets } = search({ region: '330226' });
    expect(facets.region.map(({ value, count, children }) => [value, count, children.length])).toEqual([
      ['320000', 2, 0],
      ['330000', 3, 1],
    ]);
    expect(facets.region[1]?.children[0]?.children[0]).toMatchObject({
      value: '330226',
      label: '宁海县',
      selected: true,
    });
  });
});

describe('a concept whose synonyms are switched off', () => {
  it('is found as typed only, and the answer says so', () => {
    const answer = search({ q: '民告官', noSynonyms: '民告官' });
    expect(answer.query.concepts).toEqual([{ text: '民告官', synonyms: [], synonymsOff: true }]);
    expect(answer.total.passages).toBe(0);
    expect(service.report('相城', { q: '民告官', mode: 'smart', noSynonyms: ['民告官'] }).passages[0]?.marks).toBe(0);
  });

  it('is known however it is written, and another keeps its own', () => {
    expect(search({ q: '民告官', noSynonyms: '民吿官' }).query.concepts[0]?.synonymsOff).toBe(false);
    expect(search({ q: '民告官', noSynonyms: ' 民　告官' }).query.concepts[0]?.synonymsOff).toBe(true);
    expect(search({ q: '受理点', noSynonyms: '受理点' }).query.concepts[0]?.synonymsOff).toBe(false);
  });

  it('is marked as typed only on the page of each passage, too', () => {
    const [first] = search({ q: '行政诉讼 民告官', noSynonyms: '民告官' }).results;
    expect(new URL(first?.url ?? '', 'http://localhost').searchParams.getAll('noSynonyms')).toEqual(['民告官']);
  });
});

describe('groups', () => {
  const places = (raw: Record<string, unknown>) => search({ group: 'region', perGroup: '2', ...raw });

  it('are what a page counts, each with its best passages and how many it has', () => {
    const { results, total } = places({ q: '行政复议 案件' });
    expect(results.map(({ reportId, inGroup }) => [reportId, inGroup])).toEqual([
      ['宁海', 1],
      ['相城', 1],
    ]);
    expect(total.listed).toBe(2);
    expect(places({ q: '行政复议 案件', size: '1', page: '2' }).results.map(({ reportId }) => reportId)).toEqual([
      '相城',
    ]);
  });

  it('stand in the order asked for, and in each the most relevant first', () => {
    const found = places({ q: '行政复议', group: 'report', sort: 'oldest', perGroup: '3' }).results;
    expect(found.map(({ id }) => id)).toEqual(search({ q: '行政复议' }).results.map(({ id }) => id));
    expect(places({ sort: 'place' }).results.map(({ reportId }) => reportId)).toEqual(['相城', '相城', '宁海', '宁海']);
  });

  it('by place are asked for with so many passages each', () => {
    expect(() => search({ sort: 'place' })).toThrow('sort=place 要与 group 和 perGroup 一起用');
  });
});

describe('themes by year', () => {
  it('count the passages that the search counts, each once in the totals', () => {
    const table = service.themesByYear(parseSearchRequest({ q: '行政复议' }));
    expect(table).toEqual({
      years: [2021],
      rows: [
        { theme: { id: 'T08', name: '行政复议与应诉' }, counts: [1], total: 1 },
        { theme: null, counts: [2], total: 2 },
      ],
      yearTotals: [3],
      total: 3,
    });
    expect(service.themesByYear(parseSearchRequest({ q: '行政复议', theme: 'T08' })).total).toBe(1);
  });
});

describe('places found by name', () => {
  it('are those that hold reports, with what lies above them and what the search finds in them', () => {
    expect(service.regionsNamed(parseSearchRequest({ q: '行政复议' }), '宁')).toEqual([
      { value: '330200', label: '浙江省›宁波市', count: 3, selected: false },
      { value: '330226', label: '浙江省›宁波市›宁海县', count: 3, selected: false },
    ]);
    expect(service.regionsNamed(parseSearchRequest({ q: '行政复议' }), '北京')).toEqual([]);
    expect(service.regionsNamed(parseSearchRequest({}), '')).toEqual([]);
  });
});

describe('one report', () => {
  it('may be searched alone, and is named', () => {
    const { total, query } = search({ q: '行政复议 案件', report: ['相城', 'gone'] });
    expect(total).toMatchObject({ passages: 1, reports: 1, relaxedPassages: 1 });
    expect(query.reports).toEqual([
      { id: '相城', title: '相城法治政府建设报告' },
      { id: 'gone', title: null },
    ]);
  });
});

describe('a list', () => {
  it('shows at most so many passages a report and says how many more it has', () => {
    const { results, total } = search({ q: '行政复议', perReport: '2' });
    expect(results.map(({ moreInReport }) => moreInReport)).toEqual([1, 1]);
    expect(total.passages).toBe(3);
  });

  it('stands together by report when grouped', () => {
    const ids = search({ q: '行政复议 案件', group: 'report' }).results.map(({ reportId }) => reportId);
    expect(ids).toEqual(['宁海', '宁海', '宁海', '相城']);
  });

  it('is cut into pages without a gap', () => {
    const all = search({ size: '5' }).results.map(({ id }) => id);
    const paged = [1, 2, 3].flatMap((page) => search({ size: '2', page: String(page) }).results.map(({ id }) => id));
    expect(paged).toEqual(all);
    expect(search({ size: '2', page: '2' }).results.map(({ rank }) => rank)).toEqual([3, 4]);
  });

  it('has snippets in which nothing but marks is HTML', () => {
    const { results } = search({ q: 'script' });
    expect(results[0]?.snippetHtml).toContain('&lt;<mark>script</mark>&gt;');
  });

  it('links each passage to its place in its report, with the query', () => {
    const [first] = search({ q: '受理点' }).results;
    expect(first?.url).toBe(
      `reports/${encodeURIComponent('宁海')}?q=${encodeURIComponent('受理点')}&passage=${encodeURIComponent('宁海-p0')}#p-宁海-p0`,
    );
  });
});

describe('the service', () => {
  it('tells what is held', () => {
    expect(service.overview()).toMatchObject({
      reports: 2,
      passages: 5,
      regions: 2,
      years: [2023, 2021],
      themes: [{ id: 'T08', passages: 1 }],
      indexedAt: '2026-01-02T03:04:05.000Z',
      digestsOnly: false,
    });
  });

  it('gives a report with the words of the query marked', () => {
    const view = service.report('宁海', { q: '受理点', mode: 'smart' });
    expect(view.passages.map(({ marks }) => marks)).toEqual([1, 0, 0]);
    expect(view.report.title).toBe('宁海法治政府建设报告');
  });

  it('knows no report that is not there', () => {
    expect(() => service.report('nope', { q: '', mode: 'smart' })).toThrow(/没有编号为“nope”的报告/);
  });

  it('finds every part of every passage in exact mode', () => {
    for (const passage of reports.flatMap((report) => report.passages)) {
      for (let start = 0; start < passage.text.length; start += 3) {
        const q = passage.text.slice(start, start + 4);
        if (fold(q) === '') continue;
        expect(search({ q, mode: 'exact', size: '100' }).results.map(({ id }) => id)).toContain(passage.id);
      }
    }
  });
});

describe('fields typed into the box', () => {
  it('narrow by year and place, and say so', () => {
    const { results, query } = search({ q: '行政复议 年份:2021 地区：宁海县' });
    expect(new Set(results.map(({ reportId }) => reportId))).toEqual(new Set(['宁海']));
    expect(query.notes).toEqual(['只看 2021 年', '只看 浙江省›宁波市›宁海县']);
    expect(search({ q: '行政诉讼 年份：2021-2022' }).total.passages).toBe(0);
  });

  it('that name nothing are words', () => {
    const { query } = search({ q: '地区:行政复议' });
    expect(query.notes).toEqual(['“行政复议”不是能认出的地区，当作检索词']);
    expect(query.concepts.map(({ text }) => text)).toEqual(['行政复议']);
  });

  it('look in titles and headings only', () => {
    expect(search({ q: '小标题:设点' }).results.map(({ id }) => id)).toEqual(['宁海-p0']);
    expect(search({ q: '标题:相城 行政诉讼' }).results.map(({ tier, id }) => `${tier} ${id}`)[0]).toBe('all 相城-p0');
  });
});
