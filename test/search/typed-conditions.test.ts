import { describe, expect, it } from 'vitest';
import type { Lexicon } from '../../src/lexicon/lexicon.ts';
import { createSearchService } from '../../src/search/create-search-service.ts';
import { parseSearchRequest } from '../../src/search/search-request.ts';
import { sampleAnalyzer, sampleEngine, sampleReport } from '../sample-reports.ts';

const lexicon: Lexicon = {
  words: [{ word: '平安', frequency: null }],
  synonyms: [],
  themes: [],
  stopWords: ['的', '怎么'],
  intents: [
    { kind: 'problem', words: ['问题', '不足'] },
    { kind: 'plan', words: ['计划', '打算'] },
    { kind: 'figures', words: ['多少'] },
  ],
};
const service = createSearchService({
  engine: sampleEngine([
    sampleReport('宁海', ['各乡镇均设立受理点。', { text: '再设受理点。', kind: 'plan' }, '学习宁海经验。'], {
      place: '330226',
    }),
    sampleReport('相城', ['受理点受理案件。', '监督检查。'], { place: '320507' }),
    sampleReport('浦口', ['受理点。'], { place: '320111' }),
    sampleReport('东山', ['受理点。', '加强公安合作。'], { place: '350626' }),
    sampleReport('平安', ['平安建设。'], { place: '630203' }),
    sampleReport('南京鼓楼', ['受理点。'], { place: '320106' }),
    sampleReport('徐州鼓楼', ['受理点。'], { place: '320302' }),
  ]),
  analyzer: sampleAnalyzer,
  lexicon,
  indexedAt: null,
});
const typed = (raw: Record<string, unknown>) => service.typedConditions(parseSearchRequest(raw));
const offers = (raw: Record<string, unknown>) =>
  typed(raw).offers.map(({ label, request, passages, partly }) => [
    label,
    request.q,
    [...request.region, ...request.kind, ...request.has].join(),
    passages,
    partly,
  ]);

describe('a place typed as a word', () => {
  it('is offered as the condition that it names, without the word', () => {
    expect(offers({ q: '宁海 受理点' })).toEqual([['宁海县', '受理点', '330226', 2, 0]]);
    expect(offers({ q: '宁海县的受理点怎么设' })[0]?.slice(0, 3)).toEqual(['宁海县', '的受理点怎么设', '330226']);
  });

  it('is offered for what lies above the places that are held, too', () => {
    expect(offers({ q: '江苏 受理点' })).toEqual([['江苏省', '受理点', '320000', 4, 0]]);
  });

  it('is taken as the narrowest where it stands with what it lies in', () => {
    expect(offers({ q: '江苏省 受理点 相城区' })).toEqual([['相城区', '受理点', '320507', 1, 0]]);
    expect(typed({ q: '江苏省 受理点 相城区' }).offers[0]?.words).toEqual(['江苏省', '相城区']);
  });

  it('is told apart by its whole chain where several that are held bear the name', () => {
    expect(offers({ q: '鼓楼 受理点' }).map(([label]) => label)).toEqual([
      '江苏省›南京市›鼓楼区',
      '江苏省›徐州市›鼓楼区',
    ]);
  });

  it('replaces the places chosen, and is not offered again once chosen', () => {
    expect(offers({ q: '宁海 受理点', region: '320000' })[0]?.[2]).toBe('330226');
    expect(offers({ q: '宁海 受理点', region: '330226' })).toEqual([]);
  });

  it('leaves the other conditions as they are', () => {
    expect(offers({ q: '宁海 受理点', kind: 'plan' })).toEqual([['宁海县', '受理点', '330226,plan', 1, 0]]);
  });

  it('may be all that was typed', () => {
    expect(offers({ q: '宁海' })).toEqual([['宁海县', '', '330226', 3, 0]]);
  });

  it('is offered as a place to leave out, where it is shut out', () => {
    const { offers: found } = typed({ q: '受理点 -江苏', excludeRegion: '350626' });
    expect(
      found.map(({ words, filter, label, request, passages }) => [words, filter, label, request, passages]),
    ).toEqual([
      [
        ['-江苏'],
        'excludeRegion',
        '江苏省',
        expect.objectContaining({ q: '受理点', excludeRegion: ['350626', '320000'] }),
        2,
      ],
    ]);
    expect(typed({ q: '受理点 不含江苏' }).offers[0]?.passages).toBe(3);
    expect(typed({ q: '受理点 -地区:江苏' }).offers[0]?.request.q).toBe('受理点');
  });

  it('is no place in quotes, in exact mode, when shut out, or as a word of the trade', () => {
    for (const raw of [
      { q: '“宁海” 受理点' },
      { q: '宁海 受理点', mode: 'exact' },
      { q: '受理点 -“宁海”' },
      { q: '标题:宁海 受理点' },
      { q: '平安 建设' },
    ]) {
      expect(offers(raw)).toEqual([]);
    }
  });

  it('is not offered where it would find nothing, and is said where no report is of it', () => {
    expect(offers({ q: '宁海 登月' })).toEqual([]);
    expect(typed({ q: '南通 受理点' })).toEqual({ offers: [], notHeld: [{ word: '南通', label: '南通市' }] });
    expect(typed({ q: '象山 受理点' }).notHeld).toHaveLength(0);
    expect(typed({ q: '余姚 受理点' }).notHeld).toEqual([{ word: '余姚', label: '余姚市' }]);
    expect(typed({ q: '公安 合作 受理点' }).notHeld).toEqual([]);
    expect(typed({ q: '东城区 受理点' }).notHeld).toEqual([{ word: '东城区', label: '东城区' }]);
  });

  it('changes nothing of what the query itself finds', () => {
    const { results, query } = service.search(parseSearchRequest({ q: '宁海 经验' }));
    expect(results[0]?.text).toBe('学习宁海经验。');
    expect(query.concepts.map(({ text }) => text)).toEqual(['宁海', '经验']);
  });
});

describe('a kind of passage typed as a word', () => {
  it('is offered as 内容, with what it then finds', () => {
    expect(offers({ q: '受理点 计划' })).toEqual([['计划', '受理点', 'plan', 1, 0]]);
    expect(offers({ q: '受理点 计划 打算' })).toEqual([['计划', '受理点', 'plan', 1, 0]]);
    expect(offers({ q: '受理点 计划', kind: 'plan' })).toEqual([]);
  });

  it('says when only passages that lack a word are of the kind', () => {
    expect(offers({ q: '监督 乡镇 受理点 打算' })).toEqual([['计划', '监督 乡镇 受理点', 'plan', 0, 1]]);
  });

  it('is not offered where there is none of it', () => {
    expect(offers({ q: '监督检查 问题' })).toEqual([]);
    expect(offers({ q: '受理点 多少' })).toEqual([]);
  });
});
