import { describe, expect, test } from 'vitest';
import type { Figure } from '../../src/report/report.ts';
import { sampleReport } from '../sample-reports.ts';
import { FOREIGN } from './invented-reports.ts';
import { open, testApp } from './page-harness.ts';
import { serviceOver } from './service-over.ts';

const figure = (text: string): Figure => ({ text, value: 12, unit: '个', what: '受理点', start: 0, end: text.length });

const reports = [
  sampleReport(
    '宁海',
    [
      { text: '受理点受理点受理点12个。', heading: '设点', themes: ['T08'], figures: [figure('受理点12个')] },
      { text: '受理点受理点。', heading: '铺开', themes: ['T08', 'T05'] },
      { text: '受理点。', kind: 'problem' },
      { text: '受理点在乡镇。' },
    ],
    { place: '330226', year: 2021 },
  ),
  sampleReport('相城', [{ text: '受理点与行政执法。', themes: ['T05'] }], { place: '320507', year: 2023 }),
  sampleReport('无地', ['受理点也有。', '说受理点。'], { year: null }),
  sampleReport('只执法', ['行政执法监督。'], {
    place: '110000',
    year: 2022,
    title: `<img src=x onerror=alert(1)>报告`,
  }),
];
const service = serviceOver(reports);
const app = testApp({ service: () => service });
const texts = ($: Awaited<ReturnType<typeof open>>['$'], selector: string) =>
  $(selector)
    .toArray()
    .map((element) => $(element).text().replace(/\s+/g, ' ').trim());

describe('the views of results', () => {
  test('are links that keep the words and the conditions', async () => {
    const { $ } = await open(app, '/search?q=受理点&year=2021&view=regions&sort=place&page=1');
    expect(texts($, '.views a')).toEqual(['段落', '按报告', '按地区对照', '领域×年份']);
    expect($('.views [aria-current]').text()).toBe('按地区对照');
    const links = $('.views a')
      .toArray()
      .map((link) => decodeURIComponent($(link).attr('href') ?? ''));
    expect(links).toEqual([
      '/search?q=受理点&year=2021',
      '/search?q=受理点&year=2021&view=reports&sort=place',
      '/search?q=受理点&year=2021&view=regions&sort=place',
      '/search?q=受理点&year=2021&view=matrix',
    ]);
    expect($('.search-box input[name=view]').val()).toBe('regions');
    expect($('.facet-find input[name=view]').val()).toBe('regions');
  });

  test('are four, and another is refused', async () => {
    const { $ } = await open(app, '/search?q=受理点&view=map', 400);
    expect($('h1').text()).toContain('view 只能是');
  });

  test.each(['reports', 'regions', 'matrix'])('say what is found in all, in %s too', async (view) => {
    const { $ } = await open(app, `/search?q=受理点&view=${view}`);
    expect($('.count').text()).toBe('共 7 段，出自 3 份报告（2 个地区）');
    expect($(FOREIGN)).toHaveLength(0);
  });

  test.each(['reports', 'regions', 'matrix'])('offer ways on where nothing is found, in %s too', async (view) => {
    const { $ } = await open(app, `/search?q=登月&view=${view}`);
    expect($('.nothing').text()).toContain('没有找到“登月”');
    expect($('table.matrix, table.comparison, .report-card')).toHaveLength(0);
  });

  test('never run what a report holds', async () => {
    for (const view of ['reports', 'regions', 'matrix']) {
      const { $ } = await open(testApp(), `/search?q=敌意&view=${view}`);
      expect($(FOREIGN)).toHaveLength(0);
    }
  });
});

