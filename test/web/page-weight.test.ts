import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openService } from '../../src/commands/open-service.ts';
import { readConfig } from '../../src/config.ts';
import { regionOf } from '../../src/report/region/region-gazetteer.ts';
import { type RunningServer, startServer } from '../../src/web/server.ts';
import { sampleIndex } from '../once-a-run.ts';
import { sampleReport } from '../sample-reports.ts';
import { testApp } from './page-harness.ts';
import { transfer, weighPage } from './page-weight.ts';
import { serviceOver } from './service-over.ts';

const MOST_PAGE_BYTES = 60 * 1024;
const MOST_SCRIPT_BYTES = 12 * 1024;
const PAGES = ['/', '/search?q=行政复议', '/search?q=行政执法 监督&theme=T05', '/search?q=登月', '/help'];

describe('over the sample corpus', () => {
  let server: RunningServer;
  let home: string;
  beforeAll(async () => {
    const service = await openService(readConfig({ index: await sampleIndex() }, {}));
    server = await startServer(testApp({ service: () => service }), { host: '127.0.0.1', port: 0 });
    home = `http://127.0.0.1:${server.port}`;
  });
  afterAll(() => server?.close());

  test.each(PAGES)('%s moves at most 60 KB with its style sheet, scripts and pictures', async (path) => {
    const weight = await weighPage(`${home}${encodeURI(path)}`);
    expect(weight.styles).toBeGreaterThan(0);
    expect(weight.total).toBeLessThanOrEqual(MOST_PAGE_BYTES);
  });

  test.each([
    ['/', []],
    ['/search?q=行政复议', ['place-box.js']],
    ['/reports', ['place-box.js']],
    ['/basket', ['basket-page.js']],
  ])('the scripts of %s are at most 12 KB together, with those it loads when it needs them', async (path, later) => {
    const weight = await weighPage(`${home}${encodeURI(path)}`, later);
    expect(weight.scripts).toBeGreaterThan(0);
    expect(weight.scripts).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
  });

  test('pages, answers to programs, styles and scripts come compressed to who asks for it, as they are to who does not', async () => {
    const paths = ['/', encodeURI('/api/search?q=行政复议'), ...(await assetsOf(`${home}/`))];
    for (const path of paths) {
      const compressed = await transfer(`${home}${path}`);
      const plain = await transfer(`${home}${path}`, 'identity');
      expect([path, compressed.headers['content-encoding']]).toEqual([path, 'gzip']);
      expect([path, plain.headers['content-encoding']]).toEqual([path, undefined]);
      expect(compressed.headers.vary).toContain('Accept-Encoding');
      // The time a search took stands in its answer and may differ.
      if (!path.startsWith('/api/')) expect(compressed.text).toBe(plain.text);
    }
  });

  test('a small answer is not compressed', async () => {
    expect((await transfer(`${home}/healthz`)).headers['content-encoding']).toBeUndefined();
  });
});

test('a list full of facets and chips moves at most 60 KB too', async () => {
  const provinces = Array.from({ length: 90 }, (_, i) => `${10 + i}0000`).filter((code) => regionOf(code) !== null);
  const filler = '持续推进行政复议受理点建设，覆盖全部乡镇。'.repeat(15).slice(0, 200);
  const text = { text: `受理点${filler}`, themes: ['T05', 'T08'] };
  const many = Array.from({ length: 400 }, (_, i) =>
    sampleReport(`第${i}份`, [text], { place: provinces[i % provinces.length] ?? '', year: 2010 + (i % 14) }),
  );
  const service = serviceOver(many);
  const server = await startServer(testApp({ service: () => service }), { host: '127.0.0.1', port: 0 });
  for (const path of ['/', '/search?q=行政复议 受理点 乡镇&year=2022&level=县']) {
    const weight = await weighPage(`http://127.0.0.1:${server.port}${encodeURI(path)}`);
    expect(weight.page).toBeGreaterThan(1024);
    expect(weight.total).toBeLessThanOrEqual(MOST_PAGE_BYTES);
  }
  await server.close();
});

async function assetsOf(address: string): Promise<readonly string[]> {
  const { text } = await transfer(address);
  return [...new Set(text.match(/\/assets\/[\w./]+\.(?:css|js)/g) ?? [])];
}
