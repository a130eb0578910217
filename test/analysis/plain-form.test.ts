import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainForm } from '../../src/analysis/plain-form.ts';

describe('the plain form', () => {
  it('is half width and simplified, with white space, case and quotes as they were', () => {
    expect(plainForm('（一）　設立“行政復議”受理點：ＡＢ１２。')).toBe('(一) 设立“行政复议”受理点:AB12。');
  });

  it('has the length of the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => plainForm(text).length === text.length));
  });
});
