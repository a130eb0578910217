import { gzipSync } from 'node:zlib';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { placesIn } from '../../src/report/region/region-gazetteer.ts';
import { createHoldings } from '../../src/search/holdings.ts';
import { sampleEngine, sampleReport } from '../sample-reports.ts';
import { FOREIGN, inventedReports, lexicon } from './invented-reports.ts';
import { open, testApp } from './page-harness.ts';
import { serviceOver } from './service-over.ts';

const app = testApp();

/** So many reports, a year of a county each, spread over the whole country. */
function nationalApp(counties: number, years: readonly number[]) {
  const all = placesIn(null).flatMap((province) => placesIn(province).flatMap((city) => [city, ...placesIn(city)]));
  const reports = all
    .slice(0, counties)
    .flatMap((place) => years.map((year) => sampleReport(`r${place}-${year}`, ['一段。'], { place, year })));
  const service = serviceOver(reports);
  return { app: testApp({ service: () => service }), all };
}

describe('the list of reports', () => {
  test('tells each with its year, place, issuer, level, passages and what was found in its file', async () => {
    const files = [{ file: '山阴县2022.txt', reportId: 'shanyin2022', reason: null, flaws: [] }];
    const service = { ...serviceOver(), ...createHoldings({ ...parts(), files }) };
    const { $ } = await open(testApp({ service: () => service }), '/reports');
    const rows = $('.report-table tbody tr').toArray();
    expect(rows).toHaveLength(3);
    const cells = $(rows[0]).children().toArray();
    expect(cells.map((cell) => $(cell).text().trim())).toEqual([
      '2022年',
      '山阴县人民政府2022年法治政府建设工作报告山阴县人民政府',
      '山西省›朔州市›山阴县',
      '县级',
      '3 段',
      '正常',
    ]);
    expect($(rows[0]).find('a').attr('href')).toBe('/reports/shanyin2022');
    expect($(rows[1]).text()).toContain('摘编，非原文');
    expect($(FOREIGN)).toHaveLength(0);
  });

  test('is narrowed by words, place, year and level, and says how to widen it', async () => {
    const count = async (query: string) => (await open(app, `/reports?${query}`)).$('.count').text();
    expect(await count('')).toBe('共 3 份报告');
    expect(await count('q=山阴 工作报告')).toBe('共 1 份报告');
    expect(await count('q=山政〔2023〕4号')).toBe('共 1 份报告');
    expect(await count('region=山西省')).toBe('共 1 份报告');
    expect(await count('year=2021..2022')).toBe('共 2 份报告');
    expect(await count('level=县&year=2021')).toContain('没有收录，不等于那个地方没有做过');
    const { $ } = await open(app, '/reports?region=山西省');
    expect($('#f-region').val()).toBe('140000 山西省');
    expect(
      $('.list-ways a')
        .toArray()
        .map((link) => $(link).attr('href')),
    ).toEqual(['/reports', '/search?region=140000']);
    // What the form shows may be sent again as it is.
    expect(await count('region=140000 山西省&year=&level=&q=')).toBe('共 1 份报告');
  });

  test('offers the places that an ambiguous name could mean', async () => {
    const { $ } = await open(app, '/reports?region=城关&year=2022', 400);
    expect($('.choices a').first().attr('href')).toBe('/reports?year=2022&region=540102');
    await open(app, '/reports?region=不存在县', 400);
    await open(app, '/reports?year=abc', 400);
  });

  test('is paged, and keeps its conditions from page to page', async () => {
    const { app: many } = nationalApp(40, [2021, 2022, 2023]);
    const { $ } = await open(many, '/reports?year=2021..2022&page=2');
    expect($('.count').text()).toBe('共 80 份报告，这里是第 51—80 份');
    expect($('.paging [rel=prev]').attr('href')).toBe('/reports?year=2021..2022');
    expect((await open(many, '/reports?page=9')).$('.count').text()).toBe('共 120 份报告，这一页没有内容了');
  });
});

