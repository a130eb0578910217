import { setTimeout as wait } from 'node:timers/promises';
import type { Express } from 'express';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { TashanError } from '../../src/errors.ts';
import type { SearchService } from '../../src/search/search-service.ts';
import { createApp } from '../../src/web/app.ts';
import type { OperationsOptions } from '../../src/web/operations.ts';
import { type AnsweredRequest, createLogger } from '../../src/web/request-log.ts';
import { open } from './page-harness.ts';
import { serviceOver } from './service-over.ts';

const SEARCH = encodeURI('/search?q=行政复议');

function appWith(options: Partial<OperationsOptions> & { trustProxy?: boolean } = {}) {
  let current = serviceOver();
  const swap = () => {
    current = serviceOver([]);
  };
  return { ...appOf(() => current, options), swap };
}

const appOver = (service: () => SearchService, options: Partial<OperationsOptions> = {}) => appOf(service, options).app;

function appOf(service: () => SearchService, options: Partial<OperationsOptions> & { trustProxy?: boolean }) {
  const answered: AnsweredRequest[] = [];
  const { trustProxy = false, ...own } = options;
  const app = createApp({
    service,
    basePath: '/law',
    trustProxy,
    logger: createLogger('silent'),
    operations: {
      readiness: () => ({ isReady: true, isChecked: true, reports: 3, passages: 6, problems: [] }),
      openedInMs: () => 120,
      metricsAllow: [],
      rateLimit: 0,
      cacheBytes: 1_000_000,
      logQueries: false,
      record: (each) => answered.push(each),
      ...own,
    },
  });
  return { app, answered };
}

const metricsOf = async (app: Express) => (await request(app).get('/metrics').expect(200)).text;

describe('records of requests', () => {
  test('hold number, path, status, time, bytes and client, and not what was searched for', async () => {
    const { app, answered } = appWith();
    const { headers, text } = await request(app).get(SEARCH).set('Accept-Encoding', 'identity').expect(200);
    expect(answered).toEqual([
      expect.objectContaining({
        requestId: headers['x-request-id'],
        method: 'GET',
        path: '/search',
        query: '',
        status: 200,
        client: expect.stringMatching(/127\.0\.0\.1$/),
      }),
    ]);
    expect(answered[0]?.bytes).toBeGreaterThan(Buffer.byteLength(text));
    expect(answered[0]?.ms).toBeGreaterThan(0);
  });

  test('hold what was searched for where the settings ask for it', async () => {
    const { app, answered } = appWith({ logQueries: true });
    await request(app).get(`${SEARCH}&year=2022`).expect(200);
    expect(answered[0]?.query).toBe('q=行政复议&year=2022');
  });
});

describe('figures', () => {
  test('count requests by the pattern of their path, searches, and what is held', async () => {
    const { app } = appWith();
    await request(app).get(SEARCH).expect(200);
    await request(app).get('/law/reports/none').expect(404);
    await request(app).get('/secret/anything').expect(404);
    const text = await metricsOf(app);
    expect(text).toContain('tashan_http_requests_total{method="GET",route="/search",status="200"} 1');
    expect(text).toContain('tashan_http_requests_total{method="GET",route="/reports/:id",status="404"} 1');
    expect(text).toContain('tashan_http_requests_total{method="GET",route="none",status="404"} 1');
    expect(text).toContain('tashan_search_duration_seconds_count 1');
    expect(text).toContain('tashan_index_reports 3');
    expect(text).toContain('tashan_index_open_seconds 0.12');
    expect(text).toMatch(/nodejs_heap_size_used_bytes \d+/);
    expect(text).toMatch(/nodejs_eventloop_lag_p99_seconds/);
    expect(text).not.toContain('secret');
  });

  test('are told while the index is damaged: that it cannot be searched, and all that does not need it', async () => {
    let damage: Error | null = null;
    const whole = serviceOver();
    const app = appOver(() => {
      if (damage) throw damage;
      return whole;
    });
    expect(await metricsOf(app)).toContain('tashan_up 1');
    damage = new TashanError('state', 'index-damaged', '索引文件已损坏');
    await request(app).get(SEARCH).expect(503);
    const text = await metricsOf(app);
    expect(text).toContain('tashan_up 0');
    expect(text).not.toMatch(/^tashan_index_reports \d/m);
    expect(text).toContain('tashan_http_requests_total{method="GET",route="none",status="503"} 1');
    damage = null;
    expect(await metricsOf(app)).toContain('tashan_index_reports 3');
  });

  test('are not there for others, nor behind a proxy that is not known', async () => {
    const { app } = appWith();
    await request(app).get('/metrics').set('X-Forwarded-For', '10.1.2.3').expect(404);
    const trusting = appWith({ trustProxy: true, metricsAllow: ['10.1.0.0/16'] }).app;
    await request(trusting).get('/metrics').set('X-Forwarded-For', '10.1.2.3').expect(200);
    await request(trusting).get('/metrics').set('X-Forwarded-For', '10.2.2.3').expect(404);
  });
});

