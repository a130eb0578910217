import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noChromium, openSite, PHONE, type Site, type Visit } from './chromium.ts';
import { ENDING, longReports } from './long-reports.ts';

const RESULTS = `/search?q=${encodeURIComponent('罚缴分离')}`;
const REPORT = `/reports/dongshan2023?q=${encodeURIComponent('罚缴分离')}`;

describe.skipIf(noChromium)('reading', () => {
  let site: Site;
  let visit: Visit;
  let page: Page;

  beforeAll(async () => {
    site = await openSite({ reports: longReports });
  });
  afterAll(() => site?.close());
  beforeEach(async () => {
    await visit?.context.close();
    visit = await site.visit();
    page = visit.page;
  });

  const label = () => page.textContent('.hit-steps output');
  const copied = async (type: string): Promise<string> =>
    page.evaluate<string>(`new Promise((resolve) => {
      window.addEventListener('copy', (event) => resolve(event.clipboardData.getData('${type}')), { once: true });
      document.execCommand('copy');
    })`);
  const select = (selector: string) => page.locator(selector).first().selectText();

  test('steps from mark to mark and round at the ends', async () => {
    await page.goto(site.home + REPORT);
    await page.locator('.hit-steps').waitFor();
    const marks = await page.locator('.passage-text mark').count();
    expect(marks).toBeGreaterThan(3);
    expect(await label()).toBe(`共 ${marks} 处`);
    await page.click('.hit-steps button >> nth=1');
    expect(await label()).toBe(`第 1/${marks} 处`);
    await page.click('.hit-steps button >> nth=0');
    expect(await label()).toBe(`第 ${marks}/${marks} 处`);
    const current = page.locator('mark.is-current');
    expect(await current.count()).toBe(1);
    const place = await current.boundingBox();
    expect(place?.y).toBeGreaterThan(0);
    expect(place?.y).toBeLessThan(768);
    // The buttons stay in sight.
    expect((await page.locator('.hit-steps').boundingBox())?.y).toBeGreaterThanOrEqual(0);
  });

  test('steps through as many places as it says it has marked, with a typed word inside a synonym', async () => {
    const word = '申诉 复议';
    await page.goto(`${site.home}/reports/shanyin2022?q=${encodeURIComponent(word)}`);
    await page.locator('.hit-steps').waitFor();
    const said = /标出 (\d+) 处/.exec((await page.textContent('.hits-bar')) ?? '')?.[1];
    expect(await label()).toBe(`共 ${said} 处`);
    expect(await page.locator('.passage-text mark').count()).toBeGreaterThan(Number(said));
    expect(Number(said)).toBeGreaterThan(1);
  });

  test('begins at the passage that the address names', async () => {
    await page.goto(`${site.home}${REPORT}#p-dongshan-3`);
    await page.locator('.hit-steps').waitFor();
    const marks = await page.locator('.passage-text mark').count();
    expect(await label()).toBe(`第 ${marks}/${marks} 处`);
  });

  test('has nothing to step through without marks', async () => {
    await page.goto(`${site.home}/reports/dongshan2023`);
    await page.locator('.keys-open').waitFor({ state: 'attached' });
    expect(await page.locator('.hit-steps').count()).toBe(0);
  });

  test.each([true, false])(
    'unfolds the whole of a passage on its card and folds it again, script: %s',
    async (script) => {
      visit = await site.visit({ javaScriptEnabled: script });
      page = visit.page;
      await page.goto(site.home + RESULTS);
      const card = page.locator('.card', { has: page.locator('.unfold') });
      expect(await card.count()).toBe(1);
      expect(await card.innerText()).not.toContain(ENDING);
      await card.locator('.unfold summary').focus();
      await page.keyboard.press('Enter');
      expect(await card.innerText()).toContain(ENDING);
      expect(await card.locator('.unfold summary').innerText()).toBe('收起');
      await page.keyboard.press('Enter');
      expect(await card.innerText()).not.toContain(ENDING);
    },
  );

  test('prints the whole of a passage that is folded', async () => {
    await page.goto(site.home + RESULTS);
    await page.emulateMedia({ media: 'print' });
    const text = await page.locator('.list').innerText();
    expect(text).toContain(ENDING);
    for (const pressed of ['展开全段', '同类做法', '表格（CSV）', '从新到旧']) expect(text).not.toContain(pressed);
    expect(await page.isVisible('.facets, .site, .search-box')).toBe(false);
  });

  test('prints a report without what can only be pressed', async () => {
    await page.goto(site.home + REPORT);
    await page.locator('.hit-steps').waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.outline', '.hit-steps', '.hits-bar', '.passage-note', '.site-end']) {
      expect([hidden, await page.locator(hidden).first().isVisible()]).toEqual([hidden, false]);
    }
    expect(await page.locator('.report').innerText()).toContain(ENDING);
  });

  test('adds the source to what is copied, as text and as HTML, without the notes beside it', async () => {
    await page.goto(site.home + REPORT);
    await page.locator('.hit-steps').waitFor();
    await select('.passage >> nth=0');
    const text = await copied('text/plain');
    expect(text).toMatch(
      /^推行罚缴分离，罚缴分离覆盖全部乡镇。\s*（出处：《东山县2023年法治政府建设报告》（东山县人民政府）.*）\n$/,
    );
    expect(await copied('text/html')).toMatch(/^<p>推行罚缴分离.*<\/p><p>（出处：《东山县2023年法治政府建设报告》/);
  });

  test('adds the source to what is copied from a card', async () => {
    await page.goto(site.home + RESULTS);
    await page.locator('.keys-open').waitFor();
    await select('.card:has(.unfold) .snippet-text');
    const text = await copied('text/plain');
    expect(text).toContain('（出处：《东山县2023年法治政府建设报告》');
    expect(text).not.toContain(ENDING);
  });

  test('leaves a few copied characters as they are', async () => {
    await page.goto(site.home + REPORT);
    await page.locator('.hit-steps').waitFor();
    await select('.passage-text mark');
    expect(await copied('text/plain')).toBe('');
  });

  test('keeps the step buttons and the sheet inside a phone’s screen', async () => {
    await page.setViewportSize(PHONE);
    await page.goto(site.home + REPORT);
    await page.locator('.hit-steps').waitFor();
    await page.click('.hit-steps button >> nth=1');
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  });
});
