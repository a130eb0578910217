import { describe, expect, test } from 'vitest';
import { barHeight, shadeOf } from '../../src/web/shades.ts';

describe('a shade', () => {
  test('goes by fifths of the greatest number, and nothing has none', () => {
    expect([0, 1, 20, 21, 99, 100].map((count) => shadeOf(count, 100))).toEqual([0, 1, 1, 2, 5, 5]);
  });

  test('of a small number is light, though none beside it is greater', () => {
    expect([0, 1, 2].map((count) => shadeOf(count, 2))).toEqual([0, 1, 2]);
  });
});

describe('a bar', () => {
  test('is seen wherever there is something', () => {
    expect([0, 1, 500, 1000].map((count) => barHeight(count, 1000, 40))).toEqual([0, 1, 20, 40]);
    expect(barHeight(0, 0, 40)).toBe(0);
  });
});
