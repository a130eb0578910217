import { describe, expect, it } from 'vitest';
import type { Lexicon } from '../../src/lexicon/lexicon.ts';
import { createSearchService } from '../../src/search/create-search-service.ts';
import { parseSearchRequest } from '../../src/search/search-request.ts';
import { sampleAnalyzer, sampleEngine, sampleReport } from '../sample-reports.ts';

const lexicon: Lexicon = {
  words: ['行政复议', '受理点', '放管服'].map((word) => ({ word, frequency: null })),
  synonyms: [],
  themes: [
    { id: 'T08', name: '行政复议与应诉', headings: [], strong: [], cues: [], subthemes: [] },
    { id: 'T10', name: '数字法治政府', headings: [], strong: [], cues: [], subthemes: [] },
  ],
  stopWords: [],
  intents: [],
};
const service = createSearchService({
  engine: sampleEngine([
    sampleReport(
      'a',
      [
        { text: '行政复议受理点。', heading: '行政复议受理点下沉', themes: ['T08'] },
        { text: '落实《行政复议法》。', heading: '推进“一件事”改革' },
      ],
      { place: '330226' },
    ),
    sampleReport('b', [{ text: '行政复议。', heading: '推进“一件事”改革' }], { place: '320106' }),
    sampleReport('c', [{ text: '执法。', heading: '行政审批提速' }], { place: '350102' }),
  ]),
  analyzer: sampleAnalyzer,
  lexicon,
  indexedAt: null,
});
const suggested = (q: string, size = 10) => service.suggest(q, size).map(({ kind, text }) => `${kind} ${text}`);

describe('suggestions', () => {
  it('begin with what was typed, themes and words before headings, then hold it', () => {
    expect(suggested('行政')).toEqual([
      'theme 行政复议与应诉',
      'word 行政复议',
      'heading 行政复议受理点下沉',
      'heading 行政审批提速',
      'document 《行政复议法》',
    ]);
  });

  it('say in how many places a heading is used, and those of more places come first', () => {
    expect(service.suggest('推进', 10)).toEqual([
      {
        text: '推进“一件事”改革',
        kind: 'heading',
        places: 2,
        url: `search?${new URLSearchParams({ q: '推进“一件事”改革' })}`,
      },
    ]);
    expect(service.suggest('一件', 10)[0]).toMatchObject({ text: '一件事', kind: 'word', places: 2 });
  });

  it('know initials and pinyin', () => {
    expect(suggested('xzfy')[0]).toBe('theme 行政复议与应诉');
    expect(suggested('xzfy')).toContain('heading 行政复议受理点下沉');
    expect(suggested('xingzheng')).toEqual(suggested("xing'zheng"));
    expect(suggested('xingzheng')).toContain('heading 行政审批提速');
    expect(suggested('nhx')).toEqual(['place 宁海县']);
  });

  it('offer places held and what they lie in, with the whole chain where a name is borne twice', () => {
    expect(suggested('宁波')).toEqual(['place 宁波市']);
    expect(suggested('鼓楼').sort()).toEqual(['place 江苏省›南京市›鼓楼区', 'place 福建省›福州市›鼓楼区']);
  });

  it('never offer what finds nothing: a word no report has, a theme without a passage', () => {
    expect(suggested('放管')).toEqual([]);
    expect(suggested('数字')).toEqual([]);
  });

  it('lead to passages, every one', () => {
    for (const { url } of ['行政', '一件', '《', '宁', 'xz'].flatMap((q) => service.suggest(q, 10))) {
      const { q = '', ...more } = Object.fromEntries(new URLSearchParams(url.slice(url.indexOf('?'))));
      expect(service.search(parseSearchRequest({ q, ...more })).total.passages, url).toBeGreaterThan(0);
    }
  });

  it('are at most as many as asked for, ten, and none for nothing or a whole sentence', () => {
    expect(suggested('行政', 2)).toHaveLength(2);
    expect(suggested('')).toEqual([]);
    expect(suggested(' 　')).toEqual([]);
    expect(suggested('行'.repeat(41))).toEqual([]);
  });

  it('take traditional and full-width writing', () => {
    expect(suggested('行政復議')).toEqual(suggested('行政复议'));
    expect(suggested('ＸＺＦＹ')).toEqual(suggested('xzfy'));
  });
});
