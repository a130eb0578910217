// In: words that start with the name of a body that is no local government's: the corps in 新疆, a branch of a state
// department, a university, a customs office. Out: its parts, as body-name.ts gives them. Forms of names only.

import { placeAt } from '../region/place-mentions.ts';
import type { BodyName } from './body-name.ts';
import { readOrganisation } from './organisation.ts';

export const NOTHING: BodyName = {
  place: '',
  codes: [],
  township: null,
  own: null,
  organisation: null,
  kind: null,
  isNational: false,
};

export function bodyOutsideLocalGovernment(words: string): BodyName | null {
  const found = corpsBody(words) ?? stateBranch(words);
  if (found) return found;
  return INSTITUTION.test(words) ? { ...NOTHING, organisation: words, kind: 'department' } : null;
}

// 第八师石河子市: the division and the city are one.
export const CORPS_DIVISION =
  /^(?:(?:新疆(?:维吾尔自治区)?生产建设)?兵团)?第?[一二三四五六七八九十]{1,3}师(?=\p{Script=Han}{2,4}市)/u;
const CORPS = /^(?:新疆(?:维吾尔自治区)?生产建设)?兵团(?!\p{Script=Han}{0,3}(?:建设|精神|工作))/u;
const CORPS_NAME = '新疆生产建设兵团';
const CORPS_CODE = '650000';

/** 五十一团 in a city of the corps ranks as a township. */
export const REGIMENT = /^(?:第?[一二三四五六七八九十〇百]{1,4}|\d{1,3})团(?!结|队|体|委)/u;

/** 兵团教育局: the corps has the rank of a province and lies in 新疆. */
function corpsBody(words: string): BodyName | null {
  const corps = CORPS.exec(words)?.[0];
  if (corps === undefined) return null;
  const organisation = readOrganisation(words.slice(corps.length), null);
  if (corps === '兵团' && organisation === null) return null;
  return {
    ...NOTHING,
    place: CORPS_NAME,
    codes: [CORPS_CODE],
    organisation: organisation?.kind === 'department' ? organisation.name : '',
    kind: organisation?.kind ?? 'government',
  };
}

const STATE_PARENT =
  /^(?:国家金融监督管理总局|国家统计局|国家矿山安全监察局|国家能源局|国家外汇管理局|国家粮食和物资储备局|中国人民银行|中国证券监督管理委员会|中国证监会)/u;
const STATE_BRANCH = /^(?:监管局|监管分局|监察局|监管办公室|监管专员办公?室?|调查总?队|管理局|分局|(?:[省市])?分行)/u;

/** 国家金融监督管理总局宁波监管局 is of 宁波. */
function stateBranch(words: string): BodyName | null {
  const parent = STATE_PARENT.exec(words)?.[0] ?? '';
  const mention = parent === '' ? null : placeAt(words, parent.length, true);
  const branch = mention && STATE_BRANCH.exec(words.slice(mention.end))?.[0];
  if (!mention || !branch) return null;
  return {
    ...NOTHING,
    place: words.slice(0, mention.end),
    codes: mention.codes,
    organisation: branch,
    kind: 'department',
  };
}

// Their names tell no place of theirs: 中山大学 is not in 中山.
const INSTITUTION = /^\p{Script=Han}{2,14}(?:大学|学院|海关)$/u;
