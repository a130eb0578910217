import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '../../src/analysis/analyzer.ts';
import { fold } from '../../src/analysis/fold.ts';

const analyzer = createAnalyzer([
  { word: '行政复议', frequency: null },
  { word: '受理点', frequency: null },
]);
const terms = (text: string): readonly string[] => analyzer.tokenize(text).map((token) => token.term);
const words = (text: string): readonly string[] =>
  analyzer
    .tokenize(text)
    .filter((token) => !token.isPart)
    .map((token) => token.term);

describe('the analyzer', () => {
  it('keeps words of the lexicon whole and gives the words they are made of', () => {
    expect(terms('行政复议受理点')).toEqual(['行政复议', '行政', '复议', '受理点', '受理']);
  });

  it('keeps numbers and Latin words whole', () => {
    expect(words('办结率98.9%,接听12345热线1,343次,PM2.5达标')).toEqual(
      expect.arrayContaining(['98.9', '12345', '1,343', 'pm2.5']),
    );
  });

  it('does not join numbers or Latin words over a space', () => {
    expect(words('2022 12 windows 10')).toEqual(['2022', '12', 'windows', '10']);
  });

  it('joins Han characters over a stray space but not over a line break', () => {
    expect(words('行政 复议')).toEqual(['行政复议']);
    expect(words('行政\n复议')).toEqual(['行政', '复议']);
  });

  it('knows a word by how common it is in simplified writing, where the dictionary has the traditional one first', () => {
    expect(words('移送给公安')).toEqual(['移送', '给', '公安']);
    expect(words('靠劝说来管')).toEqual(['靠', '劝说', '来', '管']);
    expect(words('法院里有没有')).toContain('法院');
  });

  it('gives the same words for traditional and full-width writing', () => {
    expect(words('行政復議１０件')).toEqual(words('行政复议10件'));
  });

  it('does not find 民政 in 人民政府', () => {
    expect(terms('人民政府')).not.toContain('民政');
  });

  it('gives each token the place it has in the original text', () => {
    const text = '“行政復議”  受理點、ＡＰＰ';
    for (const { term, start, end } of analyzer.tokenize(text)) expect(fold(text.slice(start, end))).toBe(term);
  });

  it('gives places for any text', () => {
    const unit = fc.constantFrom(...'行政複复议受理點a１2.,% \n“”(①㎡𠮷');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        for (const { term, start, end } of analyzer.tokenize(text)) expect(fold(text.slice(start, end))).toBe(term);
      }),
    );
  });

  it('has another fingerprint when it knows other words', () => {
    const other = createAnalyzer([{ word: '法治督察', frequency: null }]);
    expect(other.fingerprint).not.toBe(analyzer.fingerprint);
  });
});
