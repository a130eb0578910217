import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CHROMIUM, FLAGS, noChromium, openSite, type Site, type Visit } from './chromium.ts';

describe.skipIf(noChromium)('the search box', () => {
  let site: Site;
  let visit: Visit;
  let page: Page;

  beforeAll(async () => {
    site = await openSite({ basePath: '/law/tashan' });
  });
  afterAll(() => site?.close());
  beforeEach(async () => {
    await visit?.context.close();
    visit = await site.visit();
    page = visit.page;
    await page.goto(`${site.home}/`);
  });

  const type = async (text: string) => {
    await page.focus('#q');
    await page.keyboard.insertText(text);
  };
  const options = () => page.locator('[role=option]');
  const listed = () => options().locator('span').allTextContents();
  const box = (name: string) => page.getAttribute('#q', name);
  const asked = () => visit.requests.filter((url) => url.includes('/api/'));
  const isOpen = () => page.isVisible('[role=listbox]');

  test('is a combobox that lists what may be meant, with what each is', async () => {
    await type('山阴');
    await options().first().waitFor();
    expect(await options().first().textContent()).toBe('山阴县 地区');
    expect([await box('role'), await box('aria-expanded'), await box('aria-activedescendant')]).toEqual([
      'combobox',
      'true',
      null,
    ]);
    expect(await page.getAttribute('[role=listbox]', 'id')).toBe(await box('aria-controls'));
    expect(await page.textContent('.search-line [role=status]')).toContain('条，按上下键选择');
    expect(new URL(asked()[0] ?? '').pathname).toBe('/law/tashan/api/suggest');
  });

  test('steps through the list with the arrow keys, past the end back to what was typed', async () => {
    await type('山阴');
    await options().first().waitFor();
    await page.keyboard.press('ArrowDown');
    const first = await box('aria-activedescendant');
    expect(await page.locator(`#${first}`).getAttribute('aria-selected')).toBe('true');
    expect(await page.evaluate('document.activeElement.id')).toBe('q');
    await page.keyboard.press('ArrowUp');
    expect(await box('aria-activedescendant')).toBeNull();
    expect(await page.locator('[aria-selected=true]').count()).toBe(0);
  });

  test('goes where a place that is picked leads', async () => {
    await type('山阴');
    await options().first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?*');
    expect(new URL(page.url()).pathname).toBe('/law/tashan/search');
    expect(new URL(page.url()).searchParams.get('region')).toBe('140621');
  });

  test('searches for a word that is picked, and keeps mode and conditions', async () => {
    await page.goto(`${site.home}/search?q=${encodeURIComponent('复议')}&year=2022&mode=exact`);
    await page.fill('#q', '便民办法');
    await options().filter({ hasText: '便民办法' }).first().click();
    await page.waitForURL((url) => url.searchParams.get('q') !== '复议');
    const { searchParams } = new URL(page.url());
    expect(searchParams.get('q')).toContain('便民办法');
    expect([searchParams.get('year'), searchParams.get('mode')]).toEqual(['2022', 'exact']);
  });

  test('searches for what was typed when Enter is pressed and nothing is picked', async () => {
    await type('复议');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?*');
    expect(new URL(page.url()).searchParams.get('q')).toBe('复议');
  });

  test('closes the list on Escape and on Tab, and keeps what was typed', async () => {
    await type('山阴');
    await options().first().waitFor();
    await page.keyboard.press('Escape');
    expect(await isOpen()).toBe(false);
    expect(await page.inputValue('#q')).toBe('山阴');
    await page.keyboard.press('Escape');
    expect(await page.inputValue('#q')).toBe('山阴');
    await page.keyboard.press('ArrowDown');
    await options().first().waitFor();
    await page.keyboard.press('Tab');
    expect(await isOpen()).toBe(false);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('检索');
  });

  test('asks once for a word typed fast', async () => {
    await page.focus('#q');
    // All letters within one turn: a busy machine may be slower than a fast typist.
    await page.evaluate(`for (const letter of 'shanyin') {
      const box = document.querySelector('#q');
      box.value += letter;
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }`);
    await options().first().waitFor();
    expect(asked().map((url) => new URL(url).searchParams.get('q'))).toEqual(['shanyin']);
  });

  test('drops an answer to what is no longer typed', async () => {
    await page.route('**/api/suggest?q=%E5%B1%B1', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      await route.continue();
    });
    await type('山');
    await page.waitForTimeout(200);
    await type('西');
    await page.waitForResponse(/suggest\?q=%E5%B1%B1$/);
    await page.waitForTimeout(100);
    expect(asked()).toHaveLength(2);
    expect((await listed()).filter((text) => !text.includes('山西'))).toEqual([]);
  });

  test('asks for nothing and searches for nothing while an input method composes', async () => {
    const session = await visit.context.newCDPSession(page);
    await page.focus('#q');
    await session.send('Input.imeSetComposition', { text: 'shan', selectionStart: 4, selectionEnd: 4 });
    await page.waitForTimeout(300);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(200);
    expect(asked()).toEqual([]);
    expect(page.url()).toBe(`${site.home}/`);

    await session.send('Input.insertText', { text: '山阴' });
    await options().first().waitFor();
    expect(asked().map((url) => new URL(url).searchParams.get('q'))).toEqual(['山阴']);
  });

  test('takes the Enter of an input method neither for a search nor for a choice, however the browser tells it', async () => {
    await type('山阴');
    await options().first().waitFor();
    await page.keyboard.press('ArrowDown');
    // What 360 and older Chromium send where CDP sends none: the key by its code, and the search that follows it.
    const goesOn = await page.evaluate<readonly boolean[]>(`(() => {
      const box = document.querySelector('#q');
      const enter = (how) =>
        box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...how }));
      const before = [enter({ keyCode: 229 })];
      box.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      const during = [enter({ isComposing: true })];
      box.form.requestSubmit();
      return [...before, ...during];
    })()`);
    await page.waitForTimeout(300);
    expect(goesOn).toEqual([false, false]);
    expect(page.url()).toBe(`${site.home}/`);
  });

  test('offers recent searches, newest first, when it is empty; they never leave the browser and can be cleared', async () => {
    for (const q of ['复议', '受理点', '复议']) await page.goto(`${site.home}/search?q=${encodeURIComponent(q)}`);
    await page.goto(`${site.home}/`);
    await page.waitForLoadState('networkidle');
    const before = visit.requests.length;
    await page.focus('#q');
    expect(await listed()).toEqual(['复议', '受理点', '清除最近检索']);
    expect(visit.requests.slice(before)).toEqual([]);
    await page.keyboard.insertText('登');
    expect(await isOpen()).toBe(false);
    await page.fill('#q', '');

    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    expect(await isOpen()).toBe(false);
    await page.reload();
    await page.focus('#q');
    expect(await isOpen()).toBe(false);
    expect(await page.evaluate('localStorage.length')).toBe(0);
  });

  test('offers the searches of the day before, once the browser was closed', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'tashan-profile-'));
    const day = async (): Promise<BrowserContext> => {
      const context = await chromium.launchPersistentContext(profile, { executablePath: CHROMIUM, args: FLAGS });
      page = await context.newPage();
      return context;
    };
    try {
      const yesterday = await day();
      await page.goto(`${site.home}/search?q=${encodeURIComponent('受理点')}&year=2022`);
      await yesterday.close();
      const today = await day();
      await page.clock.setFixedTime(Date.now() + 26 * 60 * 60 * 1000);
      await page.goto(`${site.home}/`);
      await page.focus('#q');
      expect(await options().first().textContent()).toBe('受理点 年份：2022年');
      await options().first().click();
      await page.waitForURL('**/search?*');
      expect(new URL(page.url()).search).toBe(`?q=${encodeURIComponent('受理点')}&year=2022`);
      await today.close();
    } finally {
      rmSync(profile, { recursive: true, force: true });
    }
  });

  test('tells a search with conditions from the same without, and reads what older versions kept', async () => {
    await page.evaluate(`localStorage.setItem('tashan.recent', '["复议"]')`);
    await page.goto(`${site.home}/search?q=${encodeURIComponent('复议')}&year=2022&page=1`);
    await page.goto(`${site.home}/`);
    await page.focus('#q');
    expect(await options().allTextContents()).toEqual(['复议 年份：2022年', '复议', '清除最近检索 只存在本机浏览器里']);
  });

  test('keeps ten recent searches', async () => {
    for (let at = 1; at <= 12; at += 1) await page.goto(`${site.home}/search?q=${at}`);
    await page.fill('#q', '');
    expect(await listed()).toEqual([...[12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map(String), '清除最近检索']);
  });

  test('works when the server has no suggestions to give, and where nothing may be kept', async () => {
    await page.route('**/api/suggest*', (route) => route.fulfill({ status: 503, body: '{}' }));
    await page.addInitScript(
      "Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden'); } })",
    );
    await page.goto(`${site.home}/`);
    await type('复议');
    await page.waitForTimeout(300);
    expect(await isOpen()).toBe(false);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?*');
    expect(await page.textContent('.count')).toContain('共 3 段');
  });
});
