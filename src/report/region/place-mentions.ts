// In: text in simplified characters. Out: the places it names, with the codes each name may stand for.
// Reads names only; a name that several places bear keeps all its codes, and who is meant is region.ts's business.

import type { Range } from '../report.ts';
import { allPlaceNames, ancestorsOf, countyCodesNamed, formerNamesake } from './region-gazetteer.ts';

export interface PlaceMention extends Range {
  readonly codes: readonly string[];
}

// Names that are also plain words: believed only after the place they belong to (晋城市城区).
const COMMON_WORDS = new Set([
  '城区',
  '郊区',
  '矿区',
  '东区',
  '西区',
  '南区',
  '北区',
  '市区',
  '新区',
  '城中区',
  '站前区',
]);
const DIVISION_END = /(?:[省市区县州盟旗]|地区|新城)$/u;
/** A short name counts where these stand before it: 法治湖南, 平安宁海. */
const SHORT_NAME_FRAME = /(?:法治|平安|数字|绿美|美丽|信用|幸福|善治|现代化)$/u;
// 西湖区域, 行政区划: the name runs on into another word.
const RUNS_ON = /^[域划别]/u;

let loadedIndex: ReadonlyMap<string, readonly string[]> | null = null;

/** Places in the order of the text; a chain (宁波市宁海县) is one mention. */
export function findPlaceMentions(text: string): readonly PlaceMention[] {
  const mentions: PlaceMention[] = [];
  const names = namesByStart();
  let position = 0;
  while (position < text.length - 1) {
    // Nearly every place in a text begins no name: one look-up tells.
    if (!names.has(text.slice(position, position + 2))) {
      position += 1;
      continue;
    }
    const framed = SHORT_NAME_FRAME.test(text.slice(Math.max(0, position - 3), position));
    const mention = isConjunction(text, position) ? null : placeAt(text, position, framed);
    if (mention) mentions.push(mention);
    position = mention ? mention.end : position + 1;
  }
  return mentions;
}

/** 领导和县委: 和 joins two words here and opens no name (和县). */
function isConjunction(text: string, at: number): boolean {
  return /^和县(?!人民)/u.test(text.slice(at, at + 4)) && /\p{Script=Han}/u.test(text[at - 1] ?? '');
}

/** The place, or chain of places, that starts at `start`; `allowShort` also takes 宁海 for 宁海县. */
export function placeAt(text: string, start: number, allowShort: boolean): PlaceMention | null {
  const first = longestName(text, start, allowShort, null);
  if (!first) return null;
  let { end, codes } = first;
  for (;;) {
    const next = longestName(text, end, false, codes);
    if (!next) break;
    ({ end, codes } = next);
  }
  const name = text.slice(start, end);
  return COMMON_WORDS.has(name) && !isNamedBody(name, text.slice(end, end + 8)) ? null : { start, end, codes };
}

/** 城中区委, 《城中区2025年…》: here the plain word is a name. 市区政府 and 新区政府 stay words. */
function isNamedBody(name: string, after: string): boolean {
  return !/^(?:市区|新区|[东西南北]区)$/u.test(name) && /^(?:委(?!员|托)|人民政府|政府|20\d\d年)/u.test(after);
}

function longestName(
  text: string,
  start: number,
  allowShort: boolean,
  parents: readonly string[] | null,
): { end: number; codes: readonly string[] } | null {
  for (const name of namesByStart().get(text.slice(start, start + 2)) ?? []) {
    if (!text.startsWith(name, start) || RUNS_ON.test(text.slice(start + name.length, start + name.length + 1)))
      continue;
    if (!allowShort && !isUsableAlone(name)) continue;
    const namesake = parents === null ? null : formerNamesake(name);
    const named = namesake === null ? countyCodesNamed(name) : [...countyCodesNamed(name), namesake];
    const codes = named.filter((code) => parents === null || isBelow(code, parents));
    if (codes.length > 0) return { end: start + name.length, codes };
  }
  return null;
}

function isUsableAlone(name: string): boolean {
  return DIVISION_END.test(name) || /园区$/u.test(name) || countyCodesNamed(name).some((code) => code.endsWith('0000'));
}

function isBelow(code: string, parents: readonly string[]): boolean {
  const ancestors = ancestorsOf(code);
  return parents.some((parent) => parent !== code && ancestors.includes(parent));
}

/** Names under their first two characters, longest first. */
function namesByStart(): ReadonlyMap<string, readonly string[]> {
  if (loadedIndex !== null) return loadedIndex;
  const index = new Map<string, string[]>();
  for (const name of allPlaceNames()) {
    const key = name.slice(0, 2);
    const names = index.get(key);
    if (names === undefined) index.set(key, [name]);
    else names.push(name);
  }
  for (const names of index.values()) names.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  loadedIndex = index;
  return index;
}
