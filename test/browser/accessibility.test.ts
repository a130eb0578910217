// axe on every page, in every mode, with and without script, wide and narrow. A page of the navigation is visited by itself.
// A page is loaded once a screen and wears its modes one after the other: only colours and sizes differ between them, and they are worn together
// where axe looks at both.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseInspection } from '../../src/intake/inspection.ts';
import { createIntake, type Intake } from '../../src/intake/intake.ts';
import { sampleReport } from '../sample-reports.ts';
import { accountsOf } from '../web/signing-in.ts';
import { noChromium, OFFICE_SCREEN, openSite, PHONE, type Site, type Visit } from './chromium.ts';
import { longReports } from './long-reports.ts';

const PAGES = [
  '/',
  '/search?q=罚缴分离',
  '/search?q=行政复议 受理点&year=2022',
  '/search?q=行政复议&view=reports',
  '/search?q=行政复议&view=regions',
  '/search?q=调解成功率&view=regions',
  '/search?q=行政复议&view=regions&region=140621',
  '/search?q=行政复议&view=matrix',
  '/search?q=登月',
  '/search?q=登月&view=regions',
  '/search?q=敌意 登月',
  '/search?q=',
  '/reports/dongshan2023?q=罚缴分离',
  '/reports/hostile',
  '/passages/dongshan-2/similar',
  '/help',
  '/reports',
  '/reports?q=没有这样的报告',
  '/reports?view=grid',
  '/status?flaw=any',
  '/settings',
  '/settings?saved=1',
  '/api',
  '/basket',
  '/login',
  '/import',
  '/import/WAITING',
  '/trash',
  '/reports/dongshan2023/remove',
  '/nowhere',
  '/search?q=复议&region=城关',
  '/search?q=复议&view=map',
];
const CHANGES_THE_CORPUS = /^\/(?:import|trash|reports\/\w+\/remove)/;

const SCREENS = [
  { name: 'on an office screen', screen: OFFICE_SCREEN, script: true },
  { name: 'on a phone', screen: PHONE, script: true },
  { name: 'without script', screen: OFFICE_SCREEN, script: false },
];
const SIZES = ['large-text', 'larger-text'] as const;
const STRONGEST = 'larger-text high-contrast';
/** What colours and sizes can break. */
const RULES_OF_LOOKS = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];

const figures = [{ text: '调解成功率达99%', value: 99, unit: '%', what: '调解成功率', start: 0, end: 9 }];
const reports = [
  ...longReports,
  sampleReport('linhe2023', [{ text: '调解成功率达99%，行政复议办结。', figures }], { place: '150802' }),
  sampleReport('ningbo2022', [{ text: '调解成功率达99%，行政复议办结。', figures }], { place: '330200', year: 2022 }),
];

