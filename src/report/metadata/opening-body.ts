// In: the bodies that a report's first paragraphs name. Out: the one they speak as, put together from what each says.
// For reports without title or signature; what no paragraph says stays null.

import type { PlaceEvidence } from '../region/place-evidence.ts';
import { townshipNamedByStem } from '../region/region.ts';
import type { BodyName } from './body-name.ts';
import { selfReference, townshipInFrame, townshipInText } from './self-reference.ts';

/** What the first paragraphs say, put together: 我镇 … 现将宝城镇…. */
export function mergeOpening(opening: readonly BodyName[], text: string): BodyName {
  const first = <Key extends 'place' | 'township' | 'own' | 'organisation'>(key: Key): BodyName | undefined =>
    opening.find((body) => body[key] !== null && body[key] !== '');
  const national = opening[0]?.isNational === true ? opening[0] : undefined;
  if (national) return national;
  const department = opening.find((body) => body.kind === 'department');
  const self = selfReference(text);
  const deciding = opening.find((body) => body.township !== null || body.own !== null || body.place !== '');
  const own = wholeAutonomousRegion(deciding?.own ?? self.own, text);
  const isDepartment =
    department !== undefined || /^(?:局|厅|委|部|办|中心|处|支队|大队|院)$/u.test(own ?? '') || self.isDepartment;
  const speaksOfTownship = deciding === undefined || deciding.own === null || /^(?:镇|乡|街道)$/u.test(deciding.own);
  const ofTownship = isDepartment || !speaksOfTownship ? undefined : first('township');
  const placed = department?.place ? department : (first('place') ?? ofTownship);
  return {
    place: placed?.place ?? '',
    codes: placed?.codes ?? [],
    township: ofTownship?.township ?? null,
    own: isDepartment ? (department?.own ?? self.own) : own,
    organisation: department?.organisation ?? (isDepartment ? null : (ofTownship?.organisation ?? '人民政府')),
    kind: isDepartment ? 'department' : 'government',
    isNational: false,
  };
}

/** 全区 in an autonomous region is the whole of it. */
function wholeAutonomousRegion(own: string | null, text: string): string | null {
  return own === '区' && /自治区(?:党委|人民政府|政府)/u.test(text) && !/区委/u.test(text) ? '自治区' : own;
}

/** 我镇 and 街道依照… name no township: the text does, or a stem of one of the county's townships stands in it. */
export function completeTownship(body: BodyName, text: string, evidence: PlaceEvidence): BodyName {
  if (body.township !== null || !/^(?:镇|乡|街道)$/u.test(body.own ?? '')) return body;
  const own = body.own ?? '';
  const county = evidence.codes.find((code) => !code.endsWith('00'));
  const township =
    townshipInText(text, own) ??
    (county === undefined ? null : townshipNamedByStem(county, own, text)) ??
    townshipInFrame(text, own);
  return township === null ? body : { ...body, township, own: null };
}
