import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sampleReport } from '../sample-reports.ts';
import { serviceOver } from '../web/service-over.ts';
import { noChromium, openSite, type Site, type Visit } from './chromium.ts';

const PLACES = ['330226', '330200', '320507', '450100'];
const service = serviceOver(
  PLACES.map((place) => sampleReport(place, ['受理点设到乡镇。', '行政执法。'], { place, year: 2022 })),
);

describe.skipIf(noChromium)('the box for a place', () => {
  let site: Site;
  let visit: Visit;
  let page: Page;

  beforeAll(async () => {
    site = await openSite({ service, basePath: '/law/tashan' });
  });
  afterAll(() => site?.close());
  beforeEach(async () => {
    await visit?.context.close();
    visit = await site.visit();
    page = visit.page;
  });

  const options = () => page.locator('.suggestions [role=option]:visible');
  const openSearch = () =>
    page.goto(`${site.home}/search?q=${encodeURIComponent('受理点')}&year=2022&view=regions&region=320507`);
  const type = async (box: string, text: string) => {
    await page.focus(box);
    await page.keyboard.insertText(text);
    await options().first().waitFor();
  };
  const asked = () => visit.requests.filter((url) => url.includes('/api/'));

  test('offers names as somebody types, each with where it lies and what the search finds there', async () => {
    await openSearch();
    await type('#find-region', '宁');
    expect(await options().allTextContents()).toEqual([
      '宁波市 浙江省 · 2 段',
      '宁海县 浙江省›宁波市 · 1 段',
      '南宁市 广西壮族自治区 · 1 段',
    ]);
    const request = new URL(asked()[0] ?? '');
    expect(request.pathname).toBe('/law/tashan/api/facets/region');
    expect(Object.fromEntries(request.searchParams)).toMatchObject({ q: '宁', search: '受理点', year: '2022' });
    expect(await page.getAttribute('#find-region', 'role')).toBe('combobox');
    expect(await page.getAttribute('.suggestions:visible [role=listbox]', 'aria-label')).toBe('地区');
    expect(await page.textContent('.facet-find [role=status]')).toBe('地区 3 条，按上下键选择。');
  });

  test('takes a place by the keyboard, in initials too, and keeps words, year and view', async () => {
    await openSearch();
    await type('#find-region', 'nhx');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('region') === '330226');
    const { searchParams } = new URL(page.url());
    expect([searchParams.get('q'), searchParams.get('year'), searchParams.get('view')]).toEqual([
      '受理点',
      '2022',
      'regions',
    ]);
    expect(await page.locator('.comparison tbody th b').allTextContents()).toEqual(['宁海县']);
  });

  test('takes a place by the pointer', async () => {
    await openSearch();
    await type('#find-region', '南宁');
    await options().first().click();
    await page.waitForURL((url) => url.searchParams.get('region') === '450100');
  });

  test('closes on Escape, keeps what was typed, and sends it as it is', async () => {
    await openSearch();
    await type('#find-region', '宁海');
    await page.keyboard.press('Escape');
    expect(await options().count()).toBe(0);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('region') === '宁海');
    expect(await page.textContent('.chips')).toContain('宁海县');
  });

  test('offers names in the list of reports, too', async () => {
    await page.goto(`${site.home}/reports?year=2022`);
    await type('#f-region', 'xcq');
    await options().first().click();
    await page.waitForURL((url) => url.searchParams.get('region') === '320507');
    expect(new URL(page.url()).searchParams.get('year')).toBe('2022');
    expect(await page.locator('.report-table tbody tr').count()).toBe(1);
  });

  test('loads nothing more until the box is used, and is a plain box without script', async () => {
    await openSearch();
    await page.waitForLoadState('networkidle');
    expect(visit.requests.filter((url) => url.endsWith('place-box.js'))).toEqual([]);
    await visit.context.close();
    visit = await site.visit({ javaScriptEnabled: false });
    page = visit.page;
    await openSearch();
    await page.fill('#find-region', '宁海');
    await page.press('#find-region', 'Enter');
    expect(await page.locator('.comparison tbody th b').allTextContents()).toEqual(['宁海县']);
  });
});
