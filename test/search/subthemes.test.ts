import { describe, expect, it } from 'vitest';
import type { Lexicon } from '../../src/lexicon/lexicon.ts';
import { createSearchService } from '../../src/search/create-search-service.ts';
import { parseSearchRequest } from '../../src/search/search-request.ts';
import { sampleAnalyzer, sampleEngine, sampleReport } from '../sample-reports.ts';

const lexicon: Lexicon = {
  words: [],
  synonyms: [],
  themes: [
    {
      ...{ id: 'T08', name: '行政复议与应诉', headings: [], strong: [], cues: [] },
      subthemes: [
        { name: '便民与受理', query: '行政复议 受理点', cues: ['就近申请'] },
        { name: '负责人出庭', query: '出庭', cues: [] },
        { name: '复议监督', query: '行政复议 监督', cues: [] },
      ],
    },
  ],
  stopWords: [],
  intents: [],
};
const service = createSearchService({
  engine: sampleEngine([
    sampleReport('a', [
      { text: '行政复议受理点设到乡镇。', themes: ['T08'] },
      { text: '行政复议在受理点办理。', themes: ['T08'] },
      { text: '行政复议受理点在别的领域。', themes: ['T10'] },
    ]),
    sampleReport('b', [{ text: '案件办结,负责人出庭。', themes: ['T08'] }, '监督。']),
  ]),
  analyzer: sampleAnalyzer,
  lexicon,
  indexedAt: null,
});

describe('the sub-themes of a theme', () => {
  it('are those that a passage of the theme has every word of, with as many as their search finds', () => {
    expect(service.subthemes('T08')).toEqual([
      { name: '便民与受理', q: '行政复议 受理点', passages: 2 },
      { name: '负责人出庭', q: '出庭', passages: 1 },
    ]);
    for (const { q, passages } of service.subthemes('T08')) {
      expect(service.search(parseSearchRequest({ q, theme: 'T08' })).total.passages).toBe(passages);
    }
    expect(service.subthemes('T99')).toEqual([]);
  });

  it('are suggested by their name, its initials and their cues', () => {
    const url = `search?${new URLSearchParams({ q: '行政复议 受理点', theme: 'T08' })}`;
    for (const typed of ['便民', '与受理', 'bmysl', '就近']) {
      expect(service.suggest(typed, 10), typed).toContainEqual({ text: '便民与受理', kind: 'subtheme', url });
    }
    expect(service.suggest('复议监督', 10)).toEqual([]);
  });
});
