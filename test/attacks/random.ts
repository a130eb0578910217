// In: a seed. Out: numbers, choices and hostile strings that the same seed gives again.
// Never asks the clock or the machine for chance: a failure is found again by its seed.

export interface Random {
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  /** True once in `times`. */
  oneIn(times: number): boolean;
  pick<T>(values: readonly T[]): T;
  /** One of the makers' strings. */
  make(makers: readonly (() => string)[]): string;
}

/** Mulberry32: one multiplication a number, and every seed gives another row. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(values: readonly T[]): T => {
    if (values.length === 0) throw new RangeError('nothing to pick from');
    return values[below(values.length)] as T;
  };
  return { below, oneIn: (times) => below(times) === 0, pick, make: (makers) => pick(makers)() };
}

/** What may stand raw in no page: it would open an element, an attribute and a character reference. */
export const MARKER = `"'><zqx onzq=1>&zq;`;

const MARKERS = [
  MARKER,
  `${MARKER}法治`,
  `</title></textarea></script>${MARKER}`,
  `' onzq='1`,
  `" onzq="1`,
  'javascript:zqx()',
  'data:text/html,<zqx>',
  '\r\nX-Zq: 1\r\n\r\n<zqx>',
  '-->]]><zqx>',
  '<%= zqx %><%- include("/etc/passwd") %>',
];

const WORDS =
  '法治 政府 建设 行政执法 “包容审慎” 《条例》 放管服 xzfy 不含 标题: 小标题: 年份: 地区: 2023 2020..2023 桐庐县 杭州 不含杭州 县级 存在的问题 2022年至2023年 近三年 tonglu 行政执法 - -- " “ 」 『 （ ＋ 　 , + | & ~ * ? \\ / : ： 其他县怎么做的'.split(
    ' ',
  );
const ENDLESS = [
  '一',
  '的',
  '法',
  'a',
  '1',
  ' ',
  '"',
  '“',
  '《',
  '-',
  '(',
  '\\',
  '年份:',
  '不含',
  '行政',
  'é',
  '𠮷',
  '😀',
  '\u0301',
];
const PROTOTYPE =
  '__proto__ constructor prototype toString hasOwnProperty valueOf __proto__[polluted] constructor.prototype'.split(
    ' ',
  );
const PATHS = [
  '../outside/canary.txt',
  '..%2foutside%2fcanary.txt',
  '....//outside/canary.txt',
  '..\\outside\\canary.txt',
  'link-out.txt',
  '/etc/passwd',
  'file:///etc/passwd',
  '//evil.example/x',
  '/\\evil.example',
  'https://evil.example/',
  'a.txt\0.html',
  '.',
  '..',
];
const NUMBERS = '-1 0 1 2 00012 9999 10000 10001 999999 1e309 NaN Infinity 0x10 9007199254740993 1.5 ١٢ ２'.split(' ');

/** A string that nobody means well by, up to some thousand characters long. */
export function hostileText(random: Random): string {
  return random.make([
    () => random.pick(MARKERS),
    () => random.pick(MARKERS),
    () => random.pick(PATHS),
    () => random.pick(PROTOTYPE),
    () => random.pick(NUMBERS),
    () =>
      random
        .pick(ENDLESS)
        .repeat(random.pick([1, 60, 61, 200, 490, 500, 501, 3000]))
        .slice(0, 3000),
    () => Array.from({ length: 1 + random.below(40) }, () => random.pick(WORDS)).join(random.pick(['', ' ', '　'])),
    () => anyCharacters(random, 1 + random.below(60)),
    () => `法治${anyCharacters(random, 3)}政府`,
    () => '',
  ]);
}

/** Any code unit, lone surrogates, controls and marks of direction among them. */
export function anyCharacters(random: Random, count: number): string {
  const unit = (): number =>
    random.pick([
      () => random.below(0x80),
      () => random.below(0x10000),
      () => 0xd800 + random.below(0x800),
      () => 0x4e00 + random.below(0x5200),
      () => random.pick([0, 0xfeff, 0x202e, 0x200d, 0x2028, 0xfffe, 0xffff, 0x300, 0x85]),
    ])();
  return String.fromCharCode(...Array.from({ length: count }, unit));
}