describe('按报告', () => {
  test('shows a card a report, with how many passages it has and the best of them', async () => {
    const { $ } = await open(app, '/search?q=受理点&view=reports');
    const cards = texts($, '.report-card h3');
    expect([...cards].sort()).toEqual(['宁海法治政府建设报告', '无地法治政府建设报告', '相城法治政府建设报告'].sort());
    const ninghai = $('.report-card').filter((_, card) => $(card).find('h3').text().startsWith('宁海'));
    expect(ninghai.find('.facts').text()).toContain('符合 4 段');
    expect(ninghai.find('.report-passages li')).toHaveLength(3);
    expect(ninghai.find('h3 a').attr('href')).toContain('/reports/');
    expect(ninghai.find('mark').first().text()).toContain('受理点');
  });

  test('leads to the rest of a report with the conditions kept, and lists all of it there', async () => {
    const { $ } = await open(app, '/search?q=受理点&view=reports&theme=T08&theme=T05&kind=practice');
    expect($('.report-card .card-end')).toHaveLength(0);
    const { $: whole } = await open(app, '/search?q=受理点&view=reports&issuerKind=government');
    const more = whole('.report-card .card-end a').attr('href') ?? '';
    expect(whole('.report-card .card-end a').text()).toBe('本报告另有 1 处');
    const within = await open(app, more);
    expect(within.$('.card')).toHaveLength(4);
    expect(texts(within.$, '.chips a')).toEqual(
      expect.arrayContaining(['去掉条件机构：政府 ×', '去掉条件报告：宁海法治政府建设报告 ×']),
    );
  });

  test('turns pages over reports', async () => {
    const { $ } = await open(app, '/search?q=受理点&view=reports&size=2&sort=newest');
    expect(texts($, '.report-card h3')).toEqual(['相城法治政府建设报告', '宁海法治政府建设报告']);
    expect($('.paging [aria-current]').text()).toBe('第 1 页，共 2 页');
    const next = await open(app, $('a[rel=next]').attr('href') ?? '');
    expect(texts(next.$, '.report-card h3')).toEqual(['无地法治政府建设报告']);
  });

  test('sets reports that have only some of the words apart', async () => {
    const { $ } = await open(app, '/search?q=受理点 行政执法&view=reports');
    expect($('.divider').text()).toBe('以下报告的段落只含部分检索词，或与上面的用词相近');
    expect($('.divider').prevAll('.report-card')).toHaveLength(1);
    expect($('.report-card').last().find('.lacks').first().text()).toContain('缺少：');
  });
});

describe('按地区对照', () => {
  test('has a row a place: its best passages beside each other, with their numbers and where they stand', async () => {
    const { $ } = await open(app, '/search?q=受理点&view=regions&sort=place');
    expect(texts($, '.comparison tbody th b')).toEqual(['相城区', '宁海县']);
    const [xiangcheng, ninghai] = [$('.comparison tbody tr').first(), $('.comparison tbody tr').last()];
    expect(ninghai.find('td')).toHaveLength(2);
    expect(ninghai.find('.compared-year').first().text()).toBe('2021');
    expect(ninghai.find('.compared-figures').text().replace(/\s+/g, '')).toBe('数据受理点12个');
    expect(ninghai.find('.compared-source').first().text()).toContain('宁海法治政府建设报告（宁海人民政府）');
    expect($('.comparison th[aria-sort]').text()).toBe('地区');
    // No cell is left empty: the last passage takes the columns that are left.
    expect(xiangcheng.find('td').attr('colspan')).toBe('2');
  });

  test('says so where there is one place only, and leads to more', async () => {
    const { $ } = await open(app, '/search?q=受理点&view=regions&region=330226&year=2021');
    expect($('.notice').text()).toContain('符合的只有宁海县一个地区，没有可以对照的');
    expect(texts($, '.notice a')).toEqual(['去掉“地区：浙江省›宁波市›宁海县”', '去掉“年份：2021年”']);
    const wider = await open(app, $('.notice a').last().attr('href') ?? '');
    expect(texts(wider.$, '.chips a')).toEqual(['去掉条件地区：浙江省›宁波市›宁海县 ×', '清空']);
    const { $: exact } = await open(app, '/search?q=受理点受理点受理点&view=regions&mode=exact');
    expect(texts(exact, '.notice a')).toEqual(['改用智能检索，也查近义词']);
    const { $: several } = await open(app, '/search?q=受理点&view=regions');
    expect(several('.notice').text()).not.toContain('没有可以对照的');
  });

  test('says how many passages have no place, and where they are listed', async () => {
    const { $ } = await open(app, '/search?q=受理点&view=regions');
    expect($('.notice').text()).toContain('另有 2 段出自没有认出地区的报告');
    const { $: listed } = await open(app, $('.notice a').attr('href') ?? '');
    expect(texts(listed, '.report-card h3')).toContain('无地法治政府建设报告');
  });

  test('stands in order of place, year or relevance', async () => {
    const places = async (sort: string) =>
      texts((await open(app, `/search?q=受理点&view=regions&sort=${sort}`)).$, '.comparison tbody th b');
    expect(await places('newest')).toEqual(['相城区', '宁海县']);
    expect(await places('oldest')).toEqual(['宁海县', '相城区']);
    const { $ } = await open(app, '/search?q=受理点&view=regions');
    expect(texts($, '.tools nav a')).toEqual(['相关度', '地区', '从新到旧', '从旧到新']);
  });

  test('leads to all passages of a place', async () => {
    const { $ } = await open(app, '/search?q=受理点&view=regions&sort=place');
    const all = await open(app, $('.comparison tbody th a').last().attr('href') ?? '');
    expect(all.$('.count').text()).toContain('共 4 段');
  });

  test('is downloaded as it stands, all pages together', async () => {
    const { $ } = await open(app, '/search?q=受理点&view=regions&sort=place&size=1');
    const { response } = await open(app, $('.downloads a:contains("CSV")').attr('href') ?? '');
    expect(decodeURIComponent(response.headers['content-disposition'] ?? '')).toContain('他山检索-受理点-按地区对照');
    const [first, second] = ['相城区', '宁海县'].map((place) => response.text.indexOf(place));
    expect(first).toBeGreaterThan(0);
    expect(second).toBeGreaterThan(first ?? 0);
    expect(response.text).not.toContain('无地法治政府建设报告');
  });
});

