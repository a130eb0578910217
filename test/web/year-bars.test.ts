import { describe, expect, test } from 'vitest';
import { open, testApp } from './page-harness.ts';

const app = testApp();

describe('bars over the years', () => {
  test('show the passages of each year on the results page, and lead there', async () => {
    const { $ } = await open(app, '/search?q=行政复议&sort=oldest');
    const bars = $('.year-bars a').toArray();
    expect(bars.map((bar) => $(bar).text())).toEqual(['1 段，2021年', '2 段，2022年']);
    expect(bars.map((bar) => $(bar).find('rect').attr('height'))).toEqual(['12', '24']);
    expect(decodeURIComponent($(bars[1]).attr('href') ?? '')).toBe('/search?q=行政复议&year=2022&sort=oldest');
  });

  test('keep the other years when one is chosen, and lead back', async () => {
    const { $ } = await open(app, '/search?q=行政复议&year=2022');
    expect($('.year-bars [aria-current]').text()).toBe('2 段，2022年，已选，点按取消');
    expect(decodeURIComponent($('.year-bars [aria-current]').attr('href') ?? '')).toBe('/search?q=行政复议');
    expect($('.year-bars a')).toHaveLength(2);
  });

  test('are left out where there is one year only', async () => {
    expect((await open(app, '/search?q=受理点')).$('.year-bars')).toHaveLength(0);
  });

  test('show each theme over the years on the home page, in words too', async () => {
    const { $ } = await open(app, '/');
    const theme = $('.themes a:contains("行政复议与应诉")');
    expect(theme.find('svg').attr('aria-label')).toBe('2020年 0 段，2021年 1 段，2022年 2 段');
    expect(
      theme
        .find('rect')
        .toArray()
        .map((bar) => $(bar).attr('height')),
    ).toEqual(['0', '12', '24']);
  });
});
