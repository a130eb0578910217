// In: the texts of a page that may name its place, each with a weight. Out: how much speaks for each region.
// Adds up only; the choice is region.ts's.

import { findPlaceMentions } from './place-mentions.ts';
import { ancestorsOf, countyCodesNamed, nameOfCode } from './region-gazetteer.ts';

export interface PlaceSource {
  readonly text: string;
  readonly weight: number;
}

export interface PlaceEvidence {
  /** What names a code itself; a name shared by n places counts 1/n for each. */
  readonly direct: ReadonlyMap<string, number>;
  /** Direct weight of every code named, most first. */
  readonly codes: readonly string[];
  /** What stands over a township by the text's own words: 县 in 县委、县政府; 市 only where no county is spoken of. */
  readonly superior: '县' | '区' | '旗' | '市' | null;
  /** Weight for a code with its ancestors (0.6) and what lies in it (0.3) counted in. */
  scoreOf(code: string): number;
}

// A long text names its own place a hundred times; beyond this more says nothing new.
const MAX_DIRECT = 40;

export function weighPlaces(sources: readonly PlaceSource[]): PlaceEvidence {
  const direct = new Map<string, number>();
  const add = (code: string, weight: number): void => {
    direct.set(code, Math.min(MAX_DIRECT, (direct.get(code) ?? 0) + weight));
  };
  for (const { text, weight } of sources) {
    for (const { start, codes } of findPlaceMentions(text)) {
      // A place's own plans and rules carry its name: 《宁海县…》.
      const inTitle = /[《〈<]$/u.test(text.slice(Math.max(0, start - 1), start)) ? 2 : 0;
      for (const code of codes) add(code, (weight + inTitle) / codes.length);
    }
  }
  const codes = [...direct.keys()].sort((a, b) => (direct.get(b) ?? 0) - (direct.get(a) ?? 0) || (a < b ? -1 : 1));
  return { direct, codes, superior: superiorOf(sources), scoreOf: (code) => score(code, direct) };
}

function superiorOf(sources: readonly PlaceSource[]): PlaceEvidence['superior'] {
  const text = sources.map((source) => source.text).join('\n');
  const counted = (['县', '区', '旗'] as const)
    .map((kind) => ({ kind, count: text.match(superiorPattern(kind))?.length ?? 0 }))
    .sort((a, b) => b.count - a.count);
  const [most] = counted;
  if (most && most.count > 0) return most.kind;
  return superiorPattern('市').test(text) ? '市' : null;
}

function superiorPattern(kind: string): RegExp {
  return new RegExp(
    `(?<![\\p{Script=Han}治])${kind}(?:委|政府|人民政府)|${kind}委、${kind}(?:人民)?政府|依法治${kind}`,
    'gu',
  );
}

function score(code: string, direct: ReadonlyMap<string, number>): number {
  const ancestors = ancestorsOf(code.slice(0, 6));
  let total = 0;
  for (const [named, weight] of direct) {
    if (named === code || named === code.slice(0, 6)) total += weight;
    else if (ancestors.includes(named)) total += 0.6 * weight;
    else if (ancestorsOf(named).includes(code)) total += 0.3 * weight;
  }
  return total;
}

/** The division codes that index numbers and credit codes begin with: `370402/2022-…`, `11500230…/2026-…`. */
export function placeOfIndexNumber(indexNumber: string): string | null {
  const plain = indexNumber.replace(/\s/gu, '').replace(/^[A-Za-z]{1,4}(?=\d{6}[/-])/u, '');
  const digits = /^(?:11|12|53)?(\d{6})(?=\d*[A-Z0-9]*[/-])/u.exec(plain);
  const direct = /^(\d{6})[/-]/u.exec(plain)?.[1] ?? digits?.[1];
  if (direct === undefined) return null;
  return nameOfCode(direct) === null ? null : direct;
}

const CITED_NUMBER = /(?<=[(《、,:;。]|^)(\p{Script=Han}{3,12})[〔[(【]\d{4}/gmu;

/** Full names of the places whose short name opens a cited number: 奉节府办发〔2022〕64号, 九龙坡教办〔2024〕22号. */
export function placesOfCitedNumbers(text: string): readonly string[] {
  return [...text.matchAll(CITED_NUMBER)].flatMap((match) => {
    const words = match[1] ?? '';
    for (let length = Math.min(4, words.length - 1); length >= 2; length -= 1) {
      const [code, ...others] = countyCodesNamed(words.slice(0, length));
      if (code !== undefined && others.length === 0) return [nameOfCode(code) ?? ''];
    }
    return [];
  });
}

const PROVINCE_SIGNS: Readonly<Record<string, string>> = {
  京: '11',
  津: '12',
  冀: '13',
  晋: '14',
  蒙: '15',
  内: '15',
  辽: '21',
  吉: '22',
  黑: '23',
  沪: '31',
  苏: '32',
  浙: '33',
  皖: '34',
  闽: '35',
  赣: '36',
  鲁: '37',
  豫: '41',
  鄂: '42',
  湘: '43',
  粤: '44',
  桂: '45',
  琼: '46',
  渝: '50',
  川: '51',
  黔: '52',
  滇: '53',
  云: '53',
  藏: '54',
  陕: '61',
  甘: '62',
  青: '63',
  宁: '64',
  新: '65',
};

/** The province whose sign opens the cited numbers (苏政发〔2016〕30号); null where there are several or none. */
export function provinceOfCitedNumbers(text: string): string | null {
  const found = new Set<string>();
  for (const match of text.matchAll(/(?<=[(、,:;。]|^)(\p{Script=Han})\p{Script=Han}{1,6}[〔[(【]\d{4}/gmu)) {
    const sign = PROVINCE_SIGNS[match[1] ?? ''];
    if (sign !== undefined) found.add(`${sign}0000`);
  }
  const [only, ...others] = found;
  return only !== undefined && others.length === 0 ? only : null;
}
