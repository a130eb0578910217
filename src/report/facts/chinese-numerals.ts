// In: a number written in Chinese numerals, e.g. 三千三百, 十八, 两. Out: its value.
// Never: read two numbers side by side (三四) as one.

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const GROUPS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** null where the characters do not make one number. */
export function chineseNumber(numerals: string): number | null {
  let total = 0;
  let group = 0;
  let digit: number | null = null;
  for (const numeral of numerals) {
    const value = DIGITS[numeral];
    const place = PLACES[numeral];
    const groupSize = GROUPS[numeral];
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else if (place !== undefined) {
      // a place without a digit is one of it: 十八, 千余
      group += (digit === null || digit === 0 ? 1 : digit) * place;
      digit = null;
    } else if (groupSize !== undefined) {
      const before = group + (digit ?? 0);
      total = (total + (before === 0 && total === 0 ? 1 : before)) * groupSize;
      group = 0;
      digit = null;
    } else {
      return null;
    }
  }
  return numerals === '' ? null : total + group + (digit ?? 0);
}
