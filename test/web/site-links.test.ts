import { describe, expect, test } from 'vitest';
import { open, testApp } from './page-harness.ts';

const app = testApp();

describe('the navigation', () => {
  test('leads to every kind of page, below the base path too', async () => {
    const below = await open(testApp({ basePath: '/tashan' }), '/tashan/help');
    const links = below.$('.site nav a').toArray();
    expect(links.map((link) => [below.$(link).text(), below.$(link).attr('href')])).toEqual([
      ['首页', '/tashan/'],
      ['报告', '/tashan/reports'],
      ['摘录篮', '/tashan/basket'],
      ['收录情况', '/tashan/status'],
      ['设置', '/tashan/settings'],
      ['帮助', '/tashan/help'],
    ]);
    expect(below.$('.site nav [aria-current]').text()).toBe('帮助');
  });

  test('says where one is only where that page is one of its own', async () => {
    expect((await open(app, '/')).$('.site nav [aria-current]').text()).toBe('首页');
    expect((await open(app, '/search?q=行政复议')).$('.site nav [aria-current]')).toHaveLength(0);
  });

  test('has room for the number of chosen passages, hidden while no script fills it', async () => {
    const { $ } = await open(app, '/');
    expect($('#basket-count').attr('hidden')).toBeDefined();
  });
});
