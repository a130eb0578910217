import { describe, expect, test } from 'vitest';
import type { Figure } from '../../src/report/report.ts';
import { sampleReport } from '../sample-reports.ts';
import { open, testApp } from './page-harness.ts';
import { serviceOver } from './service-over.ts';

const figure = (text: string, value: number, unit: string): Figure => ({
  text,
  value,
  unit,
  what: text.replace(/[\d.].*$/, ''),
  start: 0,
  end: text.length,
});

const service = serviceOver([
  sampleReport(
    '宁海',
    [
      {
        text: '调解成功率达99.6%，调解成功8104起，涉及金额3.65亿元，培训3场。',
        figures: [
          figure('培训3场', 3, '场'),
          figure('调解成功8104起', 8104, '起'),
          figure('调解成功率达99.6%', 99.6, '%'),
          figure('涉及金额3.65亿元', 365_000_000, '元'),
        ],
      },
    ],
    { place: '330226', year: 2021 },
  ),
  sampleReport('浦口', [{ text: '调解成功率为98%。', figures: [figure('调解成功率为98%', 98, '%')] }], {
    place: '320111',
    year: 2022,
  }),
  sampleReport('相城', ['努力提高调解成功率。'], { place: '320507', year: 2023 }),
]);
const app = testApp({ service: () => service });
const rowsOf = async (q: string) => {
  const { $ } = await open(app, `/search?q=${encodeURIComponent(q)}&view=regions&sort=place`);
  return {
    $,
    rows: $('.figures-compared tbody tr')
      .toArray()
      .map((row) => $(row).text().replace(/\s+/g, ' ').trim()),
  };
};

describe('numbers set beside each other', () => {
  test('are told where the query asks for one: those named in full first, a row a place and year', async () => {
    const { $, rows } = await rowsOf('调解成功率');
    expect(rows).toEqual([
      '浦口区202298% 调解成功率为98%',
      '宁海县202199.6% 调解成功率达99.6%',
      '宁海县20218104起调解成功8104起',
    ]);
    expect($('.figures-compared caption').text()).toBe('各地写明的数字：调解成功率');
    expect($('.figures-compared + .view-note').text()).toBe('本页另有 1 个地区的段落没有写这项数字。');
  });

  test('are found under the last words of a rate, too', async () => {
    const short = serviceOver([
      sampleReport('浦口', [{ text: '人民调解成功率提高：成功率98%。', figures: [figure('成功率98%', 98, '%')] }], {
        place: '320111',
      }),
    ]);
    const { $ } = await open(
      testApp({ service: () => short }),
      `/search?q=${encodeURIComponent('调解成功率')}&view=regions`,
    );
    expect($('.figures-compared tbody .figure-number').text()).toContain('98%');
  });

  test('lead to the passage that tells them', async () => {
    const { $ } = await rowsOf('调解成功率');
    const { $: reader } = await open(app, $('.figures-compared a').first().attr('href') ?? '');
    expect(reader('h1').text()).toContain('浦口');
  });

  test('have a bar beside the number where another is counted alike, and none where not', async () => {
    const { $ } = await rowsOf('调解成功率');
    expect($('.figures-compared svg')).toHaveLength(2);
    expect($('.figures-compared svg').first().attr('aria-hidden')).toBe('true');
  });

  test('are long as people write them', async () => {
    expect((await rowsOf('涉及金额')).rows).toEqual(['宁海县20213.65亿元涉及金额3.65亿元']);
  });

  test.each(['调解', '行政效率'])('are not set out for %s, which asks for no number', async (q) => {
    expect((await rowsOf(q)).rows).toEqual([]);
  });
});
