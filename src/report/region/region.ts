// In: what is said of the body that reports, and the evidence for places. Out: its region, or a flaw that says why not.
// Places of the same name are settled by evidence, never guessed.

import { type Flaw, flaw } from '../../ingest/flaw.ts';
import type { BodyName } from '../metadata/body-name.ts';
import type { Region } from '../report.ts';
import type { PlaceEvidence } from './place-evidence.ts';
import {
  ancestorsOf,
  formerNamesake,
  nameOfCode,
  regionOf,
  townshipCodesNamed,
  townshipsIn,
} from './region-gazetteer.ts';
import { isZoneName } from './zones.ts';

export interface ChosenRegion {
  readonly region: Region | null;
  /** The name is written and stands for one place only, or the same text names its parents. */
  readonly isStated: boolean;
  readonly flaws: readonly Flaw[];
}

type Subject = Pick<BodyName, 'place' | 'codes' | 'township' | 'own'>;

// The first must outweigh the second by this much, or nothing is settled.
const CLEAR_LEAD = 1.25;
// Prefecture-level cities without counties: their townships hang on the city.
const CITIES_WITHOUT_COUNTIES = new Set(['441900', '442000', '460400', '620200']);

/** `excluded`: codes that the report is addressed to, which a bare 我市 cannot mean. */
export function chooseRegion(subject: Subject, evidence: PlaceEvidence, excluded: ReadonlySet<string>): ChosenRegion {
  if (subject.township !== null) return chooseTownship(subject, subject.township, evidence);
  const codes = withNamesake(subject, evidence);
  if (codes.length === 1) return chosen(codes[0] ?? '', true);
  if (codes.length > 1) return settle(subject.place, codes, evidence);
  return chooseByKind(subject.own, evidence, excluded);
}

/** 桥东区 in a text that names 邢台 and not 张家口 is the one that was there; in one that names both it stays open. */
function withNamesake({ place, codes }: Subject, evidence: PlaceEvidence): readonly string[] {
  const former = formerNamesake(place);
  const isNamed = (code: string): boolean => evidence.direct.has(`${code.slice(0, 4)}00`);
  if (former === null || codes.includes(former) || !isNamed(former)) return codes;
  return codes.some(isNamed) ? [...codes, former] : [former];
}

function chooseTownship(subject: Subject, township: string, evidence: PlaceEvidence): ChosenRegion {
  const listed = underSuperior(townshipCodesNamed(township), evidence.superior);
  if (subject.codes.length > 0) {
    const below = listed.filter((code) => ancestorsOf(code).some((ancestor) => subject.codes.includes(ancestor)));
    if (below.length > 0) return settle(township, below, evidence);
    const holders = subject.codes.filter((code) => isZoneName(township) || holdsTownships(code));
    if (holders.length > 0)
      return settle(
        township,
        holders.map((code) => `${code}/${township}`),
        evidence,
      );
  }
  const supported = listed.filter((code) => evidence.scoreOf(code) > 0);
  if (supported.length > 0 && supportsFully(supported, evidence)) return settle(township, supported, evidence);
  // Not in the list under any place that is named: the place named most that can hold a township.
  const holds = (code: string): boolean => holdsTownships(code) || (isZoneName(township) && !code.endsWith('0000'));
  const holder = evidence.codes.find((code) => holds(code) && (evidence.direct.get(code) ?? 0) >= 1);
  if (holder !== undefined) return { ...chosen(`${holder}/${township}`, false), isStated: false };
  if (supported.length > 0) return settle(township, supported, evidence);
  if (listed.length === 1) return chosen(listed[0] ?? '', false);
  if (listed.length > 1) return ambiguous(township, listed);
  return {
    region: null,
    isStated: false,
    flaws: [flaw('missing-region', `“${township}”在哪个县区无法确定，请在旁注文件中写明 region`)],
  };
}

/** 县委、县政府 over a township rule out namesakes in districts; where nothing fits, all stay. */
function underSuperior(codes: readonly string[], superior: PlaceEvidence['superior']): readonly string[] {
  if (superior === null) return codes;
  const fitting = codes.filter((code) => {
    const name = nameOfCode(code.slice(0, 6)) ?? '';
    return superior === '区' ? /区$/u.test(name) && !/地区$/u.test(name) : name.endsWith(superior);
  });
  return fitting.length > 0 ? fitting : codes;
}

