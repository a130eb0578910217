import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Figure } from '../../src/report/report.ts';
import { sampleReport } from '../sample-reports.ts';
import { serviceOver } from '../web/service-over.ts';
import { noChromium, openSite, SCREENS, type Site } from './chromium.ts';

const LONG = '很长的小标题'.repeat(12);
const filler = '在十二个乡镇设立便民窗口，方便群众就近办理，全年办结率明显提高。'.repeat(6);
const figure: Figure = { text: '受理86件', value: 86, unit: '件', what: '受理', start: 0, end: 5 };
const places = [
  '330226',
  '330200',
  '320507',
  '320111',
  '110101',
  '130302',
  '430281',
  '440106',
  '510104',
  '610102',
  '650102',
];
const reports = places.flatMap((place, i) =>
  Array.from({ length: 10 }, (_, year) =>
    sampleReport(
      `甲${i}年${year}`,
      [
        { text: `受理点受理86件，${filler}`, heading: i === 0 ? LONG : '设受理点', themes: ['T08'], figures: [figure] },
        { text: `受理点执法，${filler}`, themes: ['T05'] },
        { text: '受理点少。', kind: 'problem' as const },
      ],
      { place, year: 2014 + year },
    ),
  ),
);
const service = serviceOver([...reports, sampleReport('无地', ['受理点。'], { year: null })]);

describe.skipIf(noChromium).each(SCREENS)('the views without JavaScript on $name', ({ width, height }) => {
  let site: Site;
  let page: Page;
  let home: string;

  beforeAll(async () => {
    site = await openSite({ service, basePath: '/tashan' });
    home = site.home;
    const visit = await site.visit({ viewport: { width, height }, javaScriptEnabled: false });
    await visit.context.addCookies([{ name: 'home', value: '330226', url: home }]);
    page = visit.page;
  });

  afterAll(() => site?.close());

  const count = () => page.textContent('.count');
  const query = () => new URL(page.url()).searchParams;
  const search = (more = '') => page.goto(`${home}/search?q=${encodeURIComponent('受理点')}${more}`);

  test('narrows by a quick choice, widens again, and compares places with the choice kept', async () => {
    await search();
    const all = await count();
    await page.click('.quick-choice:has-text("不含本地区")');
    expect(query().get('excludeRegion')).toBe('330226');
    const narrowed = await count();
    expect(narrowed).not.toBe(all);
    await page.click('.quick-choice:has-text("近三年")');
    expect(query().get('year')).toBe('2021..2023');
    await page.click('.quick-choice:has-text("近三年")');
    expect(await count()).toBe(narrowed);

    await page.click('.views a:has-text("按地区对照")');
    expect(query().get('excludeRegion')).toBe('330226');
    expect(await count()).toBe(narrowed);
    await page.click('.tools a:has-text("地区")');
    const names = await page.locator('.comparison tbody th b').allTextContents();
    expect(names.slice(0, 4)).toEqual(['东城区', '海港区', '浦口区', '相城区']);
    expect(names).toHaveLength(10);
    expect(names).not.toContain('宁海县');
    expect(await page.locator('.compared-figures').first().textContent()).toContain('受理86件');
    await page.click('.quick-choice:has-text("不含本地区")');
    expect(await count()).toBe(all);
    expect(query().get('view')).toBe('regions');
  });

  test('finds a place by its name in the facet', async () => {
    await search('&view=regions');
    if (width < 760) await page.click('.facets-open');
    await page.fill('.facet-find input[type=text]', '相城');
    await page.click('.facet-find button');
    expect(await page.locator('.comparison tbody th b').allTextContents()).toEqual(['相城区']);
    expect(await page.textContent('.chips')).toContain('江苏省›苏州市›相城区');
  });

  test('goes from a number of the table to the passages it counts', async () => {
    await search('&view=matrix');
    const cell = page.locator('.matrix tbody tr').filter({ hasText: '行政执法' }).locator('td a').first();
    const number = Number.parseInt((await cell.textContent()) ?? '', 10);
    await cell.click();
    expect(await count()).toContain(`共 ${number} 段`);
    await page.goBack();
    expect(query().get('view')).toBe('matrix');
  });

  test.each(['reports', 'regions', 'matrix'])(
    'shows %s without sideways scrolling, with targets of 44 pixels',
    async (view) => {
      await search(`&view=${view}`);
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(
        0,
      );
      const small = await page
        .locator(
          '.views a, .tools a, .quick a, .report-card h3 a, .report-passages > li > a, .compared-head a, .comparison th a, .matrix a, .concept a, .common a, .common summary, .downloads a, .facet-find input[type=text], .facet-find button',
        )
        .evaluateAll((targets) =>
          targets
            .map((target) => ({ height: target.getBoundingClientRect().height, text: target.textContent }))
            .filter((target) => target.height > 0 && target.height < 44),
        );
      expect(small).toEqual([]);
    },
  );

  test('keeps the place in view where its passages stand wider than the page', async () => {
    await page.context().addCookies([{ name: 'text', value: 'larger', url: home }]);
    await search('&view=regions');
    const place = page.locator('.comparison tbody th').first();
    const leftOf = () => place.evaluate((cell) => cell.getBoundingClientRect().left);
    const before = await leftOf();
    const scrolled = await page.locator('.comparison-scroll').evaluate((box) => {
      box.scrollLeft = 200;
      return box.scrollLeft;
    });
    // A phone has the passages below each other: nothing scrolls.
    expect(scrolled).toBe(width < 760 ? 0 : 200);
    expect(Math.abs((await leftOf()) - before)).toBeLessThanOrEqual(1);
    await page.context().clearCookies({ name: 'text' });
  });

  test('prints the comparison on A4 on its side, whole, with its head on every page', async () => {
    await search('&view=regions');
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const boxes = [...pdf.matchAll(/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(([, w, h]) => Number(w) > Number(h));
    expect(boxes.length).toBeGreaterThan(1);
    expect(new Set(boxes)).toEqual(new Set([true]));
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 1032, height: 700 });
    const right = await page.locator('.comparison').evaluate((it) => it.getBoundingClientRect().right);
    expect(right).toBeLessThanOrEqual(1032);
    expect(await page.evaluate("getComputedStyle(document.querySelector('.comparison thead')).display")).toBe(
      'table-header-group',
    );
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width, height });
  });

  test('shows the first results without scrolling far', async () => {
    await search();
    const top = await page
      .locator('.card')
      .first()
      .evaluate((card) => card.getBoundingClientRect().top);
    // A phone has one column: words, choices and chips stand above the list.
    expect(top).toBeLessThan(width < 760 ? 1.4 * height : height);
  });
});
