import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noChromium, openSite, SCREENS, type Site, type Visit } from './chromium.ts';

describe.skipIf(noChromium).each(SCREENS)('without JavaScript on $name', ({ width, height }) => {
  let site: Site;
  let visit: Visit;
  let page: Page;
  let home: string;

  beforeAll(async () => {
    site = await openSite({ basePath: '/tashan' });
    home = site.home;
    visit = await site.visit({ viewport: { width, height }, javaScriptEnabled: false });
    page = visit.page;
  });

  afterAll(() => site?.close());

  const overflow = () => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  const query = () => new URL(page.url()).searchParams;

  test('leads from a document that a report names to the passage that names it', async () => {
    await page.goto(`${home}/reports/shanyin2022`);
    await page.click('.findings summary:has-text("制度文件")');
    const link = page.locator('.findings a:has-text("便民办法")');
    expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await link.click();
    expect(await page.locator('.passage:target').textContent()).toContain('便民办法');
  });

  test('leads from hit to hit in a report, beside the passages', async () => {
    await page.goto(`${home}/reports/shanyin2022?q=${encodeURIComponent('行政复议')}`);
    await page.click('.hit a[aria-label="下一处"] >> nth=0');
    const passage = page.locator('.passage:target');
    expect(await passage.locator('.hit b').textContent()).toBe('第 5/5 处');
    const inside = (part: string) => passage.locator(part).evaluate((element) => element.getBoundingClientRect().right);
    expect(await inside('.hit')).toBeLessThanOrEqual(width);
    expect(await inside('.hit b')).toBeLessThanOrEqual(await inside('.hit'));
  });

  test('makes the text large and keeps the page, from the header', async () => {
    await page.goto(`${home}/search?q=${encodeURIComponent('行政复议')}`);
    await page.click('.text-size button');
    expect(query().get('q')).toBe('行政复议');
    expect(await page.getAttribute('html', 'class')).toBe('large-text');
    expect(await overflow()).toBe(0);
    await page.click('.text-size button');
    expect(await page.getAttribute('html', 'class')).toBeNull();
  });

  test('finds a report by its place, in the list and in the grid', async () => {
    await page.goto(`${home}/reports`);
    await page.fill('#f-region', '山阴县');
    await page.click('.report-filter button');
    expect(await page.textContent('.count')).toBe('共 1 份报告');
    await page.click('.tabs a:has-text("地区 × 年份")');
    await page.click('.coverage td a');
    expect(await page.textContent('h1')).toBe('山阴县人民政府2022年法治政府建设工作报告');
  });

  test('keeps the conditions when the query is changed and exact mode chosen', async () => {
    await page.goto(`${home}/search?q=${encodeURIComponent('行政复议')}&year=2022`);
    await page.fill('#q', '受理点');
    await page.check('input[name=mode][value=exact]');
    await page.click('.search-line button');
    expect([query().get('q'), query().get('mode'), query().get('year')]).toEqual(['受理点', 'exact', '2022']);
  });

  test.each([
    '/',
    '/search?q=行政复议+受理点',
    '/search?q=登月',
    '/search?theme=T10',
    '/reports/hostile?q=敌意',
    '/help',
    '/reports',
    '/reports?view=grid',
    '/status?flaw=any',
    '/settings',
    '/api',
    '/nowhere',
  ])('shows %s without sideways scrolling', async (path) => {
    await page.goto(`${home}${path}`);
    expect(await overflow()).toBe(0);
  });

  test('has targets of 44 pixels in its lists, tools and forms', async () => {
    await page.goto(`${home}/search?q=${encodeURIComponent('行政复议')}&year=2022`);
    if (width < 760) await page.click('.facets-open');
    const small = await page
      .locator(
        '.facet, .facets summary, .year-bars a, .site nav a, .text-size button, .chips a, .tools a, .card-end a, .card h3 a, .downloads a, .mode, button',
      )
      .evaluateAll((targets) =>
        targets
          .map((target) => ({ height: target.getBoundingClientRect().height, text: target.textContent }))
          .filter((target) => target.height > 0 && target.height < 44),
      );
    expect(small).toEqual([]);
  });

  test('reaches the text first by the skip link', async () => {
    await page.goto(`${home}/help`);
    await page.keyboard.press('Tab');
    expect(await page.textContent(':focus')).toBe('跳到正文');
  });

  test('asks no other host for anything, and the console stays silent', () => {
    expect([...new Set(visit.requests.map((url) => new URL(url).host))]).toEqual([site.host]);
    expect(visit.complaints.filter((text) => !text.includes('404'))).toEqual([]);
  });
});
