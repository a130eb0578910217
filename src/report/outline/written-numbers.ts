// In: a number as headings write it: 12, 十二, 首先. Out: its value.
// Never: reads 千 or 万; no report counts its headings so far.

const DIGITS = '〇一二三四五六七八九';
const SEQUENCE = ['首先', '其次', '再次', '最后'];

export function numberOf(written: string): number {
  const inSequence = SEQUENCE.indexOf(written);
  if (inSequence >= 0) return inSequence + 1;
  if (/^\d+$/u.test(written)) return Number(written);
  let total = 0;
  let digit = 0;
  for (const character of written) {
    const unit = { 十: 10, 百: 100 }[character];
    if (unit === undefined) {
      digit = character === '零' ? 0 : DIGITS.indexOf(character);
      continue;
    }
    total += (digit === 0 ? 1 : digit) * unit;
    digit = 0;
  }
  return total + digit;
}
