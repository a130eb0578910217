// The best matches of a tier are those that sorting all of them would put first.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestOf } from '../../src/engine/best-matches.ts';

describe('the best matches', () => {
  const keyLists = fc.oneof(
    fc.array(fc.constantFrom(0, 0, 1, 2.5), { maxLength: 60 }),
    fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 60 }),
    // Kind, occurrences and date in one number, as exact searches order by.
    fc.array(fc.integer({ min: -(2 ** 24), max: 2 ** 51 }), { maxLength: 60 }),
    fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { maxLength: 60 }),
  );

  it('are those that sorting all would put first, in that order', () => {
    fc.assert(
      fc.property(keyLists, fc.integer({ min: 0, max: 70 }), (keys, depth) => {
        const ordinals = Uint32Array.from(keys, (_, i) => i * 3);
        const tier = { ordinals, keys: Float64Array.from(keys), length: keys.length };
        const sorted = [...ordinals].sort((a, b) => (keys[b / 3] ?? 0) - (keys[a / 3] ?? 0) || b - a);
        expect(bestOf(tier, depth, (a, b) => a > b)).toEqual(sorted.slice(0, depth));
      }),
      { numRuns: 2_000 },
    );
  });
});
