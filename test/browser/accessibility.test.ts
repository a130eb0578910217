// axe on every page, in every mode, with and without script, wide and narrow. A page of the navigation is visited by itself.

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noChromium, OFFICE_SCREEN, openSite, PHONE, type Site, type Visit } from './chromium.ts';
import { longReports } from './long-reports.ts';

const PAGES = [
  '/',
  '/search?q=罚缴分离',
  '/search?q=行政复议 受理点&year=2022',
  '/search?q=登月',
  '/search?q=敌意 登月',
  '/search?q=',
  '/reports/dongshan2023?q=罚缴分离',
  '/reports/hostile',
  '/passages/dongshan-2/similar',
  '/help',
  '/reports',
  '/reports?view=grid',
  '/status?flaw=any',
  '/settings',
  '/api',
  '/basket',
  '/nowhere',
  '/search?q=复议&region=城关',
];

const MODES = [
  { name: 'as it comes', classes: [], screen: OFFICE_SCREEN, script: true },
  { name: 'without script', classes: [], screen: OFFICE_SCREEN, script: false },
  { name: 'on a phone', classes: [], screen: PHONE, script: true },
  { name: 'in large text', classes: ['large-text'], screen: OFFICE_SCREEN, script: true },
  { name: 'in larger text on a phone', classes: ['larger-text'], screen: PHONE, script: true },
  { name: 'in high contrast', classes: ['high-contrast'], screen: OFFICE_SCREEN, script: true },
];

describe.skipIf(noChromium).each(MODES)('every page $name', ({ name, classes, screen, script }) => {
  let site: Site;
  let visit: Visit;
  let page: Page;
  beforeAll(async () => {
    site = await openSite({ reports: longReports });
    visit = await site.visit({ viewport: screen });
    page = visit.page;
    // axe is a script itself, so that scripts cannot be forbidden: ours do not arrive.
    if (!script) await page.route('**/assets/scripts.*/**', (route) => route.abort());
  });
  afterAll(() => site?.close());

  const wear = () => page.evaluate(`document.documentElement.classList.add(...${JSON.stringify(classes)})`);
  /** The rules of level A and AA and good practice; in high contrast also 7:1. */
  const violations = async (): Promise<readonly string[]> => {
    // What passed is described by its first example only; describing every one takes longer than looking.
    const rules = name === 'in high contrast' ? { 'color-contrast-enhanced': { enabled: true } } : {};
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], rules });
    const found = await axe.analyze();
    expect(found.passes.length).toBeGreaterThan(0);
    return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
  };
  const overflow = () =>
    page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

  test('has no violation, and does not scroll sideways', async () => {
    await page.goto(`${site.home}/`);
    const navigation = await page
      .locator('.site nav a')
      .evaluateAll((links) => links.map((link) => new URL((link as unknown as { href: string }).href).pathname));
    const trouble: Record<string, unknown> = {};
    for (const path of new Set([...PAGES, ...navigation])) {
      await page.goto(site.home + path);
      await wear();
      const found = [...(await violations()), ...((await overflow()) > 0 ? ['scrolls sideways'] : [])];
      if (found.length > 0) trouble[path] = found;
    }
    expect(trouble).toEqual({});
  });

  test.runIf(script)('has none with the suggestions, the recent searches or the sheet of keys open', async () => {
    await page.goto(`${site.home}/search?q=${encodeURIComponent('罚缴分离')}`);
    await wear();
    await page.fill('#q', '');
    await page.locator('[role=option]').first().waitFor();
    expect(await violations()).toEqual([]);
    await page.fill('#q', '山阴');
    await page.locator('[role=option]:has-text("地区")').first().waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.results-title').click();
    await page.keyboard.press('?');
    expect(await page.isVisible('.key-sheet')).toBe(true);
    expect(await violations()).toEqual([]);
  });
});
