import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { TashanError } from '../../src/errors.ts';
import { FOREIGN, HOSTILE } from './invented-reports.ts';
import { open, testApp } from './page-harness.ts';
import { serviceOver } from './service-over.ts';

const app = testApp();

describe('errors', () => {
  test('answers 400 with a sentence for a bad year, and keeps what was typed', async () => {
    const { $, response } = await open(app, '/search?q=行政复议&mode=exact&year=去年', 400);
    expect($('h1').text()).toContain('year 要写成 2022 或 2020..2023');
    expect($('input[name=q]').val()).toBe('行政复议');
    expect($('input[name=mode]:checked').val()).toBe('exact');
    expect($('.request-number code').text()).toBe(response.headers['x-request-id']);
  });

  test('offers the places that an ambiguous name could mean', async () => {
    const { $ } = await open(app, '/search?q=复议&region=城关&year=2022', 400);
    expect($('h1').text()).toContain('叫“城关”的地区有 2 个');
    expect($('h1').text()).not.toContain('540102');
    expect($('.choices a').first().text()).toBe('540102 西藏自治区›拉萨市›城关区');
    expect(decodeURIComponent($('.choices a').first().attr('href') ?? '')).toBe(
      '/search?q=复议&year=2022&region=540102',
    );
  });

  test('answers the API in JSON', async () => {
    const response = await request(app).get('/api/search?q=x&size=0').expect(400);
    expect(response.body.error).toMatchObject({ code: 'bad-parameter', requestId: response.headers['x-request-id'] });
    expect(response.body.error.message).toContain('size');
  });

  test('lists candidates to programs too', async () => {
    const response = await request(app).get(encodeURI('/api/search?region=城关')).expect(400);
    expect(response.body.error.candidates).toContain('620102 甘肃省›兰州市›城关区');
  });

  test('shows candidates with markup as text', async () => {
    const service = () => {
      throw new TashanError('request', 'region-ambiguous', `有 1 个：${HOSTILE}`, { candidates: [HOSTILE] });
    };
    const { $ } = await open(testApp({ service }), '/search?q=x&region=x', 400);
    expect($(FOREIGN)).toHaveLength(0);
    expect($('.choices a').first().text()).toBe(HOSTILE);
  });

  test('answers 404 in Chinese for an unknown page, report and API', async () => {
    expect((await open(app, '/nowhere', 404)).$('h1').text()).toBe('没有这个页面。');
    expect((await open(app, '/reports/none', 404)).$('h1').text()).toContain('没有编号为“none”的报告');
    const response = await request(app).get('/api/nowhere').expect(404);
    expect(response.body.error.code).toBe('page-not-found');
  });

  test('answers 414 for an address that is too long', async () => {
    const { $ } = await open(app, `/search?q=${'长'.repeat(1200)}`, 414);
    expect($('h1').text()).toContain('检索内容太长');
  });

  test('answers 400 for a query over the limit, and keeps it', async () => {
    const { $ } = await open(app, `/search?q=${'长'.repeat(501)}`, 400);
    expect($('input[name=q]').val()).toBe('长'.repeat(501));
  });

  test('answers 400 for a path that cannot be decoded', async () => {
    const response = await request(app).get('/reports/%E4%B8').expect(400);
    expect(response.text).toContain('无法识别的字符');
  });

  test('answers 503 while there is no index', async () => {
    const service = () => {
      throw new TashanError('state', 'index-missing', '还没有索引。请运行 tashan index。');
    };
    const { $ } = await open(testApp({ service }), '/search?q=复议', 503);
    expect($('h1').text()).toContain('还没有索引');
    expect($('input[name=q]').val()).toBe('复议');
  });

  test('tells nothing of an unexpected error but its number', async () => {
    const service = () => {
      throw new Error('secret at /srv/index');
    };
    const broken = testApp({ service });
    const page = await open(broken, '/', 500);
    expect(page.response.text).not.toContain('secret');
    expect(page.response.text).toContain(page.response.headers['x-request-id']);
    const api = await request(broken).get('/api/search?q=x').expect(500);
    expect(JSON.stringify(api.body)).not.toContain('secret');
  });
});