describe('领域×年份', () => {
  test('counts passages by theme and year, with totals and honest zeros', async () => {
    const { $ } = await open(app, '/search?q=受理点&view=matrix');
    const rows = $('.matrix tr')
      .toArray()
      .map((row) =>
        $(row)
          .children()
          .toArray()
          .map((cell) => $(cell).text().replace(/\s+/g, '')),
      );
    expect(rows[0]).toEqual(['领域', '2021', '2023', '年份不明', '合计']);
    expect(rows[1]).toEqual(['行政执法', '1段', '1段', '0', '2']);
    expect(rows[2]).toEqual(['行政复议与应诉', '2段', '0', '0', '2']);
    expect(rows.at(-2)).toEqual(['未归入领域', '2', '0', '2', '4']);
    expect(rows.at(-1)).toEqual(['合计', '4', '1', '2', '7']);
  });

  test('leads from a number to the passages it counts', async () => {
    const { $ } = await open(app, '/search?q=受理点&view=matrix&kind=practice');
    const cell = $('.matrix tbody tr').eq(1).find('td a').first();
    expect(cell.text()).toBe('2 段');
    const narrowed = await open(app, cell.attr('href') ?? '');
    expect(narrowed.$('.count').text()).toContain('共 2 段');
    expect(texts(narrowed.$, '.chips li')).toEqual(
      expect.arrayContaining([expect.stringContaining('2021年'), expect.stringContaining('内容：做法')]),
    );
  });

  test('is there for all that is held, linked from the home page', async () => {
    const { $ } = await open(app, '/');
    const { $: all } = await open(app, $('.themes-more a').attr('href') ?? '');
    expect(all('.matrix tfoot .matrix-total').text()).toBe('8');
    const cell = all('.matrix tbody td a').first();
    const narrowed = await open(app, cell.attr('href') ?? '');
    expect(narrowed.$('.count').text()).toContain(`共 ${Number.parseInt(cell.text(), 10)} 段`);
  });

  test('shades the largest most, and nothing not at all', async () => {
    const { $ } = await open(app, '/search?q=受理点&view=matrix');
    expect($('.matrix tbody tr').eq(1).find('td').first().attr('class')).toBe('shade-5');
    expect($('.matrix tbody tr').eq(1).find('td').eq(1).attr('class')).toBe('shade-0');
  });
});