describe('/readyz', () => {
  test('answers 200 when the index is open and checked, and tells what is wrong all the same', async () => {
    const problems = ['索引文件夹不见了'];
    const readiness = () => ({ isReady: true, isChecked: true, reports: 3, passages: 6, problems });
    const { body } = await request(appWith({ readiness }).app).get('/law/readyz').expect(200);
    expect(body).toEqual({ status: 'ready', indexChecked: true, reports: 3, passages: 6, problems });
  });

  test('answers 503 when it is not', async () => {
    const readiness = () => ({ isReady: false, isChecked: false, reports: 3, passages: 6, problems: [] });
    const { body } = await request(appWith({ readiness }).app).get('/readyz').expect(503);
    expect(body.status).toBe('not-ready');
  });
});

describe('a client that asks too often', () => {
  test('is answered 429 with a sentence and when to come back, as a page or as JSON', async () => {
    const { app } = appWith({ rateLimit: 2, cacheBytes: 0 });
    await request(app).get(SEARCH).expect(200);
    await request(app).get(SEARCH).expect(200);
    const { $, response } = await open(app, SEARCH, 429);
    expect(response.headers['retry-after']).toBe('60');
    expect($('h1').text()).toBe('请求太频繁：每台电脑每分钟最多 2 次。');
    expect($('input[name=q]').val()).toBe('行政复议');
    const { body } = await request(app).get('/api/search?q=x').expect(429);
    expect(body.error).toMatchObject({ code: 'too-many-requests', requestId: expect.stringMatching(/^[0-9a-f]{8}$/) });
  });

  test('still gets style sheets and the state of the server', async () => {
    const { app } = appWith({ rateLimit: 1, cacheBytes: 0 });
    const { $ } = await open(app, '/');
    await open(app, '/', 429);
    await request(app)
      .get($('link[rel=stylesheet]').attr('href') ?? '')
      .expect(200);
    for (const path of ['/healthz', '/law/healthz', '/readyz', '/metrics']) await request(app).get(path).expect(200);
  });
});

describe('a server that is asked too much', () => {
  test('answers 503 with Retry-After, keeps what was typed, and says that it is alive', async () => {
    const { app } = appWith({ overload: { inFlight: 0 } });
    const { $, response } = await open(app, SEARCH, 503);
    expect(response.headers['retry-after']).toBe('2');
    expect($('h1').text()).toContain('现在检索的人太多');
    expect($('input[name=q]').val()).toBe('行政复议');
    await request(app).get('/healthz').expect(200);
    await request(app).get('/readyz').expect(200);
  });

  test('takes requests again when it has caught up', async () => {
    const { app } = appWith({ cacheBytes: 0, overload: { lateMs: 30, lookEveryMs: 20 } });
    const stuck = performance.now() + 2_000;
    const block = () => {
      const until = performance.now() + 60;
      while (performance.now() < until);
      if (performance.now() < stuck) setTimeout(block, 0);
    };
    block();
    const statuses = new Set<number>();
    for (let i = 0; i < 100 && !(statuses.has(503) && statuses.has(200)); i += 1) {
      statuses.add((await request(app).get('/api/search?q=x')).status);
    }
    expect([...statuses].sort()).toEqual([200, 503]);
  });
});