describe('the API', () => {
  test('sends the answer as it is', async () => {
    const response = await request(app).get(encodeURI('/api/search?q=行政复议')).expect(200);
    expect(response.body.total).toEqual({
      passages: 3,
      reports: 2,
      regions: 2,
      unplaced: 0,
      listed: 3,
      relaxedPassages: 0,
    });
    expect(Object.keys(response.body)).toEqual([
      'query',
      'total',
      'tookMs',
      'page',
      'size',
      'results',
      'facets',
      'common',
    ]);
  });

  test('completes what was typed', async () => {
    const response = await request(app).get(encodeURI('/api/suggest?q=山阴')).expect(200);
    expect(response.body.q).toBe('山阴');
    expect(response.body.suggestions).toContainEqual({
      text: '山阴县',
      kind: 'place',
      kindName: '地区',
      url: 'search?region=140621',
    });
    expect((await request(app).get('/api/suggest').expect(200)).body.suggestions).toEqual([]);
    await request(app)
      .get(encodeURI(`/api/suggest?q=${'长'.repeat(501)}`))
      .expect(400);
  });

  test('says that it is alive', async () => {
    const response = await request(app).get('/healthz').expect(200);
    expect(response.body.status).toBe('ok');
  });

  test('asks the service anew for each request', async () => {
    let current = serviceOver();
    const swapped = testApp({ service: () => current });
    await open(swapped, '/reports/shanyin2022');
    current = serviceOver([]);
    await open(swapped, '/reports/shanyin2022', 404);
  });
});

describe('downloads', () => {
  test('send CSV with a byte order mark and a Chinese file name', async () => {
    const response = await request(app).get(encodeURI('/export?format=csv&q=行政复议')).expect(200);
    expect(response.headers['content-type']).toContain('text/csv');
    expect(decodeURIComponent(response.headers['content-disposition'] ?? '')).toContain(
      '他山检索-行政复议-3段-2024-05-03.csv',
    );
    expect(response.text.startsWith('\uFEFF"序号"')).toBe(true);
  });

  test('send Markdown with the conditions in words', async () => {
    const response = await request(app).get(encodeURI('/export?format=md&q=行政复议&year=2022')).expect(200);
    expect(response.text).toContain('筛选条件：年份：2022年');
    expect(response.text).toContain('共 2 段，出自 1 份报告（1 个地区），全部在此文件中');
  });

  test('answer 400 for a format there is not, and for nothing to search', async () => {
    await request(app).get('/export?format=exe&q=x').expect(400);
    await request(app).get('/export?format=csv').expect(400);
  });
});

describe('headers', () => {
  test('let nothing in from elsewhere, and ask nothing of plain HTTP', async () => {
    const { response } = await open(app, '/');
    const policy = response.headers['content-security-policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(policy).not.toContain('unsafe');
    expect(response.headers['strict-transport-security']).toBeUndefined();
    expect(response.headers['x-powered-by']).toBeUndefined();
  });

  test('keep styles for a year under a name that changes with them', async () => {
    const { $ } = await open(app, '/');
    const href = $('link[rel=stylesheet]').attr('href') ?? '';
    expect(href).toMatch(/^\/assets\/tashan\.[0-9a-f]{10}\.css$/);
    const styles = await request(app).get(href).expect(200);
    expect(styles.headers['cache-control']).toContain('immutable');
  });

  test('send 304 for a page that has not changed', async () => {
    const { response } = await open(app, '/');
    await request(app)
      .get('/')
      .set('If-None-Match', response.headers.etag ?? '')
      .expect(304);
  });
});

describe('a base path', () => {
  const below = testApp({ basePath: '/law/tashan/' });

  test.each([
    '/',
    '/search?q=行政复议 受理点&year=2022',
    '/search?q=登月',
    '/reports/shanyin2022?q=复议',
    '/help',
    '/reports?region=山西省',
    '/reports?view=grid',
    '/status',
    '/settings',
    '/api',
    '/nowhere',
  ])('stands in every link of %s', async (path) => {
    const { $ } = await open(below, `/law/tashan${path}`, path === '/nowhere' ? 404 : 200);
    const links = $('[href], [src], [action]')
      .toArray()
      .map((item) => $(item).attr('href') ?? $(item).attr('src') ?? $(item).attr('action') ?? '');
    const outside = links.filter(
      (link) =>
        !link.startsWith('/law/tashan/') && !link.startsWith('#') && !link.startsWith('http://www.shanyin.example/'),
    );
    expect(outside).toEqual([]);
  });

  test('also works behind a proxy that strips it', async () => {
    await open(below, '/search?q=行政复议');
    const response = await request(below).get('/law/tashan/api/nowhere').expect(404);
    expect(response.body.error.code).toBe('page-not-found');
  });
});