/** Is the evidence for a listed place at least as near as a county, or is no county named at all? */
function supportsFully(codes: readonly string[], evidence: PlaceEvidence): boolean {
  const namesCounty = codes.some((code) => (evidence.direct.get(code.slice(0, 6)) ?? 0) > 0);
  return namesCounty || !evidence.codes.some((code) => holdsTownships(code) && (evidence.direct.get(code) ?? 0) >= 1);
}

function holdsTownships(code: string): boolean {
  return !code.endsWith('00') || CITIES_WITHOUT_COUNTIES.has(code);
}

function settle(name: string, codes: readonly string[], evidence: PlaceEvidence): ChosenRegion {
  if (codes.length === 1) return chosen(codes[0] ?? '', true);
  // What names all of them alike tells nothing about which is meant.
  const shared = Math.min(...codes.map((code) => evidence.direct.get(code.slice(0, 6)) ?? 0));
  const ranked = codes
    .map((code) => ({ code, score: evidence.scoreOf(code) - shared }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = ranked;
  if (!first || first.score <= (second?.score ?? 0) * CLEAR_LEAD) return nested(codes) ?? ambiguous(name, codes);
  return { ...chosen(first.code, false), isStated: false };
}

/** 恩施 stands for the prefecture and a city in it: the wider one is meant when the name fits both. */
function nested(codes: readonly string[]): ChosenRegion | null {
  const widest = codes.find((code) => codes.every((other) => ancestorsOf(other).includes(code)));
  return widest === undefined ? null : chosen(widest, false);
}

function chooseByKind(own: string | null, evidence: PlaceEvidence, excluded: ReadonlySet<string>): ChosenRegion {
  const fits = evidence.codes.filter((code) => !excluded.has(code) && isOfKind(code, own));
  const ranked = fits.map((code) => ({ code, score: ownScore(code, evidence) })).sort((a, b) => b.score - a.score);
  const [first, second] = ranked;
  if (!first) return missing();
  if (second && first.score <= second.score * CLEAR_LEAD) {
    const nearer = ancestorsOf(second.code).includes(first.code) || ancestorsOf(first.code).includes(second.code);
    if (!nearer) return ambiguous(`我${own ?? '地'}`, [first.code, second.code]);
  }
  return { ...chosen(first.code, false), isStated: false };
}

/** Named itself counts in full; places in it speak for it (徐汇区 for 上海). */
function ownScore(code: string, evidence: PlaceEvidence): number {
  let inside = 0;
  for (const [named, weight] of evidence.direct)
    if (named !== code && ancestorsOf(named).includes(code)) inside += weight;
  return (evidence.direct.get(code) ?? 0) + 0.3 * inside;
}

/** Can 我市, 全县, 区政府 mean this place? Without a kind any place may be meant. */
function isOfKind(code: string, own: string | null): boolean {
  const name = nameOfCode(code) ?? '';
  if (own === null || !/^(?:省|自治区|市|州|盟|地区|县|区|旗)$/u.test(own)) return true;
  if (own === '区') return /区$/u.test(name) && !/(?:自治区|地区)$/u.test(name);
  if (own === '州') return name.endsWith('自治州');
  return name.endsWith(own);
}

function chosen(code: string, isStated: boolean): ChosenRegion {
  const region = regionOf(code);
  return region === null ? missing() : { region, isStated, flaws: [] };
}

function missing(): ChosenRegion {
  return { region: null, isStated: false, flaws: [flaw('missing-region', '无法确定地区，请在旁注文件中写明 region')] };
}

function ambiguous(name: string, codes: readonly string[]): ChosenRegion {
  const places = codes.slice(0, 6).flatMap((code) => {
    const region = regionOf(code);
    return region === null
      ? []
      : [[region.province, region.city, region.county, region.township].filter(Boolean).join('')];
  });
  const message = `“${name}”有重名（${places.join('、')}${codes.length > 6 ? '等' : ''}），请在旁注文件中写明 region`;
  return { region: null, isStated: false, flaws: [flaw('region-ambiguous', message, name)] };
}

/** Townships of the county whose stem the text names, where the text calls itself only 街道 or 我镇. */
export function townshipNamedByStem(county: string, own: string, text: string): string | null {
  const named = townshipsIn(county).filter((name) => {
    const stem = name.endsWith(own) ? name.slice(0, -own.length) : '';
    return stem.length >= 2 && text.includes(stem);
  });
  return named.length === 1 ? (named[0] ?? null) : null;
}