describe('the grid of places and years', () => {
  test('shows what is held with a link, and what is missing as 缺', async () => {
    const { $ } = await open(app, '/reports?view=grid');
    expect(
      $('.coverage thead th')
        .toArray()
        .map((cell) => $(cell).text()),
    ).toEqual(['地区', '2022年', '2021年', '2020年']);
    const row = $('.coverage tbody tr').eq(1);
    expect(
      row
        .children()
        .toArray()
        .map((cell) => $(cell).text()),
    ).toEqual(['山西省›朔州市›山阴县', '有', '缺', '缺']);
    expect(row.find('td a').attr('href')).toBe('/reports/shanyin2022');
    expect($('main').text()).toContain('不等于那个地方没有做过');
  });

  test('goes from province to city to county where places are many', async () => {
    const { app: many } = nationalApp(400, [2021, 2023]);
    const top = await open(many, '/reports?view=grid');
    const hebei = top.$('.coverage tbody a:contains("河北省")');
    expect(hebei.attr('href')).toBe('/reports?view=grid&region=130000');
    expect(top.$('.absent').text()).toContain('台湾省');
    const province = await open(many, '/reports?view=grid&region=130000');
    expect(
      province
        .$('.trail a')
        .toArray()
        .map((link) => province.$(link).text()),
    ).toEqual(['全国', '河北省']);
    const city = await open(many, '/reports?view=grid&region=130100');
    expect(city.$('.coverage tbody th').first().text()).toBe('石家庄市本级');
    expect(city.$('.coverage tbody td a').first().attr('href')).toBe('/reports/r130100-2023');
  });

  test('says which places are not held at all, and refuses a place there is not', async () => {
    const service = serviceOver([sampleReport('a', ['一段。'], { place: '330226', year: 2022 })]);
    const { $ } = await open(testApp({ service: () => service }), '/reports?view=grid&region=宁波市');
    expect($('.coverage tbody th').text()).toBe('宁海县');
    expect($('.absent').text()).toContain('海曙区');
    expect($('.absent').text()).not.toContain('宁海县');
    await open(app, '/reports?view=grid&region=999999', 400);
  });

  test('weighs at most 60 KB with the whole country held', async () => {
    const years = Array.from({ length: 10 }, (_, i) => 2015 + i);
    const { app: whole } = nationalApp(3_000, years);
    for (const path of ['/', '/reports', '/reports?view=grid', '/reports?view=grid&region=130000', '/status']) {
      const { response } = await open(whole, path);
      expect(gzipSync(response.text).length, path).toBeLessThan(40_000);
    }
  });
});

describe('the API of reports', () => {
  test('lists them, paged', async () => {
    const response = await request(app).get(encodeURI('/api/reports?region=山西省&size=1')).expect(200);
    expect(response.body).toMatchObject({ total: 1, page: 1, size: 1, places: [{ code: '140000' }] });
    expect(response.body.reports[0]).toMatchObject({
      id: 'shanyin2022',
      year: 2022,
      passages: 3,
      url: 'reports/shanyin2022',
    });
    await request(app).get('/api/reports?size=101').expect(400);
  });

  test('gives a report with its passages, as they stand in it', async () => {
    const { body } = await request(app).get('/api/reports/shanyin2022').expect(200);
    expect(body.docNumber).toBe('山政〔2023〕4号');
    expect(body.passages[1].themes).toEqual([{ id: 'T08', name: '行政复议与应诉' }]);
    expect(body.passages[1].text).toContain('受理点');
    const unknown = await request(app).get('/api/reports/none').expect(404);
    expect(unknown.body.error.code).toBe('report-unknown');
  });
});

describe('the original file', () => {
  const withFile = (read: (file: string) => Promise<Uint8Array | null>) => {
    const service = { ...serviceOver(), ...createHoldings({ ...parts(), readOriginal: read }) };
    return testApp({ service: () => service });
  };

  test('is shown as text, in a sandbox', async () => {
    const asked: string[] = [];
    const reader = withFile(async (file) => {
      asked.push(file);
      return Buffer.from('原文<script>');
    });
    const page = await open(reader, '/reports/shanyin2022');
    const link = page.$('.metadata a:contains("山阴县2022.txt")').attr('href') ?? '';
    const response = await request(reader).get(link).expect(200);
    expect(response.headers['content-type']).toBe('text/plain; charset=UTF-8');
    expect(response.headers['x-content-type-options']).toBe('nosniff');
    expect(response.headers['content-security-policy']).toBe("default-src 'none'; sandbox");
    expect(response.text).toBe('原文<script>');
    expect(asked).toEqual(['山阴县2022.txt']);
  });

  test('of another kind is saved, not opened', async () => {
    const report = sampleReport('网页', ['一段。'], { file: '文件夹/报告.html', format: 'html' });
    const engine = sampleEngine([report]);
    const readOriginal = async () => Buffer.from('<script>');
    const service = { ...serviceOver([report]), ...createHoldings({ ...parts(), engine, readOriginal }) };
    const response = await request(testApp({ service: () => service }))
      .get(encodeURI('/reports/网页/original'))
      .expect(200);
    expect(response.headers['content-type']).toBe('application/octet-stream');
    expect(decodeURIComponent(response.headers['content-disposition'] ?? '')).toContain('attachment; filename=');
    expect(decodeURIComponent(response.headers['content-disposition'] ?? '')).toContain('报告.html');
  });

  test('that is gone is told in words', async () => {
    const { $ } = await open(
      withFile(async () => null),
      '/reports/shanyin2022/original',
      404,
    );
    expect($('h1').text()).toContain('原文件“山阴县2022.txt”打不开');
    await open(app, '/reports/none/original', 404);
  });
});

function parts() {
  return { engine: sampleEngine(inventedReports), lexicon, indexedAt: null };
}