describe.skipIf(noChromium)('every page', () => {
  let site: Site;
  let corpus = '';
  let intake: Intake;
  beforeAll(async () => {
    corpus = mkdtempSync(join(tmpdir(), 'tashan-test-'));
    const { inspection } = parseInspection(JSON.stringify(sampleReport('西河2023', ['西河县推行罚缴分离。'])));
    intake = createIntake(
      () => corpus,
      async (paths) => new Map(paths.map((path) => [path, inspection])),
    );
    await intake.give([{ name: '西河2023.txt', bytes: Buffer.from('西河县推行罚缴分离。') }], 'zhang');
    writeFileSync(join(corpus, '旧.txt'), '旧');
    intake.remove('旧.txt', '2024-05-01');
    const proxy = { header: 'x-user', admins: ['zhang'] };
    const signIn = { accounts: await accountsOf({}), proxy, publicRead: true };
    site = await openSite({ reports, signIn, intake, trustProxy: true });
  });
  afterAll(async () => {
    await site?.close();
    rmSync(corpus, { recursive: true, force: true });
  });

  const visitOf = async (screen: typeof PHONE, script: boolean): Promise<Visit> => {
    const visit = await site.visit({ viewport: screen });
    // axe is a script itself, so that scripts cannot be forbidden: ours do not arrive.
    if (!script) await visit.page.route('**/assets/scripts.*/**', (route) => route.abort());
    return visit;
  };
  const wear = (page: Page, mode: string) => page.evaluate(`document.documentElement.className = '${mode}'`);

  test.each(SCREENS)('has no violation in any mode and does not scroll sideways, $name', async ({ screen, script }) => {
    const { page, context } = await visitOf(screen, script);
    await page.goto(`${site.home}/`);
    const navigation = await page
      .locator('.site nav a')
      .evaluateAll((links) => links.map((link) => new URL((link as unknown as { href: string }).href).pathname));
    const trouble: Record<string, readonly string[]> = {};
    const look = async (name: string): Promise<void> => {
      const found = [...(await violations(page)), ...(await overflow(page))];
      for (const size of script ? SIZES : []) {
        await wear(page, size);
        found.push(...(await overflow(page)).map((each) => `${size}: ${each}`));
      }
      if (script) {
        await wear(page, STRONGEST);
        found.push(...(await violations(page, 'of looks')).map((each) => `${STRONGEST}: ${each}`));
      }
      if (found.length > 0) trouble[name] = found;
    };
    const waiting = intake.waiting()[0]?.id ?? '';
    for (const path of new Set([...PAGES, ...navigation])) {
      await context.setExtraHTTPHeaders(CHANGES_THE_CORPUS.test(path) ? { 'x-user': 'zhang' } : {});
      const response = await page.goto(site.home + path.replace('WAITING', waiting));
      if (CHANGES_THE_CORPUS.test(path)) expect([path, response?.status()]).toEqual([path, 200]);
      await look(path);
    }
    await context.setExtraHTTPHeaders({ 'x-user': 'li' });
    await page.goto(`${site.home}/import`);
    expect(await page.textContent('h1')).not.toContain('导入报告');
    await look('what is not for readers');
    await page.goto(`${site.home}/search?q=${encodeURIComponent('罚缴分离')}`);
    await fillBasket(page, script);
    expect(await page.locator('.basket-item').count()).toBeGreaterThan(1);
    await look('a filled basket');
    expect(trouble).toEqual({});
  });

  test.each([OFFICE_SCREEN, PHONE])(
    'has none on $name with a list, the recent searches or the sheet of keys open',
    async (screen) => {
      const { page } = await visitOf(screen, true);
      await page.goto(`${site.home}/search?q=${encodeURIComponent('罚缴分离')}`);
      const look = async (): Promise<void> => {
        expect(await violations(page)).toEqual([]);
        await wear(page, `has-script ${STRONGEST}`);
        expect(await violations(page, 'of looks')).toEqual([]);
        await wear(page, 'has-script');
      };
      await page.fill('#q', '');
      await page.locator('[role=option]').first().waitFor();
      await look();
      await page.fill('#q', '山阴');
      await page.locator('[role=option]:has-text("地区")').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await look();
      await page.keyboard.press('Escape');
      await page.goto(`${site.home}/reports`);
      await page.fill('#f-region', '山');
      await page.locator('[role=option]').first().waitFor();
      await look();
      await page.goto(`${site.home}/search?q=${encodeURIComponent('罚缴分离')}`);
      await page.locator('.count').click();
      await page.keyboard.press('?');
      expect(await page.isVisible('.key-sheet')).toBe(true);
      await look();
    },
  );
});

/** The rules of level A and AA and good practice; of looks in high contrast, where colours keep 7:1. */
async function violations(page: Page, which: 'all' | 'of looks' = 'all'): Promise<readonly string[]> {
  // What passed is described by its first example only; describing every one takes longer than looking.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (which === 'of looks') axe.withRules([...RULES_OF_LOOKS, 'color-contrast-enhanced']);
  const found = await axe.analyze();
  expect(found.passes.length).toBeGreaterThan(0);
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

async function overflow(page: Page): Promise<readonly string[]> {
  const wider = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return wider > 0 ? [`scrolls sideways by ${wider}`] : [];
}

/** With a script two passages are put in, one by one; without, the chosen ones are sent. */
async function fillBasket(page: Page, script: boolean): Promise<void> {
  if (script) {
    for (let at = 0; at < 2; at += 1) await page.locator('[data-basket-add]').nth(at).click();
    await page.goto(new URL('/basket', page.url()).href);
    await page.locator('.basket-item').first().waitFor();
    return;
  }
  for (let at = 0; at < 2; at += 1) await page.locator('input[name=passage]').nth(at).check();
  await page.click('#chosen button:has-text("放入摘录篮")');
}
