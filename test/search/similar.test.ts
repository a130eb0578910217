import { describe, expect, it } from 'vitest';
import { createSearchService } from '../../src/search/create-search-service.ts';
import { sampleAnalyzer, sampleEngine, sampleReport } from '../sample-reports.ts';

const filling = Array.from({ length: 40 }, (_, i) => `开展第${i}次工作会议。`);
const reports = [
  sampleReport(
    '宁海',
    [
      { text: '设立行政复议受理点,乡镇群众就近申请,宁海县率先试点。', heading: '设立受理点' },
      '受理点设在乡镇。',
      ...filling,
    ],
    { place: '330226', year: 2021 },
  ),
  sampleReport('宁海旧', ['设立行政复议受理点,乡镇群众就近申请。'], { place: '330226', year: 2020 }),
  sampleReport(
    '相城',
    [
      { text: '明年设立行政复议受理点,方便乡镇群众申请。', kind: 'plan' },
      '在乡镇设立受理点,群众申请行政复议。',
      '受理点遍布乡镇,群众申请方便。',
    ],
    { place: '320507', year: 2022 },
  ),
  sampleReport('相城旧', ['行政复议受理点设到乡镇,群众申请。'], { place: '320507', year: 2020 }),
  sampleReport('相城更旧', ['行政复议受理点设到乡镇,群众申请。'], { place: '320507', year: 2019 }),
  sampleReport('浦口', [{ text: '设立行政复议受理点,乡镇群众就近申请。', kind: 'plan' }, '申请护照。'], {
    place: '320111',
    year: 2023,
  }),
];
const service = createSearchService({
  engine: sampleEngine(reports),
  analyzer: sampleAnalyzer,
  lexicon: { words: [], synonyms: [], themes: [], stopWords: ['开展'], intents: [] },
  indexedAt: null,
});
const { passage, words, results } = service.similar('宁海-p0', { size: 10 });

describe('passages like another', () => {
  it('are of other places', () => {
    expect(new Set(results.map(({ region }) => region?.name))).toEqual(new Set(['相城区', '浦口区']));
  });

  it('are at most one of a report and two of a place', () => {
    const reportIds = results.map(({ reportId }) => reportId);
    expect(reportIds).toHaveLength(new Set(reportIds).size);
    expect(results.filter(({ region }) => region?.code === '320507')).toHaveLength(2);
  });

  it('are practices first', () => {
    expect(results.map(({ kind }) => kind)).toEqual(['practice', 'practice', 'plan']);
    expect(results.map(({ rank }) => rank)).toEqual([1, 2, 3]);
  });

  it('say the words that both have, as they stand there, and mark them', () => {
    const plan = results.find(({ reportId }) => reportId === '浦口');
    expect(plan?.shared).toEqual(expect.arrayContaining(['行政复议', '受理点', '就近']));
    expect(plan?.snippetHtml).toContain('<mark>设立行政复议受理点</mark>');
  });

  it('share more than one word', () => {
    expect(results.map(({ text }) => text)).not.toContain('申请护照。');
  });

  it('are told by words that others have, without the name of the place', () => {
    expect(passage.id).toBe('宁海-p0');
    expect(words.join()).toContain('受理点');
    expect(words.join()).not.toMatch(/宁海|率先|试点/);
  });

  it('are as many as asked for', () => {
    expect(service.similar('宁海-p0', { size: 1 }).results).toHaveLength(1);
  });

  it('are none for words that no other report has', () => {
    expect(service.similar('宁海-p5', { size: 10 })).toMatchObject({ words: [], results: [] });
  });

  it('are not looked for where the passage is unknown', () => {
    expect(() => service.similar('宁海-p99', { size: 10 })).toThrow('没有编号为“宁海-p99”的段落');
  });
});
