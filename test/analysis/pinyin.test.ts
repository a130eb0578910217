import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialsOf, readingsOf, syllablesOf } from '../../src/analysis/pinyin.ts';
import { shapedLike } from '../../src/analysis/similar-shapes.ts';
import { pinyinLetters, syllableEnds } from '../../src/analysis/syllables.ts';

const isPinyin = (letters: string): boolean => syllableEnds(letters).includes(letters.length);

describe('a word', () => {
  it.each([
    ['行政复议', 'xing zheng fu yi'],
    ['银行', 'yin hang'],
    ['法律援助', 'fa lv yuan zhu'],
    ['重大行政决策', 'zhong da xing zheng jue ce'],
    ['调解', 'tiao jie'],
  ])('%s is read %s', (word, read) => {
    expect(syllablesOf(word).join(' ')).toBe(read);
  });

  it('has the first letters of its syllables as initials', () => {
    expect(initialsOf(syllablesOf('行政复议'))).toBe('xzfy');
  });

  it('has one syllable a character, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'行重法𠀀a、〇得的'), maxLength: 8 }), (word) => {
        expect(syllablesOf(word)).toHaveLength([...word].length);
      }),
    );
  });
});

describe('letters', () => {
  it('are cut into the syllables that common characters have', () => {
    for (let code = 0x4e00; code <= 0x9fff; code += 5) {
      const [usual = ''] = readingsOf(String.fromCharCode(code));
      // Interjections and dialect words (嗯 n, 哟 yo) have syllables of their own.
      if (/[aeiouv]/.test(usual) && usual !== 'yo')
        expect(isPinyin(usual), `${String.fromCharCode(code)} ${usual}`).toBe(true);
    }
  });

  it('that are no syllables are not cut', () => {
    for (const letters of ['', 'xzfy', 'app', 'wifi', 'zhuangg', 'v']) expect(isPinyin(letters), letters).toBe(false);
  });

  it('are cut wherever a syllable may end', () => {
    expect(syllableEnds('xianfa')).toEqual([2, 3, 4, 6]);
    expect(syllableEnds('xianfa', 4)).toEqual([6]);
  });

  it('are compared without tones, ü as v', () => {
    expect(['lǜshī', 'lüshi', 'lvshi'].map(pinyinLetters)).toEqual(['lvshi', 'lvshi', 'lvshi']);
    expect(pinyinLetters('cailue')).toBe('cailve');
    expect(['4g', 'pm2.5', '复议'].map(pinyinLetters)).toEqual([null, null, null]);
  });
});

describe('characters of like shape', () => {
  it('are taken for one another both ways', () => {
    for (const [one = '', other = ''] of [
      ['己', '已'],
      ['末', '未'],
      ['摧', '催'],
    ]) {
      expect([...shapedLike(one)]).toContain(other);
      expect([...shapedLike(other)]).toContain(one);
    }
  });
});
