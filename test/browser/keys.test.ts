import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { noChromium, openSite, type Site, type Visit } from './chromium.ts';
import { longReports } from './long-reports.ts';

describe.skipIf(noChromium)('keys', () => {
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
    await page.goto(`${site.home}/search?q=${encodeURIComponent('罚缴分离')}`);
    await page.locator('.keys-open').waitFor();
  });

  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focused = () => page.evaluate<string>('document.activeElement.textContent.trim().slice(0, 40)');
  const focusedId = () => page.evaluate<string>('document.activeElement.id');

  test('do a whole job: ask, choose a result, read from mark to mark, come back to the same result', async () => {
    await press('/');
    expect(await focusedId()).toBe('q');
    await page.keyboard.insertText('罚缴分离');
    await press('Enter');
    await page.waitForURL('**/search?*');
    await page.locator('.keys-open').waitFor();
    const headings = await page.locator('.card h3 a').allTextContents();
    await press('j');
    expect(await focused()).toBe(headings[0]);
    await press('j', 'k', 'j');
    expect(await focused()).toBe(headings[1]);
    await press('Enter');
    await page.waitForURL('**/reports/**');
    await page.locator('.hit-steps').waitFor();
    const label = () => page.textContent('.hit-steps output');
    const begun = await label();
    await press('n');
    expect(await label()).not.toBe(begun);
    await press('Shift+N');
    expect(await label()).toBe(begun);
    await page.goBack();
    await page.locator('.keys-open').waitFor();
    expect(await focused()).toBe(headings[1]);
  });

  test('stop at the last card and at the first', async () => {
    const count = await page.locator('.card').count();
    for (let at = 0; at < count + 2; at += 1) await press('j');
    expect(await focused()).toBe(await page.locator('.card h3 a').last().textContent());
    for (let at = 0; at < count + 2; at += 1) await press('k');
    expect(await focused()).toBe(await page.locator('.card h3 a').first().textContent());
  });

  test('choose the card that has the focus, and no other', async () => {
    await press('x');
    expect(await page.locator('[data-action=choose]:checked').count()).toBe(0);
    await press('j', 'j', 'x');
    expect(await page.locator('.card >> nth=1 >> [data-action=choose]').isChecked()).toBe(true);
    expect(await page.locator('[data-action=choose]:checked').count()).toBe(1);
  });

  test('are letters while somebody types, and the browser’s own with Ctrl or Alt', async () => {
    await press('/', 'End', 'j', 'n', 'x', '?', '/');
    expect(await page.inputValue('#q')).toContain('jnx?/');
    expect(await page.isVisible('.key-sheet')).toBe(false);
    await page.locator('.results-title').click();
    await press('Control+j', 'Alt+j');
    expect(await page.evaluate('document.activeElement.closest(".card") === null')).toBe(true);
  });

  test('are listed on a sheet that takes the focus, closes on Escape and gives the focus back', async () => {
    await press('j', '?');
    expect(await page.isVisible('.key-sheet')).toBe(true);
    expect(await page.locator('.key-sheet').getAttribute('aria-labelledby')).toBe('key-sheet-h');
    expect(await page.evaluate('document.activeElement.closest("dialog") !== null')).toBe(true);
    await press('j');
    expect(await page.evaluate('document.activeElement.closest("dialog") !== null')).toBe(true);
    await press('Escape');
    expect(await page.isVisible('.key-sheet')).toBe(false);
    expect(await focused()).toBe(await page.locator('.card h3 a').first().textContent());
  });

  test('can be turned off, stay off, and be turned on again with the mouse', async () => {
    await page.click('.keys-open');
    await page.click('.key-sheet label');
    await page.click('.key-sheet button');
    await press('j');
    await page.reload();
    await page.locator('.keys-open').waitFor();
    await press('j', '?');
    expect(await page.evaluate('document.activeElement === document.body')).toBe(true);
    expect(await page.isVisible('.key-sheet')).toBe(false);
    await page.click('.keys-open');
    await page.click('.key-sheet label');
    await press('Escape');
    await page.locator('.results-title').click();
    await press('j');
    expect(await focused()).toBe(await page.locator('.card h3 a').first().textContent());
  });
});
