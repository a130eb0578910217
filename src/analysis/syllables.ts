// In: Latin letters. Out: where they can be cut into the syllables of pinyin, tones left out, ü written v.
// Source of the table: 汉语拼音方案, with the syllables of interjections (hng, m) left out.

const FINALS_OF: Readonly<Record<string, string>> = {
  '': 'a ai an ang ao e ei en eng er o ou',
  b: 'a ai an ang ao ei en eng i ian iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng o ou u',
  d: 'a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo',
  t: 'a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  y: 'a an ang ao e i in ing o ong ou u uan ue un',
  w: 'a ai an ang ei en eng o u',
};
/** zhuang, chuang, shuang. */
const LONGEST = 6;

const SYLLABLES: ReadonlySet<string> = new Set(
  Object.entries(FINALS_OF).flatMap(([initial, finals]) => finals.split(' ').map((final) => initial + final)),
);

/** Where the letters from `start` on can be cut so that all before the cut is one or more syllables; ascending. @param letters a to z. */
export function syllableEnds(letters: string, start = 0): readonly number[] {
  const isEnd = new Uint8Array(letters.length + 1);
  isEnd[start] = 1;
  const ends: number[] = [];
  for (let at = start; at <= letters.length; at += 1) {
    if (isEnd[at] === 0) continue;
    if (at > start) ends.push(at);
    for (let end = at + 1; end <= Math.min(at + LONGEST, letters.length); end += 1) {
      if (isEnd[end] === 0 && SYLLABLES.has(letters.slice(at, end))) isEnd[end] = 1;
    }
  }
  return ends;
}

/**
 * A word of Latin letters as pinyin is compared: lower case, tones off, ü as v (lǜ, lü, lv); null where it holds anything else.
 * @param word folded.
 */
export function pinyinLetters(word: string): string | null {
  const letters = word
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .replace(/([ln])ue/g, '$1ve');
  return /^[a-z]+$/.test(letters) ? letters : null;
}
