// In: words that start with the name of a public body (丰都县栗子乡人民政府, 市水务局, 我县). Out: its parts.
// Reads the beginning of the words only and guesses nothing: what is not said stays null.

import { placeAt } from '../region/place-mentions.ts';
import { ancestorsOf, countyCodesNamed, townshipCodesNamed } from '../region/region-gazetteer.ts';
import { unplacedZoneAt, type Zone, zoneAt } from '../region/zones.ts';
import type { IssuerKind } from '../report.ts';
import { nationalDepartmentAt } from './departments.ts';
import { GOVERNMENT, readOrganisation } from './organisation.ts';
import { bodyOutsideLocalGovernment, CORPS_DIVISION, NOTHING, REGIMENT } from './unusual-bodies.ts';

export interface BodyName {
  /** The place as written, e.g. `达州市通川区`; '' where none is. */
  readonly place: string;
  /** What the place may stand for; [] where none is written. */
  readonly codes: readonly string[];
  /** `栗子乡`, `鱼复街道`; null where none is written. */
  readonly township: string | null;
  /** The kind of place the words claim as their own: 我县, 全市, 区政府; null where a full place stands there. */
  readonly own: string | null;
  /** `人民政府`, `水务局`, `街道办事处`; null where only a place is named. */
  readonly organisation: string | null;
  readonly kind: IssuerKind | null;
  readonly isNational: boolean;
}

const OWN = '自治区|省|市|州|盟|地区|县|区|旗|镇|乡|街道';
const SELF = new RegExp(`^(?:我|全|本)(${OWN}|街|局|厅|委|部|办|中心|处|支队|大队|院)`, 'u');
// 市场监管局, 市政管理局, 市容…: here 市 is no place.
const RELATIVE = new RegExp(`^(?!市场|市政(?!府)|市容|市民)(${OWN})(?=[\\p{Script=Han}])`, 'u');
const TOWNSHIP =
  /^(?!城乡|各|全|本|我|乡镇)((?:(?!和|与|及|城乡|关于|在|按|依|各|个)\p{Script=Han}){1,9}?(?:街道|镇|民族乡|族乡|乡|苏木))(?!村|振兴|企业|级|建设局)/u;
/** null when the words do not start with a body or a place. */
export function readBodyName(words: string): BodyName | null {
  const self = SELF.exec(words);
  if (self) return { ...NOTHING, own: self[1] === '街' ? '街道' : (self[1] ?? null) };
  const named = words.replace(/^(?:中国共产党|中共|中华人民共和国|原)/u, '').replace(CORPS_DIVISION, '');
  const outside = bodyOutsideLocalGovernment(named);
  if (outside) return outside;
  const local = LOCAL_TAX.exec(named);
  if (local) {
    const body = readPlacedBody(named.slice(local[0].length));
    return body && { ...body, place: local[0] + body.place };
  }
  const national = nationalDepartmentAt(named);
  if (national !== null) return { ...NOTHING, organisation: national, kind: 'department', isNational: true };
  return readPlacedBody(named);
}

// 国家税务总局某某市税务局 is of that city.
const LOCAL_TAX = /^国家税务总局(?=\p{Script=Han}{2,12}税务)/u;

function readPlacedBody(words: string): BodyName | null {
  const zone = zoneAt(words);
  if (zone) return zoneBody(zone, words.slice(zone.place.length + zone.name.length));
  const mention = placeAt(words, 0, false) ?? commonWordPlaceAt(words) ?? placeBeforeBody(words);
  const unplaced = mention ? null : unplacedZoneAt(words);
  if (unplaced) return zoneBody(unplaced, words.slice(unplaced.name.length));
  const place = mention ? words.slice(0, mention.end) : '';
  // 合川区人民政府三汇镇: the township's own government is meant.
  let rest = words.slice(place.length).replace(/^人民政府(?=\p{Script=Han}{1,5}(?:镇|乡|街道))/u, '');
  const own = RELATIVE.exec(rest)?.[1] ?? null;
  // 元谋县县卫生健康局: the kind of place is written twice. 市水务局: it stands for the place.
  const isOwnPlace = own !== null && !isTownshipWord(rest, own);
  if (isOwnPlace) rest = rest.slice(own.length);
  const regiment = mention?.codes.every((code) => code.startsWith('6590')) ? REGIMENT.exec(rest)?.[0] : undefined;
  if (regiment !== undefined) {
    const department = readOrganisation(rest.slice(regiment.length), regiment);
    return {
      ...NOTHING,
      place,
      codes: mention?.codes ?? [],
      township: regiment,
      organisation: department?.kind === 'department' ? department.name : '',
      kind: department?.kind ?? 'government',
    };
  }
  const office = place === '' && !SHORT_SUBDISTRICT.test(rest) ? null : subdistrictOffice(rest);
  const township = isOwnPlace && place === '' ? null : (office ?? townshipAt(rest));
  if (township !== null && office === null) rest = rest.slice(township.length);
  if (office !== null) rest = '办事处';
  const organisation = readOrganisation(rest, township);
  if (place === '' && township === null && (!isOwnPlace || organisation === null) && !isOwnSubject(words, own))
    return null;
  return {
    place,
    codes: branchCodes(organisation?.name ?? '', mention?.codes ?? []),
    township,
    own: place === '' && township === null ? own : null,
    organisation: organisation?.name ?? null,
    kind: organisation?.kind ?? null,
    isNational: false,
  };
}

