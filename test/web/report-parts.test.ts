// A report that is too long for one page is read in parts; every address still leads to its place, without a script.

import { describe, expect, test } from 'vitest';
import { PART_PASSAGES } from '../../src/web/report-parts.ts';
import { sampleReport } from '../sample-reports.ts';
import { open, testApp } from './page-harness.ts';
import { serviceOver } from './service-over.ts';

const LENGTH = PART_PASSAGES * 2 + 10;
const texts = Array.from({ length: LENGTH }, (_, i) => {
  if (i === 500) return '二、工作打算第五百段';
  return [3, 700].includes(i) || i === LENGTH - 1 ? `第${i}段设行政复议受理点` : `第${i}段推进普法`;
});
const plain = sampleReport('长', texts);
const report = sampleReport('长', texts, {
  sections: [{ depth: 1, heading: '二、工作打算第五百段', start: plain.passages[500]?.start ?? 0 }],
  closing: ['山阴县人民政府'],
});
const app = testApp({ service: () => serviceOver([report, sampleReport('短', ['推进普法'])]) });
const q = encodeURIComponent('行政复议');
const at = (part: number, index: number, query = `q=${q}&`) =>
  `/reports/${encodeURIComponent('长')}?${query}part=${part}#p-${encodeURI(`长-p${index}`)}`;

describe('a report of 810 passages', () => {
  test('is shown in three parts, each with the way to the others', async () => {
    const { $ } = await open(app, '/reports/长');
    expect($('.passage')).toHaveLength(PART_PASSAGES);
    expect($('.report-parts p').first().text()).toBe('报告较长，分 3 部分显示，这是第 1 部分');
    const links = $('.report-parts').first().find('a').toArray();
    expect(links.map((link) => $(link).text())).toEqual([
      '第 1 部分',
      '第 2 部分，含“二、工作打算第五百段”',
      '第 3 部分',
    ]);
    const shown: string[] = [];
    for (const link of links) {
      const part = await open(app, $(link).attr('href') ?? '');
      shown.push(
        ...part
          .$('.passage')
          .toArray()
          .map((each) => part.$(each).attr('id') ?? ''),
      );
    }
    expect(shown).toEqual(texts.map((_, i) => `p-长-p${i}`));
  });

  test('opens at the passage that an address means', async () => {
    const { $ } = await open(app, '/reports/长?passage=长-p700');
    expect($('[id="p-长-p700"]').text()).toContain('第700段');
    expect($('.notice')).toHaveLength(0);
    const gone = await open(app, '/reports/长?passage=长-zz');
    expect(gone.$('.notice').text()).toContain('已不在报告中');
  });

  test('leads from hit to hit over the parts, and counts them over the whole', async () => {
    const { $ } = await open(app, `/reports/长?q=行政复议&part=2`);
    expect($('.hits-bar').text()).toContain('标出 3 处，分布在 3 段，这一部分有 1 处');
    expect(decodeURI($('.hits-bar a').first().attr('href') ?? '')).toBe(decodeURI(at(1, 3)));
    const [before, after] = $('.hit a')
      .toArray()
      .map((link) => decodeURI($(link).attr('href') ?? ''));
    expect([before, after]).toEqual([decodeURI(at(1, 3)), decodeURI(at(3, LENGTH - 1))]);
    expect($('.report-parts a').first().text()).toBe('第 1 部分，标出 1 处');
  });

  test('has contents that lead into the part of each chapter', async () => {
    const first = await open(app, '/reports/长');
    expect(first.$('.outline a').attr('href')).toBe(`/reports/${encodeURIComponent('长')}?part=2#s-0`);
    const second = await open(app, '/reports/长?part=2');
    expect(second.$('.outline a').attr('href')).toBe('#s-0');
    expect(second.$('#s-0').text()).toBe('二、工作打算第五百段');
  });

  test('ends in its last part, also when a later one is asked for; what is no number is refused', async () => {
    expect((await open(app, '/reports/长')).$('.closing')).toHaveLength(0);
    const { $ } = await open(app, '/reports/长?part=99');
    expect($('.closing').text()).toBe('山阴县人民政府');
    expect($('.passage')).toHaveLength(10);
    await open(app, '/reports/长?part=x', 400);
  });
});

test('a report of usual length says nothing of parts', async () => {
  const { $ } = await open(app, '/reports/短');
  expect($('.report-parts')).toHaveLength(0);
});
