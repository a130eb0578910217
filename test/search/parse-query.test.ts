import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../src/search/parse-query.ts';

const parts = (raw: string) =>
  parseQuery(raw).map(
    ({ kind, text, isExcluded }) => `${isExcluded ? '-' : ''}${kind === 'literal' ? `[${text}]` : text}`,
  );

describe('a query', () => {
  it.each([
    ['splits at spaces, full-width ones too', '行政复议　受理点 乡镇', ['行政复议', '受理点', '乡镇']],
    ['takes what stands in curly quotes literally', '“谁执法谁普法” 考核', ['[谁执法谁普法]', '考核']],
    ['takes what stands in straight quotes literally', '"谁执法 谁普法"', ['[谁执法 谁普法]']],
    ['takes what stands in corner brackets literally', '「双随机」『一公开』', ['[双随机]', '[一公开]']],
    ['takes a title in 《》 literally', '《行政复议法》宣传', ['[行政复议法]', '宣传']],
    ['closes quotes that were typed the wrong way round', '”放管服“', ['[放管服]']],
    ['closes a curly quote with a straight one', '“放管服"', ['[放管服]']],
    ['shuts out a word after a minus', '行政执法 -交通', ['行政执法', '-交通']],
    ['shuts out a word after a full-width minus', '行政执法 －交通', ['行政执法', '-交通']],
    ['shuts out a literal after a minus', '执法 -“交通运输”', ['执法', '-[交通运输]']],
    ['shuts out a word after 不含', '行政执法 不含交通', ['行政执法', '-交通']],
    ['takes a hyphen inside a word as text', '2021-2025', ['2021-2025']],
    ['takes a lone minus, quote or 不含 as text that says nothing, or as the word it is', '- “ 不含', ['不含']],
    ['takes an open quote as text', '“放管服', ['“放管服']],
    ['finds nothing in empty quotes', '“” 《》', []],
  ])('%s', (_, raw, expected) => {
    expect(parts(raw)).toEqual(expected);
  });

  it.each([
    [
      '标题:2022年 行政复议',
      [
        ['title', '2022年'],
        [null, '行政复议'],
      ],
    ],
    ['小标题：“执法监督”', [['heading', '执法监督']]],
    [
      '年份:2020..2022 地区: 宁海县',
      [
        ['year', '2020..2022'],
        ['region', '宁海县'],
      ],
    ],
    [
      '报告标题:甲 标题: ',
      [
        [null, '报告标题:甲'],
        [null, '标题:'],
      ],
    ],
  ])('%s names fields', (raw, expected) => {
    expect(parseQuery(raw).map(({ field, text }) => [field, text])).toEqual(expected);
  });

  it('of any characters is parsed', () => {
    const unit = fc.constantFrom(...'行政 　-－—"“”「」《》不含\n\t:(');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (raw) => {
        for (const { text } of parseQuery(raw)) expect(text.trim()).toBe(text);
      }),
    );
  });
});
