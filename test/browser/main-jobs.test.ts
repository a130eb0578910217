import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noChromium, openSite, SCREENS, type Site, type Visit } from './chromium.ts';

const SCRIPT = [
  { with: 'without JavaScript', javaScriptEnabled: false },
  { with: 'with JavaScript', javaScriptEnabled: true },
];
const MACHINES = SCREENS.flatMap((screen) => SCRIPT.map((script) => ({ ...screen, ...script })));

describe.skipIf(noChromium).each(MACHINES)('the main jobs $with on $name', ({ width, height, javaScriptEnabled }) => {
  let site: Site;
  let visit: Visit;
  let page: Page;
  let home: string;

  beforeAll(async () => {
    site = await openSite({ basePath: '/tashan' });
    home = site.home;
    visit = await site.visit({ viewport: { width, height }, javaScriptEnabled });
    page = visit.page;
  });

  afterAll(() => site?.close());

  const query = () => new URL(page.url()).searchParams;

  test('finds a practice, narrows, opens it in its report, and comes back', async () => {
    await page.goto(`${home}/`);
    await page.fill('#q', '行政复议');
    await page.keyboard.press('Enter');
    expect(await page.textContent('.count')).toBe('共 3 段，出自 2 份报告（2 个地区）');

    if (width < 760) await page.click('.facets-open');
    await page.click('.facet:has-text("2022年")');
    expect(query().get('year')).toBe('2022');
    expect(await page.textContent('.count')).toBe('共 2 段，出自 1 份报告（1 个地区）');

    await page.click('.card h3 a >> nth=0');
    expect(await page.textContent('h1')).toBe('山阴县人民政府2022年法治政府建设工作报告');
    const passage = page.locator('.passage:target');
    expect(await passage.textContent()).toContain('受理点');
    expect(await passage.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(height);
    expect(await passage.locator('mark').count()).toBeGreaterThan(0);

    await page.goBack();
    expect(await page.inputValue('#q')).toBe('行政复议');
    expect(query().get('year')).toBe('2022');

    await page.click('.chips a:has-text("2022年")');
    expect(query().has('year')).toBe(false);
    expect(query().get('q')).toBe('行政复议');
  });

  test('downloads the list', async () => {
    await page.goto(`${home}/search?q=${encodeURIComponent('行政复议')}`);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('.downloads a >> nth=0')]);
    expect(download.suggestedFilename()).toBe('他山检索-行政复议-3段-2024-05-03.docx');
  });

  test('asks no other host for anything, and the console stays silent', () => {
    expect([...new Set(visit.requests.map((url) => new URL(url).host))]).toEqual([site.host]);
    expect(visit.complaints.filter((text) => !text.includes('404'))).toEqual([]);
  });
});