function zoneBody(zone: Zone, rest: string): BodyName {
  const organisation = readOrganisation(rest, null);
  return {
    place: zone.place,
    codes: zone.codes,
    township: zone.name,
    own: null,
    organisation: organisation?.name ?? '管理委员会',
    kind: organisation?.kind ?? 'government',
    isNational: false,
  };
}

/** 某市生态环境局某县分局 is of the county. */
function branchCodes(organisation: string, codes: readonly string[]): readonly string[] {
  const branch = /局(\p{Script=Han}{2,6})(?:分局|管理局)$/u.exec(organisation)?.[1];
  if (branch === undefined) return codes;
  const below = countyCodesNamed(branch).filter((code) =>
    ancestorsOf(code).some((ancestor) => codes.includes(ancestor)),
  );
  return below.length > 0 ? below : codes;
}

/** A 市 or 县 inside the name (水市镇) is believed of listed townships only: else a place we do not know stands before it. */
function townshipAt(words: string): string | null {
  const listed = listedTownshipAt(words);
  if (listed !== null) return listed;
  const name = TOWNSHIP.exec(words)?.[1] ?? null;
  if (name === null || !/[市县区].+/u.test(name.slice(0, -1)) || townshipCodesNamed(name).length > 0) return name;
  return null;
}

// Two characters to 和平彝族乡 and the like.
const LONGEST_TOWNSHIP = 12;

/** 北和镇, 与儒镇: the longest listed name, whatever its characters mean elsewhere. */
function listedTownshipAt(words: string): string | null {
  for (let length = Math.min(LONGEST_TOWNSHIP, words.length); length >= 3; length -= 1) {
    const name = words.slice(0, length);
    if (/(?:街道|镇|乡|苏木)$/u.test(name) && townshipCodesNamed(name).length > 0) return name;
  }
  return null;
}

// 鹤龙街坚持…: 街 for 街道, as in 广州; what follows tells that it is a body.
const SHORT_SUBDISTRICT =
  /^(\p{Script=Han}{2,4}?)街(?=党工委|办事处|机关|20\d\d|$|坚持|在|以|始终|深入|认真|围绕|紧紧|全面|严格|按照|高度|切实)/u;

/** 平桥区五里店办事处: a 街道 that leaves the word out. */
function subdistrictOffice(words: string): string | null {
  const short = SHORT_SUBDISTRICT.exec(words)?.[1];
  if (short !== undefined && townshipCodesNamed(`${short}街道`).length > 0) return `${short}街道`;
  const stem = /^(?!街道|人民|政府)(\p{Script=Han}{2,4})(?<!街道)办事处/u.exec(words)?.[1];
  if (stem === undefined || /[镇乡]$/u.test(stem)) return null;
  return townshipCodesNamed(`${stem}街道`).length > 0 ? `${stem}街道` : `${stem}办事处`;
}

/** 南昌政府, 湖南省教育厅: a short name counts when a body follows at once. */
function placeBeforeBody(words: string): ReturnType<typeof placeAt> {
  const mention = placeAt(words, 0, true);
  // 崇义街道办事处 is of a subdistrict, not of 崇义县.
  if (!mention || /^街道/u.test(words.slice(mention.end))) return null;
  return GOVERNMENT.test(words.slice(mention.end)) ? mention : null;
}

/** 城中区教育局, 郊区人民政府: a plain word is a place's name where a body follows. */
function commonWordPlaceAt(words: string): ReturnType<typeof placeAt> {
  const name =
    /^(?:城中区|城区|郊区|矿区|站前区)(?=人民政府|政府|委|\p{Script=Han}{1,16}(?:局|委员会|街道|镇|乡)|20\d\d|$)/u.exec(
      words,
    )?.[0];
  return name === undefined ? null : { start: 0, end: name.length, codes: countyCodesNamed(name) };
}

/** 镇江…, 乡宁…: the first character belongs to a name, not to 镇政府. */
function isTownshipWord(rest: string, own: string): boolean {
  return !/^(?:委|政府|人民政府|党|直|级|里|住房|城|卫|[\p{Script=Han}()]{1,24}(?:局|厅|委员会|办公室|中心|委|队|处))/u.test(
    rest.slice(own.length),
  );
}

/** 街道依照…, 县委、县政府…: the kind of place alone, as the sentence's subject. */
function isOwnSubject(words: string, own: string | null): boolean {
  return (
    own !== null &&
    (/^(?:委|人民政府|政府|党工委)/u.test(words.slice(own.length)) || (own === '街道' && words.length > 2))
  );
}
