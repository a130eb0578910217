import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldWithOffsets } from '../../src/analysis/fold.ts';

describe('fold', () => {
  it.each([
    ['full width to half width', 'ＰＰＰ（１２３４５）：', 'ppp(12345):'],
    ['upper case to lower case', 'APP平台', 'app平台'],
    ['traditional characters to simplified', '行政復議與應訴', '行政复议与应诉'],
    ['every quote to one', '“放管服”「放管服」『放管服』"放管服"', '"放管服""放管服""放管服""放管服"'],
    ['every dash to one', '2021—2025 2021－2025 2021–2025', '2021-20252021-20252021-2025'],
    ['white space away', 'PPP 协议　与\n合同\u200b', 'ppp协议与合同'],
    ['a circled number to its digit', '①加强', '1加强'],
    ['著 of 著名 stays', '著名', '著名'],
    ['a null character away', '行政\0复议', '行政复议'],
    ['a character with two simplified forms to the simplest', '薴', '苎'],
    ['half a pair away, and leaves what follows whole', '\ud83d😀', '😀'],
  ])('turns %s', (_, text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('gives each folded unit the range of the text it stands for', () => {
    const text = '①  “㎡”𠮷';
    const folded = foldWithOffsets(text);
    expect(folded.text).toBe('1"m2"𠮷');
    expect([...folded.starts]).toEqual([0, 3, 4, 4, 5, 6, 6]);
    expect([...folded.ends]).toEqual([1, 4, 5, 5, 6, 8, 8]);
  });

  it('folds what is folded to itself', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)));
  });

  it('folds a part of a text to a part of the folded text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }), (parts) => {
        expect(fold(parts.join(''))).toBe(parts.map(fold).join(''));
      }),
    );
  });

  it('keeps offsets inside the text and in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { starts, ends } = foldWithOffsets(text);
        let last = 0;
        starts.forEach((start, i) => {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(ends[i]).toBeGreaterThan(start);
          expect(ends[i]).toBeLessThanOrEqual(text.length);
          last = start;
        });
      }),
    );
  });
});
