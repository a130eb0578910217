// In: a body's name and its region. Out: the level it is of.
// Zones rank as counties; places that cannot be told apart may still be of one level.

import { isZoneName } from '../region/zones.ts';
import type { Level, Region } from '../report.ts';
import type { BodyName } from './body-name.ts';
import { isInstitution } from './issuer-name.ts';

export function levelOf(body: BodyName, region: Region | null): Level | null {
  if (isInstitution(body)) return null;
  if (body.township !== null && isZoneName(body.township))
    return region?.city === null && region.county === null ? '省' : '县';
  if (body.township !== null || /^(?:镇|乡|街道)$/u.test(body.own ?? '')) return '乡镇';
  if (region === null) return levelOfCodes(body.codes) ?? levelOfKind(body.own);
  if (region.township !== null) return '乡镇';
  if (region.county !== null) return '县';
  return region.city === null ? '省' : '市';
}

/** Places of one name that cannot be told apart may still be of one level. */
function levelOfCodes(codes: readonly string[]): Level | null {
  if (codes.length === 0) return null;
  if (codes.every((code) => !code.endsWith('00'))) return '县';
  return codes.every((code) => code.endsWith('00') && !code.endsWith('0000')) ? '市' : null;
}

function levelOfKind(own: string | null): Level | null {
  if (own === '省' || own === '自治区') return '省';
  if (own === '州' || own === '盟' || own === '地区' || own === '市') return '市';
  return own === '县' || own === '旗' || own === '区' ? '县' : null;
}
