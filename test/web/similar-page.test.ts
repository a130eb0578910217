import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { sampleReport } from '../sample-reports.ts';
import { FOREIGN, HOSTILE } from './invented-reports.ts';
import { open, testApp } from './page-harness.ts';
import { serviceOver } from './service-over.ts';

const filling = (name: string) => Array.from({ length: 30 }, (_, i) => `${name}第${i}次会议。`);
const text = '设立行政复议受理点,乡镇群众就近申请。';
const service = serviceOver([
  sampleReport('宁海', [{ text, heading: '受理点' }, ...filling('甲')], { place: '330226', year: 2021 }),
  sampleReport('相城', [text, ...filling('乙')], { place: '320507', year: 2019 }),
  sampleReport('浦口', [`${HOSTILE}受理点设在乡镇。`, '受理点设在乡镇。'], { place: '320111', year: 2022 }),
]);
const app = testApp({ service: () => service });

describe('the page of 同类做法', () => {
  test('is reached from a card', async () => {
    const { $ } = await open(app, '/search?q=受理点 就近');
    const link = $('.card-end a').filter((_, a) => $(a).text() === '同类做法');
    expect(decodeURIComponent(link.first().attr('href') ?? '')).toMatch(/^\/passages\/.+-p0\/similar$/);
  });

  test('shows the passage on top, then those of other places with the words that both have', async () => {
    const { $ } = await open(app, '/passages/宁海-p0/similar');
    expect($('h1').text()).toBe('同类做法');
    const cards = $('.card')
      .toArray()
      .map((card) => $(card));
    expect(cards[0]?.text()).toContain('浙江省›宁波市›宁海县');
    expect(cards[0]?.find('.card-end').text()).not.toContain('同类做法');
    expect(cards[1]?.text()).toContain('江苏省›苏州市›相城区');
    expect(cards[1]?.find('.matches').text()).toMatch(/^共有的词：.*受理点/);
    expect(cards[1]?.find('.card-end').text()).toContain('同类做法');
    expect($('.count').text()).toContain('受理点');
  });

  test('shows markup in a passage as text', async () => {
    const { $ } = await open(app, '/passages/宁海-p0/similar');
    expect($(FOREIGN)).toHaveLength(0);
    expect((await open(app, '/passages/浦口-p0/similar')).$(FOREIGN)).toHaveLength(0);
  });

  test('says so where nothing is like it', async () => {
    const { $ } = await open(app, '/passages/宁海-p5/similar');
    expect($('.count').text()).toContain('没有找到别的地区的同类做法');
    expect($('.card')).toHaveLength(1);
  });

  test('is not there for a passage that is unknown', async () => {
    expect((await open(app, '/passages/宁海-p99/similar', 404)).$('h1').text()).toContain('没有编号为“宁海-p99”的段落');
  });
});

describe('the API of 同类做法', () => {
  const get = (path: string) => request(app).get(encodeURI(path));

  test('answers with the passage, its words and the passages like it', async () => {
    const { body } = await get('/api/passages/宁海-p0/similar?size=1').expect(200);
    expect(body.passage).toMatchObject({ id: '宁海-p0', reportId: '宁海' });
    expect(body.words).toContain('受理点');
    expect(body.results).toHaveLength(1);
    expect(body.results[0]).toMatchObject({ id: '相城-p0', rank: 1, shared: expect.arrayContaining(['受理点']) });
  });

  test('answers 404 in Chinese for an unknown id, 400 for a bad size', async () => {
    const { body } = await get('/api/passages/无-p0/similar').expect(404);
    expect(body.error).toMatchObject({ code: 'passage-unknown' });
    expect(body.error.message).toContain('没有编号为“无-p0”的段落');
    expect((await get('/api/passages/宁海-p0/similar?size=0').expect(400)).body.error.message).toContain('size');
  });
});

describe('常见做法 on the results page', () => {
  const common = serviceOver([
    sampleReport('a', ['受理点,行政复议。', '受理点和行政复议。', ...filling('甲')], { place: '330226', year: 2021 }),
    sampleReport('b', ['受理点,行政复议。', '受理点,行政复议,纠纷。', ...filling('乙')], {
      place: '320507',
      year: 2019,
    }),
  ]);
  const chips = async (path: string) => {
    const { $ } = await open(testApp({ service: () => common }), path);
    return $('.common a')
      .toArray()
      .map((chip) => [$(chip).text().trim(), decodeURIComponent($(chip).attr('href') ?? '')]);
  };

  test('adds the word to the query, and says how many places use it and since when', async () => {
    expect(await chips('/search?q=受理点&kind=practice&page=1')).toContainEqual([
      '行政复议 2 地，2019 年起',
      '/search?q=受理点+行政复议&kind=practice',
    ]);
  });

  test('leads from exact to smart mode, with what was typed in quotes', async () => {
    expect(await chips('/search?q=受理点&mode=exact')).toContainEqual([
      '行政复议 2 地，2019 年起',
      '/search?q=“受理点”+行政复议',
    ]);
  });

  test('is left out where no word stands out', async () => {
    expect(await chips('/search?q=会议')).toEqual([]);
  });
});
