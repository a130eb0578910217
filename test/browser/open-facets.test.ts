import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noChromium, OFFICE_SCREEN, openSite, PHONE, type Site } from './chromium.ts';

describe.skipIf(noChromium)('the conditions of a list', () => {
  let site: Site;
  let page: Page;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site?.close());

  const openOn = async ({ width, height }: typeof PHONE): Promise<void> => {
    page = (await site.visit({ viewport: { width, height }, javaScriptEnabled: false })).page;
    await page.goto(`${site.home}/search?q=${encodeURIComponent('行政')}`);
  };

  test('stay open on a phone while one after the other is chosen, and tell how much is left', async () => {
    await openOn(PHONE);
    expect(await page.isVisible('#facets')).toBe(false);
    await page.click('.facets-open');
    await page.click('.facet:has-text("2022年")');
    await page.click('.facet:has-text("做法")');
    const asked = new URL(page.url()).searchParams;
    expect([asked.get('year'), asked.get('kind')]).toEqual(['2022', 'practice']);
    expect(await page.isVisible('#facets')).toBe(true);
    expect(await page.innerText('.facets-count')).toBe(await page.innerText('.count'));
    await page.click('.facets-close');
    expect(await page.isVisible('#facets')).toBe(false);
  });

  test('stay open on a phone when a place is named', async () => {
    await openOn(PHONE);
    await page.click('.facets-open');
    await page.fill('.facet-find input[type=text]', '山阴');
    await page.click('.facet-find button');
    expect(new URL(page.url()).searchParams.get('region')).toContain('山阴');
    expect(await page.isVisible('#facets')).toBe(true);
  });

  test('leave a wide screen at the top of the page', async () => {
    await openOn(OFFICE_SCREEN);
    await page.click('.facet:has-text("2022年")');
    expect(await page.evaluate('window.scrollY')).toBe(0);
    expect(await page.isVisible('.facets-count')).toBe(false);
  });
});
