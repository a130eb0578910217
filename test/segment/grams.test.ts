import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeGrams, openGrams } from '../../src/segment/grams.ts';

const holders = (texts: readonly string[], literal: string): readonly number[] =>
  texts.flatMap((text, ordinal) => (text.includes(literal) ? [ordinal] : []));

describe('the gram index', () => {
  const texts = ['行政复议', '复议', '复', '', '政务公开政务公开'];
  const grams = openGrams(encodeGrams(texts));

  it('finds a single character, also the last of a text', () => {
    expect([...grams.candidates('复')]).toEqual([0, 1, 2]);
    expect([...grams.candidates('议')]).toEqual([0, 1]);
    expect([...grams.candidates('开')]).toEqual([4]);
  });

  it('finds a longer literal by all its pairs', () => {
    expect([...grams.candidates('行政复议')]).toEqual([0]);
    expect([...grams.candidates('公开政务')]).toEqual([4]);
  });

  it('gives nothing for what no text has', () => {
    expect([...grams.candidates('诉')]).toEqual([]);
    expect([...grams.candidates('复诉')]).toEqual([]);
  });

  it('misses no text that contains the literal', () => {
    const text = fc.string({ unit: fc.constantFrom(...'一二三四𠮷'), maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 20 }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 8 }),
        (all, which, at, length) => {
          const source = all[which % Math.max(1, all.length)] ?? '';
          const start = at % Math.max(1, source.length);
          const literal = source.slice(start, start + length);
          if (literal === '') return;
          expect([...openGrams(encodeGrams(all)).candidates(literal)]).toEqual(
            expect.arrayContaining([...holders(all, literal)]),
          );
        },
      ),
    );
  });

  it('gives the same bytes for the same texts', () => {
    expect(encodeGrams(texts)).toEqual(encodeGrams([...texts]));
  });

  it.each([
    ['no bytes', () => new Uint8Array()],
    ['other bytes', () => new Uint8Array(64).fill(7)],
    ['a cut end', () => encodeGrams(texts).slice(0, -1)],
    ['an added byte', () => Uint8Array.of(...encodeGrams(texts), 0)],
  ])('refuses %s and says to rebuild', (_, bytes) => {
    expect(() => openGrams(bytes())).toThrow(/已损坏.*tashan index --full/);
  });
});
