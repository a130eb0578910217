// In: words that may start with the name of a development zone (曲靖经济技术开发区). Out: the zone and whose it is.
// Zones have no division code of their own: they hang on the place their name begins with.

import { placeAt } from './place-mentions.ts';

export interface Zone {
  /** The place before the name: 深圳市 in 深圳市大鹏新区; '' where the name begins with a short one. */
  readonly place: string;
  readonly name: string;
  /** The places that the name may begin with. */
  readonly codes: readonly string[];
}

const ZONE_END =
  '(?:开发区|高新区|经开区|工业园区?|产业园区?|科技园区?|园区|保税区|度假区|管理区|风景名胜区|空港区|新区|新城|(?:示范区|实验区|试验区|合作区|自贸区|综保区)(?=管委会|管理委员会|\\d|关于|$))';
const ZONE = new RegExp(`^[\\p{Script=Han}、()]{0,14}?${ZONE_END}(?!域|划|县|市)`, 'u');
const ZONE_ONLY =
  /(?:开发区|高新区|经开区|工业园|园区|保税区|度假区|管理区|风景名胜区|空港区|新区|新城|示范区|实验区|试验区|合作区|自贸区|综保区|产业园|科技园)$/u;
// A verb between place and zone makes a sentence of it: 某某区融入自贸区建设.
const VERB =
  /[以把将在为对与和]|推进|推动|建设|围绕|坚持|落实|按照|深化|强化|加强|全面|融入|打造|创建|参与|聚焦|锚定|立足|持续|积极|获|争/u;

const UNPLACED = new RegExp(`^[\\p{Script=Han}、]{0,10}?${ZONE_END}(?=$|管委会|管理委员会|党工委)`, 'u');

/** A zone whose name begins with no place (东疆综合保税区, 经济开发区); only where nothing but its body follows. */
export function unplacedZoneAt(words: string): Zone | null {
  const name = UNPLACED.exec(words)?.[0];
  return name === undefined || VERB.test(name) || !isZoneName(name) ? null : { place: '', name, codes: [] };
}

// New areas of the state whose names begin with no place, and the city they lie in or mostly in.
const STATE_ZONES: readonly (readonly [name: string, code: string])[] = [
  ['雄安新区', '130600'],
  ['两江新区', '500000'],
  ['西咸新区', '610100'],
  ['贵安新区', '520100'],
  ['天府新区', '510100'],
  ['湘江新区', '430100'],
  ['滇中新区', '530100'],
  ['赣江新区', '360100'],
  ['金普新区', '210200'],
];

/** null when no zone's name begins the words, or none that begins with a place. */
export function zoneAt(words: string): Zone | null {
  const ofState = STATE_ZONES.find(([name]) => words.startsWith(name));
  if (ofState) return { place: '', name: ofState[0], codes: [ofState[1]] };
  const mention = placeAt(words, 0, true);
  if (!mention) return null;
  const rest = ZONE.exec(words.slice(mention.end))?.[0];
  if (rest === undefined || VERB.test(rest)) return null;
  const before = words.slice(0, mention.end);
  const isApart = /[省市区县州盟旗]$/u.test(before) && rest.length > 3;
  // 西安高新区 is named after the city, not after a district of that name elsewhere.
  const cities = mention.codes.filter((code) => code.endsWith('00') && !code.endsWith('0000'));
  const codes = !isApart && cities.length === 1 ? cities : mention.codes;
  return { place: isApart ? before : '', name: isApart ? rest : before + rest, codes };
}

/** Is this the name of a zone rather than of a township? */
export function isZoneName(name: string): boolean {
  return ZONE_ONLY.test(name);
}
