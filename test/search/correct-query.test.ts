import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lexicon } from '../../src/lexicon/lexicon.ts';
import { createQueryCorrector } from '../../src/search/correct-query.ts';
import { createSearchService } from '../../src/search/create-search-service.ts';
import { parseSearchRequest } from '../../src/search/search-request.ts';
import { sampleAnalyzer, sampleEngine, sampleReport } from '../sample-reports.ts';

const lexicon: Lexicon = {
  words: [
    { word: '公平竞争审查', frequency: null },
    { word: '诉源治理', frequency: null },
  ],
  synonyms: [{ from: ['双随机、一公开'], to: ['随机抽查'], weight: 0.6, line: 1 }],
  themes: [],
  stopWords: ['的', '怎么', '开展'],
  intents: [],
};
const passages = [
  '开展公平竞争审查,纠正措施。',
  '行政复议受理点设到乡镇。',
  '行政复议案件由律师代理。',
  '法律援助中心有律师值班。',
  '法律援助案件全部办结。',
  '催办督办整改事项。',
  '催办逾期案件。',
  '调节收入,参与app建设。',
  '调解纠纷,调解员到场。',
  '调解协议有效。',
  '推行双随机、一公开监管。',
  '意见征集,异议处理。',
  '意义重大,异议成立。',
  '意义深远,异议驳回。',
];
const engine = sampleEngine([sampleReport('山阴', passages.slice(0, 7)), sampleReport('湘潭', passages.slice(7))]);
const service = createSearchService({ engine, analyzer: sampleAnalyzer, lexicon, indexedAt: null });
const corrector = createQueryCorrector(engine.vocabulary, lexicon, sampleAnalyzer);
const corrected = (raw: string) => corrector.correct(raw).corrected;
const search = (raw: Record<string, unknown>) => service.search(parseSearchRequest(raw));

describe('pinyin', () => {
  it.each([
    ['xingzhengfuyi', '行政复议'],
    ['xing zheng fu yi', '行政复议'],
    ['Xingzheng Fuyi', '行政复议'],
    ['ｘｉｎｇｚｈｅｎｇｆｕｙｉ', '行政复议'],
    ["xing'zheng'fu'yi", '行政复议'],
    ['falv yuanzhu', '法律援助'],
    ['lǜshī', '律师'],
    ['xingzhengfuyi lvshi', '行政复议 律师'],
    ['行政复议 lvshi', '行政复议 律师'],
    ['app xingzhengfuyi', 'app 行政复议'],
    ['gongpingjingzhengshencha', '公平竞争审查'],
  ])('%s is searched as %s', (typed, expected) => {
    expect(corrected(typed)).toBe(expected);
  });

  it('is no syllable across a space', () => {
    expect(corrected('xin gzheng fuyi')).toBe('xin gzheng 复议');
  });

  it('of words that the index does not hold stays as it is', () => {
    for (const typed of ['suyuanzhili', 'wifi', 'hangkongmujian', 'x']) expect(corrected(typed), typed).toBeNull();
  });

  it('of several words is searched as the most frequent, the others are offered', () => {
    expect(corrector.correct('yiyi')).toEqual({ corrected: '异议', others: ['意义'] });
  });
});

describe('initials', () => {
  it.each([
    ['xzfy', '行政复议'],
    ['XZFY', '行政复议'],
    ['ssjygk', '双随机、一公开'],
    ['xzfy lvshi', '行政复议 律师'],
  ])('%s are searched as %s', (typed, expected) => {
    expect(corrected(typed)).toBe(expected);
  });

  it('of two letters say too little', () => {
    expect(corrected('fy')).toBeNull();
  });
});

