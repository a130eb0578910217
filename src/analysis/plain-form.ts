// In: text as it stands. Out: the form that rules are written for: simplified characters, and half width.
// Same length, so a place in one is a place in the other. fold.ts makes the form that is searched.

import { SIMPLIFIED } from './traditional.ts';
import { createUnitMapper } from './unit-mapper.ts';

const OTHER_WIDTHS: Readonly<Record<string, string>> = {
  '\uFF61': '。',
  '\uFE50': ',',
  '\uFE51': '、',
  '\uFE52': '.',
  '\uFE54': ';',
  '\uFE55': ':',
  '\uFE59': '(',
  '\uFE5A': ')',
  '\u3000': ' ',
  '\u00A0': ' ',
};
// U+FF01 ！ is U+0021 ! and so on to U+FF5E.
const FULL_WIDTH = Array.from({ length: 0x5e }, (_, i): readonly [string, string] => [
  String.fromCharCode(0xff01 + i),
  String.fromCharCode(0x21 + i),
]);

/** Traditional characters as simplified ones; all else as it is. */
export const simplifyCharacters = createUnitMapper(SIMPLIFIED);

/** Simplified characters and half width; never stored or shown. */
export const plainForm = createUnitMapper([...FULL_WIDTH, ...Object.entries(OTHER_WIDTHS), ...SIMPLIFIED]);
