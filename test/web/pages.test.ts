import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { regionOf } from '../../src/report/region/region-gazetteer.ts';
import { sampleReport } from '../sample-reports.ts';
import { FOREIGN, HOSTILE, inventedReports, plan, practice, shanyin } from './invented-reports.ts';
import { open, testApp } from './page-harness.ts';
import { serviceOver } from './service-over.ts';

const app = testApp();

describe('the home page', () => {
  test('says what is held and since when', async () => {
    const { $ } = await open(app, '/');
    expect($('main').text()).toContain('收录 3 份报告、6 段，涉及 3 个地区，2020—2022 年');
    expect($('main').text()).toContain('最近更新：2024年5月3日 10:20');
  });

  test('links examples, themes and every report held', async () => {
    const { $ } = await open(app, '/');
    expect($('.examples a').length).toBeGreaterThanOrEqual(8);
    expect($('.themes a').first().attr('href')).toBe('/search?theme=T05');
    const held = $('.coverage td.held a').toArray();
    expect(held.map((cell) => $(cell).attr('href'))).toEqual([
      '/reports/hostile',
      '/reports/shanyin2022',
      '/reports/xiangtan2021',
    ]);
  });

  test('counts by province where places are many', async () => {
    const codes = Array.from({ length: 900 }, (_, i) => String(330100 + i)).filter((code) => regionOf(code) !== null);
    const many = codes.slice(0, 50).map((place) => sampleReport(place, ['一段。'], { place, year: 2022 }));
    const service = serviceOver(many);
    const { $ } = await open(testApp({ service: () => service }), '/');
    expect($('.coverage tbody tr')).toHaveLength(1);
    expect($('.coverage td.held a').attr('href')).toBe('/reports?region=330000&year=2022');
    expect($('.coverage td.held').text()).toBe('50');
  });

  test('tells whoever looks after it what to do, as text', async () => {
    const service = { ...serviceOver(), notices: () => ['词表有改动，请运行 tashan index', HOSTILE] };
    const { $ } = await open(testApp({ service: () => service }), '/');
    expect($('.upkeep').first().text()).toBe('维护提示：词表有改动，请运行 tashan index');
    expect($('.upkeep').last().text()).toBe(`维护提示：${HOSTILE}`);
    expect((await open(app, '/')).$('.upkeep')).toHaveLength(0);
  });

  test('warns while only digests are held', async () => {
    const service = serviceOver(inventedReports.filter((report) => report.isDigest));
    const { $ } = await open(testApp({ service: () => service }), '/');
    expect($('.notice').text()).toContain('摘编样本');
  });
});

