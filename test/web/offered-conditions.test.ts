import { describe, expect, test } from 'vitest';
import { sampleReport } from '../sample-reports.ts';
import { open, testApp } from './page-harness.ts';
import { serviceOver } from './service-over.ts';

const service = serviceOver([
  sampleReport('宁海', ['乡镇受理点。', { text: '再设受理点。', kind: 'plan' as const }], {
    place: '330226',
    year: 2021,
  }),
  sampleReport('相城', ['受理点公示。'], { place: '320507', year: 2023 }),
]);
const app = testApp({ service: () => service });

async function offered(path: string) {
  const { $ } = await open(app, path);
  return $('.offered p')
    .toArray()
    .map((line) => [$(line).text(), decodeURIComponent($(line).find('a').attr('href') ?? '')]);
}

describe('a place typed into the box as a word', () => {
  test('becomes the condition by one link above all else, which keeps the other conditions and the view', async () => {
    expect(await offered('/search?q=宁海 受理点&year=2021&view=regions')).toEqual([
      ['“宁海”可作条件，只看地区：宁海县 2 段', '/search?q=受理点&region=330226&year=2021&view=regions'],
    ]);
    const { $ } = await open(app, '/search?q=宁海 受理点');
    expect($('.results-head').next().is('.offered')).toBe(true);
    const chosen = await open(app, $('.offered a').attr('href') ?? '');
    expect(chosen.$('.count').text()).toContain('共 2 段');
    expect(chosen.$('.chips').text()).toContain('地区：浙江省›宁波市›宁海县');
    expect(chosen.$('.offered')).toHaveLength(0);
  });

  test('is offered where nothing at all was found, too', async () => {
    const { $ } = await open(app, '/search?q=宁海&kind=plan');
    expect($('.nothing')).toHaveLength(1);
    expect($('.offered a').text()).toBe('只看地区：宁海县');
  });

  test('is said to be a place that no report is of', async () => {
    expect(await offered('/search?q=南通 受理点')).toEqual([
      ['没有收录南通市的报告，“南通”只当作正文里的词查找。看收录了哪些地区', '/reports?view=grid'],
    ]);
  });

  test('is not spoken of where no place was typed', async () => {
    const { $ } = await open(app, '/search?q=受理点');
    expect($('.offered')).toHaveLength(0);
  });
});

describe('a place to leave out', () => {
  test('is one link beside each place of the facet', async () => {
    const { $ } = await open(app, '/search?q=受理点&year=2021..2023');
    const exclude = $('.facet-exclude:contains("江苏省")');
    expect(exclude.text()).toBe('不含：江苏省');
    const elsewhere = await open(app, exclude.attr('href') ?? '');
    expect(elsewhere.$('.count').text()).toContain('共 2 段，出自 1 份报告');
    expect(elsewhere.$('.chips').text()).toContain('不含地区：江苏省');
    expect(elsewhere.$('.chips').text()).toContain('年份：2021—2023年');
    expect(elsewhere.$('.facet:contains("江苏省")')).toHaveLength(0);
  });

  test('is not offered of a place that is chosen, or in which one is', async () => {
    const { $ } = await open(app, '/search?q=受理点&region=330226');
    expect($('.facet-exclude').text()).toBe('不含：江苏省');
  });

  test('becomes a condition where it was typed with the sign', async () => {
    expect(await offered('/search?q=受理点 -江苏')).toEqual([
      ['“-江苏”可作条件，不含地区：江苏省 2 段', '/search?q=受理点&excludeRegion=320000'],
    ]);
  });
});

describe('a search for one word that no passage has', () => {
  test('says so, and not that words are missing', async () => {
    const { $ } = await open(app, '/search?q=公示栏');
    expect($('.relaxed .notice').text()).toBe('没有一段含有“公示栏”，以下段落只是用词相近。');
    const several = await open(app, '/search?q=受理点 公告栏');
    expect(several.$('.relaxed .notice').text()).toBe('没有一段同时包含全部检索词，以下每段都注明缺少的词。');
  });
});

describe('the facet 内容', () => {
  test('says that no plan has the words, and leads to those that come near', async () => {
    const { $ } = await open(app, '/search?q=受理点 公示');
    const kinds = $('.facet-group:contains("内容") .facet')
      .toArray()
      .map((link) => $(link).text().replace(/\s+/g, ' ').trim());
    expect(kinds).toEqual(['做法 1', '问题 0', '计划 0']);
    const plans = await open(app, $('.facet:contains("计划")').attr('href') ?? '');
    expect(plans.$('.relaxed').text()).toContain('没有一段同时包含全部检索词');
    expect(plans.$('.card .kind').text()).toBe('计划');
  });

  test('keeps to what there is where no passage lacks a word', async () => {
    const { $ } = await open(app, '/search?q=“受理点”');
    expect($('.facet-group:contains("内容") .facet')).toHaveLength(2);
  });
});
