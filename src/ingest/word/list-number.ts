// In: a position in an automatic list and how the list counts. Out: the number as Word shows it: 十二, 甲, ③, iv.
// Names of formats: ECMA-376 part 1, 17.18.59 (ST_NumberFormat); older files number the same list (MS-OSHARED 2.2.1.3).

/** In the order of the numbers that .doc files use; plain digits where Tashan knows no writing for it. */
const FORMATS_BY_NUMBER = (
  'decimal upperRoman lowerRoman upperLetter lowerLetter ordinal decimal decimal hex decimal ' +
  'ideographDigital japaneseCounting decimal decimal decimalFullWidth decimalHalfWidth japaneseLegal ' +
  'japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2 decimal decimal decimalZero bullet ' +
  'decimal decimal decimalEnclosedFullstop decimalEnclosedParen decimalEnclosedCircleChinese ' +
  'ideographEnclosedCircle ideographTraditional ideographZodiac ideographZodiacTraditional taiwaneseCounting ' +
  'ideographLegalTraditional taiwaneseCountingThousand taiwaneseDigital chineseCounting chineseLegalSimplified ' +
  'chineseCountingThousand japaneseDigitalTenThousand'
).split(' ');

/** The format that a .doc file names by number. */
export function formatNameOf(number: number): string {
  return FORMATS_BY_NUMBER[number] ?? 'none';
}

/** `value` counts from 1. '' for bullets and for formats that show nothing. */
export function formatListNumber(value: number, format: string): string {
  if (value < 0 || value > MAX_VALUE || format === 'none' || format === 'bullet') return '';
  const write = WRITERS[format];
  return write ? write(value) : String(value);
}

/**
 * The text before a list item. `template` as in lvlText: `%1、`, `（%2）`, `%1.%3`; `numberAt(level)` gives the number
 * of a level counted from 0.
 */
export function fillNumberTemplate(template: string, numberAt: (level: number) => string): string {
  return template.replace(/%([1-9])/g, (_, level: string) => numberAt(Number(level) - 1));
}

/** Number and item with the space that a tab would have shown, where they would otherwise run together (1. 2021年). */
export function withListNumber(number: string, text: string): string {
  if (number === '' || text === '') return text;
  return /[\w.]$/.test(number) ? `${number} ${text}` : number + text;
}

// Longer lists are damage; Chinese writing below is made for up to 9999.
const MAX_VALUE = 9999;

const DIGITS = '〇一二三四五六七八九';
const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

const digits = (value: number): string => String(value).replace(/\d/g, (digit) => DIGITS[Number(digit)] ?? '');
const counting = (value: number): string => inChinese(value, DIGITS, ['', '十', '百', '千'], '零');
const legal = (value: number): string => inChinese(value, LEGAL_DIGITS, ['', '拾', '佰', '仟'], '零');
const cyclic =
  (signs: string) =>
  (value: number): string =>
    signs[(value - 1) % signs.length] ?? '';
/** Signs that Unicode has in rows from 1; beyond the rows plain digits. */
const enclosed =
  (...rows: readonly { readonly from: number; readonly to: number; readonly first: number }[]) =>
  (value: number): string => {
    const row = rows.find(({ from, to }) => value >= from && value <= to);
    return row ? String.fromCodePoint(row.first + value - row.from) : String(value);
  };
const circled = enclosed(
  { from: 1, to: 20, first: 0x2460 },
  { from: 21, to: 35, first: 0x3251 },
  { from: 36, to: 50, first: 0x32b1 },
);

const WRITERS: Readonly<Record<string, (value: number) => string>> = {
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  hex: (value) => value.toString(16).toUpperCase(),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: (value) => letters(value),
  lowerLetter: (value) => letters(value).toLowerCase(),
  chineseCounting: counting,
  chineseCountingThousand: counting,
  taiwaneseCounting: counting,
  taiwaneseCountingThousand: counting,
  japaneseCounting: counting,
  chineseLegalSimplified: legal,
  ideographLegalTraditional: legal,
  japaneseLegal: legal,
  ideographDigital: digits,
  taiwaneseDigital: digits,
  japaneseDigitalTenThousand: digits,
  ideographTraditional: cyclic(STEMS),
  ideographZodiac: cyclic(BRANCHES),
  ideographZodiacTraditional: (value) => cyclic(STEMS)(value) + cyclic(BRANCHES)(value),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  ideographEnclosedCircle: enclosed({ from: 1, to: 10, first: 0x3280 }),
  decimalEnclosedParen: enclosed({ from: 1, to: 20, first: 0x2474 }),
  decimalEnclosedFullstop: enclosed({ from: 1, to: 20, first: 0x2488 }),
};

/** 十 and 十二, not 一十二; one 零 for a run of noughts inside. */
function inChinese(value: number, signs: string, units: readonly string[], nought: string): string {
  if (value === 0) return nought;
  const places = [...String(value)].map(Number);
  let text = '';
  let hasGap = false;
  places.forEach((digit, i) => {
    if (digit === 0) {
      hasGap = true;
      return;
    }
    if (hasGap) text += nought;
    hasGap = false;
    text += `${signs[digit] ?? ''}${units[places.length - 1 - i] ?? ''}`;
  });
  return value < 20 ? text.replace(/^[一壹](?=[十拾])/u, '') : text;
}

function fullWidth(value: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
}

/** A … Z, AA, BB: Word repeats the letter. */
function letters(value: number): string {
  return value === 0 ? '' : String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  let text = '';
  let left = value;
  for (const [worth, sign] of ROMAN) {
    text += sign.repeat(Math.floor(left / worth));
    left %= worth;
  }
  return text;
}