describe('an answer that was given before', () => {
  const hits = async (app: Express) => Number(/tashan_cache_hits (\d+)/.exec(await metricsOf(app))?.[1]);

  test('is sent again as it was, compressed and as it is', async () => {
    const { app } = appWith();
    const first = await request(app).get(SEARCH).set('Accept-Encoding', 'identity').expect(200);
    for (const encoding of ['identity', 'gzip']) {
      const again = await request(app).get(SEARCH).set('Accept-Encoding', encoding).expect(200);
      expect(again.text).toBe(first.text);
      expect(again.headers.etag).toBe(first.headers.etag);
      expect(again.headers['content-type']).toBe(first.headers['content-type']);
      expect(again.headers['content-security-policy']).toBe(first.headers['content-security-policy']);
    }
    await request(app)
      .get(SEARCH)
      .set('If-None-Match', first.headers.etag ?? '')
      .expect(304);
    expect(await hits(app)).toBe(3);
  });

  test('is made anew once the index has changed', async () => {
    const { app, swap } = appWith();
    const address = encodeURI('/api/search?q=行政复议');
    expect((await request(app).get(address)).body.total.passages).toBe(3);
    swap();
    expect((await request(app).get(address)).body.total.passages).toBe(0);
  });

  /** The number of passages that an app over one service after the other tells. */
  const appOfServices = (first: SearchService, options: Partial<OperationsOptions> = {}) => {
    let current: SearchService | null = first;
    const app = appOver(() => {
      if (current === null) throw new TashanError('state', 'index-damaged', '索引文件已损坏');
      return current;
    }, options);
    const use = (next: SearchService | null) => {
      current = next;
    };
    const passagesOf = async (q: string) =>
      (await request(app).get(`/api/search?${new URLSearchParams({ q })}`)).body.total?.passages;
    return { use, passagesOf };
  };
  const slow = (service: SearchService, ms: number): SearchService => ({
    ...service,
    search(asked) {
      const until = performance.now() + ms;
      while (performance.now() < until);
      return service.search(asked);
    },
  });

  test('is sent once more while answers from the new index are made for others, and then made anew', async () => {
    const { use, passagesOf } = appOfServices(serviceOver());
    expect([await passagesOf('行政复议'), await passagesOf('复议')]).toEqual([3, 3]);
    use(slow(serviceOver([]), 400));
    expect([await passagesOf('复议'), await passagesOf('行政复议')]).toEqual([0, 3]);
    await wait(1_400);
    expect(await passagesOf('行政复议')).toBe(0);
  });

  test('is sent once more to all who ask at once but one', async () => {
    const searched = new Set<string>();
    const told = (service: SearchService): SearchService => ({
      ...service,
      search(asked) {
        searched.add(asked.q);
        return service.search(asked);
      },
    });
    let current = told(serviceOver());
    const app = appOver(() => current);
    const pages = ['行政复议', '复议', '行政', '执法'].map((q) => `/search?${new URLSearchParams({ q })}`);
    const openAll = () => Promise.all(pages.map((page) => request(app).get(page).expect(200)));
    await openAll();
    expect(searched.size).toBe(pages.length);
    current = told(slow(serviceOver([]), 100));
    searched.clear();
    await openAll();
    expect(searched.size).toBe(1);
  });

  test('is never sent from two states ago, when that has long ended', async () => {
    const { use, passagesOf } = appOfServices(serviceOver(), { oldAnswersMs: 200 });
    expect(await passagesOf('行政复议')).toBe(3);
    use(serviceOver());
    await passagesOf('其他');
    await wait(300);
    use(slow(serviceOver([]), 400));
    expect([await passagesOf('复议'), await passagesOf('行政复议')]).toEqual([0, 0]);
  });

  test('is not sent once more where it was made of an index that was damaged', async () => {
    const { use, passagesOf } = appOfServices(serviceOver());
    expect([await passagesOf('行政复议'), await passagesOf('复议')]).toEqual([3, 3]);
    use(null);
    expect(await passagesOf('行政复议')).toBeUndefined();
    use(slow(serviceOver([]), 400));
    expect([await passagesOf('复议'), await passagesOf('行政复议')]).toEqual([0, 0]);
  });

  test('is not that of somebody with other settings', async () => {
    const { app } = appWith();
    await open(app, SEARCH);
    const { $ } = await open(app, SEARCH, 200, 'contrast=high');
    expect($('html').attr('class')).toMatch(/contrast/);
    expect(await hits(app)).toBe(0);
  });

  test('takes no more room than it is given, and a failure takes none', async () => {
    const { app } = appWith({ cacheBytes: 60_000 });
    for (let i = 0; i < 12; i += 1) await open(app, `/search?q=行政复议 ${i}`);
    await request(app).get('/search?q=x&year=bad').expect(400);
    const bytes = Number(/tashan_cache_bytes (\d+)/.exec(await metricsOf(app))?.[1]);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(60_000);
  });
});