describe('the reader page', () => {
  test('shows metadata as government sites do', async () => {
    const { $ } = await open(app, '/reports/shanyin2022');
    const rows = $('.metadata div')
      .toArray()
      .map((row) => $(row).text());
    expect(rows.slice(0, 4)).toEqual([
      '索引号—',
      '文号山政〔2023〕4号',
      '发布机构山阴县人民政府',
      '成文日期2023年2月28日',
    ]);
    expect(rows).toContain('报告年度2022年');
  });

  test('says what was inferred and not read', async () => {
    const { $ } = await open(app, '/reports/xiangtan2021');
    expect($('.metadata').text()).toContain('发布机构湘潭市人民政府 （推断）');
  });

  test('has an anchor on every passage and on every section of its contents list', async () => {
    const { $ } = await open(app, '/reports/shanyin2022');
    expect(
      $('.passage')
        .toArray()
        .map((passage) => $(passage).attr('id')),
    ).toEqual(shanyin.passages.map(({ id }) => `p-${id}`));
    expect($('.outline a').toArray()).toHaveLength(3);
    for (const link of $('.outline a').toArray()) expect($(`[id="${$(link).attr('href')?.slice(1)}"]`)).toHaveLength(1);
  });

  test('shows headings as headings, in the words of the report', async () => {
    const { $ } = await open(app, '/reports/shanyin2022');
    const headings = $('.passage h2, .passage h3').toArray();
    expect(headings.map((heading) => [heading.tagName, $(heading).text()])).toEqual([
      ['h2', '一、2022年主要做法'],
      ['h3', '（一）化解行政争议'],
      ['h2', '二、2023年打算'],
    ]);
  });

  test('gives the whole text in order, without the blank lines of the file', async () => {
    const { $ } = await open(app, '/reports/shanyin2022');
    const lines = $('.passage-text > *').toArray();
    expect(lines.map((line) => $(line).text()).join('\n')).toBe(shanyin.body.replace(/\n+/g, '\n'));
  });

  test('lists the documents, honours and figures found, each with its passage', async () => {
    const { $ } = await open(app, '/reports/shanyin2022');
    const groups = $('.findings details').toArray();
    expect(groups.map((group) => $(group).find('summary').text())).toEqual([
      '制度文件 1 件',
      '表彰推广 1 项',
      '数据 2 项',
    ]);
    const links = $('.findings a').toArray();
    expect(links.map((link) => $(link).text())).toEqual([
      '《山阴县行政复议便民办法》',
      '获评全省法治政府建设示范县',
      '十二个乡镇',
      '收到行政复议申请86件',
    ]);
    expect(new Set(links.map((link) => $(link).attr('href')))).toEqual(new Set([`#p-${practice.id}`]));
  });

  test('names a document once that a report names twice', async () => {
    const named = { text: '《办法》', start: 0, end: 4 };
    const twice = [1, 2].map((number) => ({ text: `《办法》之${number}`, documents: [named] }));
    const service = serviceOver([sampleReport('重复', twice)]);
    const { $ } = await open(testApp({ service: () => service }), '/reports/重复');
    expect($('.findings a').attr('href')).toBe('#p-重复-p0');
    expect($('.findings').text()).toContain('制度文件 1 件');
  });

  test('has no list of findings where nothing was found', async () => {
    const { $ } = await open(app, '/reports/xiangtan2021');
    expect($('.findings')).toHaveLength(0);
  });

  test('marks the query and leads from hit to hit', async () => {
    const { $ } = await open(app, '/reports/shanyin2022?q=行政复议');
    expect($('.hits-bar').text()).toContain('标出 5 处，分布在 2 段');
    expect($('.hit').first().text()).toContain('第 1—4/5 处');
    expect($('.hit a').first().attr('href')).toBe(`#p-${plan.id}`);
  });

  test('says when the passage meant is gone', async () => {
    const gone = await open(app, '/reports/shanyin2022?passage=shanyin2022-zz-1');
    expect(gone.$('.notice').text()).toContain('已不在报告中');
    const there = await open(app, `/reports/shanyin2022?passage=${practice.id}`);
    expect(there.$('.notice')).toHaveLength(0);
  });

  test('warns above a digest', async () => {
    const { $ } = await open(app, '/reports/xiangtan2021');
    expect($('.notice-digest').text()).toContain('摘编，非原文。摘自《原报告》');
  });

  test('says what is wrong with the file in plain words', async () => {
    const { $ } = await open(app, '/reports/xiangtan2021');
    expect($('.flaws').text()).toContain('缺少日期：没有日期');
  });

  test('says once what is wrong in several places, and quotes each', async () => {
    const flaws = ['首页', '分享到'].map((quote) => ({ code: 'page-chrome' as const, message: '已移出', quote }));
    const service = serviceOver([sampleReport('网页', ['一段。'], { flaws })]);
    const { $ } = await open(testApp({ service: () => service }), '/reports/网页');
    expect(
      $('.flaws li')
        .toArray()
        .map((flaw) => $(flaw).text()),
    ).toEqual(['网页导航等文字：已移出 首页 分享到']);
  });
});

describe('hostile text', () => {
  test.each([
    '/',
    `/search?q=敌意正文`,
    '/search?region=110000',
    '/reports/hostile?q=敌意',
    '/reports',
    `/reports?q=${encodeURIComponent(HOSTILE)}&level=省`,
    `/search?q=${encodeURIComponent(HOSTILE)}`,
    `/search?q=x&region=${encodeURIComponent(HOSTILE)}`,
    `/search?q=${encodeURIComponent(HOSTILE)}&year=abc`,
  ])('comes out escaped on %s', async (path) => {
    const isRefused = path.includes('region=%3C') || path.includes('year=abc');
    const { response, $ } = await open(app, path, isRefused ? 400 : 200);
    expect($(FOREIGN)).toHaveLength(0);
    expect(response.text.match(/<script/g)).toHaveLength($('script[src*="/assets/scripts."]').length);
    expect($('a[href^="javascript:"]')).toHaveLength(0);
    expect(response.text).toContain('alert');
  });
});

describe('templates', () => {
  test('insert unescaped only what is named Html', () => {
    const directory = new URL('../../views/', import.meta.url);
    const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ejs'));
    expect(files.length).toBeGreaterThan(6);
    for (const file of files) {
      const raw = [...readFileSync(new URL(file, directory), 'utf8').matchAll(/<%-\s*(.*?)\s*%>/g)].map(
        (found) => found[1],
      );
      for (const expression of raw) expect(expression, file).toMatch(/^(include\('[a-z-]+', .+\)|[\w.]+Html)$/);
    }
  });
});
