import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { sampleReport } from '../sample-reports.ts';
import { open, testApp } from './page-harness.ts';
import { serviceOver } from './service-over.ts';

const service = serviceOver([
  sampleReport('宁海', ['受理点。', '受理点在乡镇。'], { place: '330226', year: 2021 }),
  sampleReport('宁波', ['受理点。'], { place: '330200', year: 2022, level: '市' }),
  sampleReport('相城', ['受理点。'], { place: '320507', year: 2024, title: '受理点报告' }),
  sampleReport('姑苏', ['别的。'], { place: '320508', year: 2020, title: '受理点情况报告' }),
]);
const app = testApp({ service: () => service });
const NINGHAI = 'home=330226';

/** What the quick choices lead to: the parameters beside `q`. */
async function choices(path: string, cookie: string, own = app) {
  const { $ } = await open(own, path, 200, cookie);
  return Object.fromEntries(
    $('.quick-choice')
      .toArray()
      .map((link) => {
        const parameters = new URL($(link).attr('href') ?? '', 'http://localhost').searchParams;
        parameters.delete('q');
        return [$(link).text(), decodeURIComponent(parameters.toString())];
      }),
  );
}

describe('quick choices', () => {
  test('go by the place that the browser was told is home', async () => {
    expect(await choices('/search?q=受理点', `a=b; ${NINGHAI}`)).toEqual({
      不含本地区: 'excludeRegion=330226',
      同省: 'region=330000',
      '同级（县级）': 'level=县',
      近三年: 'year=2022..2024',
    });
  });

  test('go by the place that the server was told, where the browser was not', async () => {
    const placed = testApp({ service: () => service, homeRegion: '320500' });
    expect(Object.keys(await choices('/search?q=受理点', '', placed))).toContain('同级（市级）');
    expect((await choices('/search?q=受理点', NINGHAI, placed)).不含本地区).toBe('excludeRegion=330226');
  });

  test('lead to the settings where no home is known, or none that there is', async () => {
    for (const cookie of ['', 'home=999999', 'home=%E0%A4', 'home=<script>', 'home=3302']) {
      const { $ } = await open(app, '/search?q=受理点', 200, cookie);
      expect($('.quick-home').text()).toBe('设定本地区');
      expect($('.quick-home').attr('href')).toBe('/settings');
      expect($('.quick-choice')).toHaveLength(1);
    }
  });

  test('are taken back by the same link', async () => {
    const path = '/search?q=受理点&excludeRegion=330226&region=330000&level=县&year=2022..2024';
    const { $ } = await open(app, path, 200, NINGHAI);
    expect($('.quick-choice.is-made')).toHaveLength(4);
    const without = await choices(path, NINGHAI);
    expect(without['不含本地区，已选，点按取消']).toBe('region=330000&level=县&year=2022..2024');
    expect(without['同省，已选，点按取消']).toBe('excludeRegion=330226&level=县&year=2022..2024');
  });

  test('put the province in the place of what was chosen in it', async () => {
    expect((await choices('/search?q=受理点&region=330226&region=320507', NINGHAI)).同省).toBe(
      'region=320507&region=330000',
    );
  });

  test('leave 本地区 out in one click', async () => {
    const { $ } = await open(app, '/search?q=受理点', 200, NINGHAI);
    const elsewhere = await open(app, $('.quick-choice').first().attr('href') ?? '', 200, NINGHAI);
    expect(elsewhere.$('.count').text()).toBe('共 2 段，出自 2 份报告（2 个地区）');
    expect(elsewhere.$('.chips').text()).toContain('不含地区：浙江省›宁波市›宁海县');
  });
});

describe('the box in the region facet', () => {
  test('is a form that asks for a place by name and keeps the rest', async () => {
    const { $ } = await open(app, '/search?q=受理点&region=330000&year=2021&page=2');
    const form = $('.facet-find');
    expect([form.attr('action'), form.attr('method')]).toEqual(['/search#facets', 'get']);
    const hidden = form
      .find('input[type=hidden]')
      .toArray()
      .map((field) => [$(field).attr('name'), $(field).val()]);
    expect(hidden).toEqual([
      ['q', '受理点'],
      ['year', '2021'],
    ]);
    const found = await open(app, '/search?q=受理点&year=2021&region=宁海');
    expect(found.$('.count').text()).toContain('共 2 段');
    expect(found.$('.chips').text()).toContain('浙江省›宁波市›宁海县');
  });

  test('has the same answer for programs: places that matches are in', async () => {
    const path = `/api/facets/region?q=${encodeURIComponent('宁')}&search=${encodeURIComponent('受理点')}&region=330226`;
    const { body } = await request(app).get(path).expect(200);
    expect(body).toEqual({
      q: '宁',
      regions: [
        { value: '330200', label: '浙江省›宁波市', count: 3, selected: false },
        { value: '330226', label: '浙江省›宁波市›宁海县', count: 2, selected: true },
      ],
    });
    await request(app).get('/api/facets/region?q=a&year=x').expect(400);
  });
});

describe('the synonyms of a concept', () => {
  test('are switched off by a link beside it, and on again', async () => {
    const plain = testApp();
    const { $ } = await open(plain, '/search?q=申诉&year=2022');
    expect($('.concept a').text()).toBe('不查近义词：申诉');
    const off = await open(plain, $('.concept a').attr('href') ?? '');
    expect(off.$('mark.synonym')).toHaveLength(0);
    const path = decodeURIComponent($('.concept a').attr('href') ?? '');
    expect(path).toBe('/search?q=申诉&noSynonyms=申诉&year=2022');
  });

  test('come back by a link, and stay off in the next search', async () => {
    const plain = testApp();
    const { $ } = await open(plain, '/search?q=申诉 行政复议&noSynonyms=申诉&noSynonyms=没有的词');
    const on = $('.concept a:contains("恢复近义词")');
    expect(decodeURIComponent(on.attr('href') ?? '').replace('+', ' ')).toBe('/search?q=申诉 行政复议');
    expect(
      $('.search-box input[name=noSynonyms]')
        .toArray()
        .map((field) => $(field).val()),
    ).toEqual(['申诉']);
  });
});

describe('reports that have the words in their title only', () => {
  test('are told apart in the line of counts', async () => {
    const { $ } = await open(app, '/search?q=受理点&mode=exact');
    expect($('.count').text()).toBe(
      '正文中共 4 段，检索词出现 4 处；涉及 4 份报告（4 个地区），其中 1 份只在标题里有这些字',
    );
  });
});

describe('本报告另有 k 处', () => {
  test('keeps the conditions, and lists all that the report has', async () => {
    const many = Array.from({ length: 5 }, (_, i) => `第${i}段说受理点。`);
    const flooding = serviceOver([
      sampleReport('多段', many, { place: '330226', year: 2021 }),
      sampleReport('另一', ['受理点。'], { place: '320507', year: 2021 }),
    ]);
    const own = testApp({ service: () => flooding });
    const { $ } = await open(own, '/search?q=受理点&year=2021');
    const link = $('.card-end a:contains("本报告另有 3 处")').first().attr('href') ?? '';
    const within = await open(own, link);
    expect(within.$('.card')).toHaveLength(5);
    expect(within.$('.chips').text()).toContain('年份：2021年');
    expect(within.$('.chips').text()).toContain('报告：多段法治政府建设报告');
  });
});
