import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openService } from '../../src/commands/open-service.ts';
import { readConfig } from '../../src/config.ts';
import { sampleIndex } from '../once-a-run.ts';
import { noChromium, OFFICE_SCREEN, openSite, PHONE, type Site } from './chromium.ts';

// Over the sample corpus and the shipped lexicon: synonyms, 常见做法 and years stand above the list as they do in use.
const QUERIES = [
  '行政复议 乡镇',
  '调解成功率',
  '负责人出庭应诉率',
  '群众 监督 执法',
  '法治队伍 问题',
  '数字化 计划',
  '普法',
  'xzfy',
  '放管服',
];
const RELAXED = ['宁海 合法性审查 乡镇', '南通 行政复议', '江苏 获评'];

describe.skipIf(noChromium).each([
  { ...OFFICE_SCREEN, most: 440, mostRelaxed: 480 },
  { ...PHONE, most: 720, mostRelaxed: 720 },
])('the first result on $name', ({ width, height, most, mostRelaxed }) => {
  let site: Site;
  let page: Page;
  beforeAll(async () => {
    site = await openSite({ service: await openService(readConfig({ index: await sampleIndex() }, {})) });
    page = (await site.visit({ viewport: { width, height } })).page;
  });
  afterAll(() => site?.close());

  const firstCard = async (q: string): Promise<number> => {
    await page.goto(`${site.home}/search?q=${encodeURIComponent(q)}`);
    return Math.round((await page.locator('.card').first().boundingBox())?.y ?? Number.POSITIVE_INFINITY);
  };

  test.each(QUERIES)(`of %s begins at ${most} pixels or above`, async (q) => {
    expect(await firstCard(q)).toBeLessThanOrEqual(most);
  });

  test.each(RELAXED)(`of %s, which no passage answers in full, begins at ${mostRelaxed} pixels or above`, async (q) => {
    expect(await firstCard(q)).toBeLessThanOrEqual(mostRelaxed);
    expect(await page.isVisible('.relaxed .notice')).toBe(true);
    expect(await page.isVisible('.near-searches a, .offered a')).toBe(true);
  });

  test('stands below what was understood, all of it in sight', async () => {
    await firstCard('数字化 计划');
    for (const part of ['.count', '.offered a', '.understanding', '.concept a', '.common a', '.views a']) {
      expect([part, await page.locator(part).first().isVisible()]).toEqual([part, true]);
    }
    expect(await page.textContent('.understanding')).toContain('未计入的词：计划');
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  });
});
