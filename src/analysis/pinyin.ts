// In: words of Han characters. Out: how they are read: syllables without tones, ü written v.
// The only file that loads pinyin-pro, and only when it is first asked: that takes 60 ms and 9 MB.

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const OPTIONS = { toneType: 'none', type: 'array', v: true } as const;

let loaded: typeof import('pinyin-pro') | null = null;
const readings = new Map<string, readonly string[]>();

function pinyinPro(): typeof import('pinyin-pro') {
  loaded ??= require('pinyin-pro') as typeof import('pinyin-pro');
  return loaded;
}

/** Every way to read one Han character, the usual one first. */
export function readingsOf(character: string): readonly string[] {
  const known = readings.get(character);
  if (known) return known;
  const found = [...new Set(pinyinPro().pinyin(character, { ...OPTIONS, multiple: true }))];
  readings.set(character, found);
  return found;
}

/**
 * The syllable of each character as it is read in this word (银行: yin hang).
 * Most characters have one reading: only a word with another is put to the library, which is ten times slower than a look-up.
 */
export function syllablesOf(word: string): readonly string[] {
  const characters = [...word];
  const each = characters.map(readingsOf);
  if (each.every((ways) => ways.length === 1)) return each.map(([only]) => only as string);
  const inContext = pinyinPro().pinyin(word, OPTIONS);
  return inContext.length === characters.length ? inContext : each.map(([usual]) => usual ?? '');
}

/** The first letter of each syllable: xzfy. */
export function initialsOf(syllables: readonly string[]): string {
  return syllables.map((syllable) => syllable.charAt(0)).join('');
}

/** How a name is spelt out: its syllables; a letter or a digit stands for itself, what has no reading is left out. */
export function spellingOf(name: string): readonly string[] {
  return (name.match(/\p{Script=Han}+|[a-z0-9]/giu) ?? []).flatMap((part) =>
    /^[a-z0-9]$/iu.test(part)
      ? [part.toLowerCase()]
      : syllablesOf(part).filter((syllable) => /^[a-z]+$/u.test(syllable)),
  );
}
