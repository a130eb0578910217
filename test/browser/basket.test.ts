import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noChromium, openSite, type Site, type Visit } from './chromium.ts';

const LIST = `search?q=${encodeURIComponent('行政复议')}`;

describe.skipIf(noChromium)('the basket in a browser', () => {
  let site: Site;
  let visit: Visit | undefined;
  let context: BrowserContext;
  let page: Page;
  let home: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    site = await openSite({ basePath: '/tashan' });
    home = `${site.home}/`;
  });

  beforeEach(async () => {
    await visit?.context.close();
    complaints.push(...(visit?.complaints ?? []));
    visit = await site.visit();
    ({ context, page } = visit);
  });

  afterAll(() => site?.close());

  const headings = () => page.locator('.basket-item h2 a').allTextContents();
  const count = () => page.textContent('#basket-count');
  const add = (at: number) => page.locator('[data-basket-add]').nth(at).click();

  test('keeps passages over other searches and reloads, with their notes and order', async () => {
    await page.goto(home + LIST);
    await add(0);
    await add(1);
    expect(await count()).toBe('2');
    await page.goto(`${home}search?q=${encodeURIComponent('受理点')}`);
    expect(await count()).toBe('2');

    await page.goto(`${home}basket`);
    await page.waitForSelector('#basket-form');
    const [first, second] = await headings();
    await page.locator('textarea').nth(1).fill('可参考');
    await page.locator('button[name=up]').nth(1).click();
    expect(await headings()).toEqual([second, first]);
    expect(await page.evaluate('document.activeElement.name')).toBe('up');
    await page.reload();
    await page.waitForSelector('#basket-form');
    expect(await headings()).toEqual([second, first]);
    expect(await page.locator('textarea').nth(0).inputValue()).toBe('可参考');
    expect(await page.inputValue('#basket-query')).toBe('行政复议');
  });

  test('exports what it shows', async () => {
    await page.goto(home + LIST);
    await add(0);
    await page.goto(`${home}basket`);
    await page.waitForSelector('#basket-form');
    await page.fill('#basket-title', '复议便民');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('button[value=docx]')]);
    expect(download.suggestedFilename()).toBe('复议便民-2024-05-03.docx');
  });

  const box = (at: number) => page.locator('.choose input').nth(at);

  test('takes what is ticked at once, and gives back what was removed', async () => {
    await page.goto(home + LIST);
    expect(await page.isVisible('#chosen')).toBe(false);
    await box(0).check();
    expect([await count(), await page.textContent('.chosen-says')]).toEqual(['1', '本页 1 段已在摘录篮里（共 1 段）']);
    await box(2).check();
    expect(await count()).toBe('2');
    expect(await page.locator('[data-basket-add]').nth(2).textContent()).toContain('移出摘录');
    await page.locator('[role=status]', { hasText: '已加入摘录篮，共 2 段' }).waitFor({ state: 'attached' });
    await page.click('#chosen button:not([name])');
    await page.waitForSelector('#basket-form');
    const before = await headings();
    expect(before).toHaveLength(2);
    await page.locator('button[name=remove]').nth(0).click();
    expect([await headings(), await count()]).toEqual([before.slice(1), '1']);
    await page.click('.basket-removed button');
    expect([await headings(), await count()]).toEqual([before, '2']);
  });

  test('lets go what is no longer ticked, and keeps its note for the next tick', async () => {
    await page.goto(home + LIST);
    await box(0).check();
    await page.goto(`${home}basket`);
    await page.waitForSelector('#basket-form');
    await page.locator('textarea').first().fill('可参考');
    await page.goto(home + LIST);
    expect(await box(0).isChecked()).toBe(true);
    await box(0).uncheck();
    expect(await page.isVisible('#basket-count')).toBe(false);
    expect(await page.isVisible('#chosen')).toBe(false);
    await box(0).check();
    await page.goto(`${home}basket`);
    await page.waitForSelector('#basket-form');
    expect(await page.locator('textarea').first().inputValue()).toBe('可参考');
  });

  test('ticks the box of what a button puts in, also in another list', async () => {
    await page.goto(home + LIST);
    const id = await box(0).getAttribute('value');
    await add(0);
    expect(await box(0).isChecked()).toBe(true);
    await page.goto(`${home}search?theme=T08`);
    expect(await page.locator(`.choose input[value="${id}"]`).isChecked()).toBe(true);
    expect(await page.locator('.choose input:checked').count()).toBe(1);
  });

  test.each(['nothing may be kept', 'no script runs'])('leaves the boxes to their form where %s', async (why) => {
    if (why === 'no script runs') {
      await visit?.context.close();
      visit = await site.visit({ javaScriptEnabled: false });
      ({ context, page } = visit);
    } else {
      await page.addInitScript(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden'); } })",
      );
    }
    await page.goto(home + LIST);
    await box(0).check();
    await box(1).check();
    expect(await page.isVisible('#chosen')).toBe(true);
    await page.click('#chosen button:not([name])');
    await page.waitForSelector('#basket-form');
    expect(await headings()).toHaveLength(2);
  });

  test('names a passage that has gone since', async () => {
    await page.goto(home + LIST);
    await add(0);
    await page.evaluate(
      "localStorage.setItem('tashan.basket', localStorage['tashan.basket'].replace(/-[0-9a-f]+-1/, '-0-1'))",
    );
    await page.goto(`${home}basket`);
    await page.waitForSelector('.is-gone');
    expect(await page.textContent('.is-gone')).toMatch(/已没有这一段.*加入时的小标题：/s);
  });

  test('takes a passage out by the button that put it in', async () => {
    await page.goto(`${home}reports/shanyin2022`);
    const button = page.locator('[data-basket-add]').nth(1);
    await button.click();
    expect(await button.textContent()).toContain('移出摘录');
    await button.click();
    expect(await button.textContent()).toContain('加入摘录');
    expect(await page.isVisible('#basket-count')).toBe(false);
  });

  test.each([true, false])('copies a citation (clipboard allowed by the browser: %s)', async (isSecure) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    if (!isSecure) {
      await page.addInitScript('delete Navigator.prototype.clipboard');
    }
    await page.goto(home + LIST);
    const button = page.locator('.copy-citation').first();
    await button.click();
    await page.locator('.copy-citation', { hasText: '已复制' }).waitFor();
    await page.locator('[aria-live]', { hasText: '已复制' }).waitFor({ state: 'attached' });
    // Pasted as a person would: the page itself may not be able to read the clipboard.
    await page.fill('#q', '');
    await page.focus('#q');
    await page.keyboard.press('Control+V');
    expect(await page.inputValue('#q')).toMatch(
      /^《山阴县人民政府2022年.*，2022年主要做法 › .*http:\/\/www\.shanyin\.example\/art\/1\.html$/,
    );
  });

  test('leaves the console silent', () => {
    expect(complaints).toEqual([]);
  });
});