describe('a wrong character', () => {
  it.each([
    ['that sounds alike is mended', '行政复义', '行政复议'],
    ['is mended in a question', '怎么开展行政复义的', '怎么开展行政复议的'],
    ['is mended in traditional characters', '行政復義', '行政复议'],
    ['is mended twice in a long word', '公平竟争审察', '公平竞争审查'],
    ['that looks alike is mended', '摧办', '催办'],
    ['is mended where pinyin stands beside it', '行政复义 lvshi', '行政复议 律师'],
  ])('%s', (_, typed, expected) => {
    expect(corrected(typed)).toBe(expected);
  });

  it('is left where no word of the index is near, or a place is named', () => {
    for (const typed of ['浦畅', '诉源治里', '苏州', '鼓楼区', '诉源治理']) expect(corrected(typed), typed).toBeNull();
  });

  it('that others made too is searched, and the usual word offered', () => {
    const usual = Array.from({ length: 30 }, (_, i) => `行政复议案件${i}件。`);
    const own = createSearchService({
      engine: sampleEngine([sampleReport('a', [...usual, '行政复义一件。'])]),
      ...{ analyzer: sampleAnalyzer, lexicon, indexedAt: null },
    });
    const answer = own.search(parseSearchRequest({ q: '行政复义' }));
    expect(answer.query).toMatchObject({ corrected: null, suggestions: ['行政复议'] });
    expect(answer.total.passages).toBe(1);
  });
});

describe('a search', () => {
  it('is for the corrected words, and says so', () => {
    const answer = search({ q: 'xzfy' });
    expect(answer.query).toMatchObject({ raw: 'xzfy', corrected: '行政复议', concepts: [{ text: '行政复议' }] });
    expect(answer.total).toEqual(search({ q: '行政复议' }).total);
    expect(answer.results[0]?.url).toContain(encodeURIComponent('行政复议'));
  });

  it('is for the words as typed where that is asked, and offers the others', () => {
    const { query, total } = search({ q: 'yiyi', spelling: 'typed' });
    expect([query.corrected, query.suggestions, total.passages]).toEqual([null, ['异议', '意义'], 0]);
  });

  it('refuses another way of spelling', () => {
    expect(() => search({ q: 'xzfy', spelling: 'no' })).toThrow(/spelling 只能是 corrected、typed/);
  });
});

const typing = fc.string({
  unit: fc.constantFrom(
    '行政',
    '复义',
    '复议',
    '摧',
    '办',
    'xzfy',
    'fuyi',
    ' ',
    '　',
    '“',
    '”',
    '"',
    '《',
    '》',
    '-',
    '不含',
    "'",
    '𠀀',
    'ü',
    '、',
    '1',
  ),
  maxLength: 12,
});

describe('whatever is typed', () => {
  it('is corrected without an error, and once only', () => {
    fc.assert(
      fc.property(fc.oneof(typing, fc.string({ unit: 'binary', maxLength: 40 })), (raw) => {
        const first = corrected(raw);
        if (first !== null) expect(first).not.toBe(raw);
        expect(() => corrector.alternatives(raw)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it('stays as it is in quotes, after a minus, and in exact mode', () => {
    fc.assert(
      fc.property(typing, fc.constantFrom('“', '"', '「', '《'), (raw, open) => {
        const bare = raw.replace(/["“”「」《》]/gu, '');
        const close = { '“': '”', '"': '"', '「': '」', '《': '》' }[open];
        expect(corrected(`${open}${bare}${close}`)).toBeNull();
        expect(corrected(`-${bare.replace(/\s/gu, '')}`)).toBeNull();
        const { query } = search({ q: raw, mode: 'exact' });
        expect([query.corrected, query.suggestions]).toEqual([null, []]);
      }),
      { numRuns: 200 },
    );
  });

  it('is kept in quotes where it is mended beside them', () => {
    expect(corrected('“xzfy” 行政复义《摧办》 -xzfy')).toBe('“xzfy” 行政复议《摧办》 -xzfy');
  });

  it('is never changed where the index holds all of its words', () => {
    const words = passages.flatMap((text) => sampleAnalyzer.tokenize(text).map(({ term }) => term));
    const held = words.filter((word) => word.length > 1);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...held), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('', ' '),
        (list, gap) => {
          // Two Latin words without a gap are one other word.
          expect(corrected(list.join(/[a-z]/.test(list.join('')) ? ' ' : gap))).toBeNull();
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is never changed where a passage has it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...passages), fc.nat(40), fc.integer({ min: 1, max: 20 }), (text, start, length) => {
        const part = text.slice(start % text.length, (start % text.length) + length);
        if (/[a-z]/.test(part) && !part.includes('app')) return; // a part of a Latin word is another word
        expect(corrected(part), part).toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});
