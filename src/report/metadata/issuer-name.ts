// In: the parts of a body's name and its region. Out: the name as it is shown: 南京市浦口区人民政府, 合川区司法局.
// Keeps what is written and adds only what is missing.

import { compactLine } from '../../ingest/document-lines.ts';
import { isZoneName } from '../region/zones.ts';
import type { Region } from '../report.ts';
import type { BodyName } from './body-name.ts';
import { departmentOfText, fullerDepartment } from './department-in-text.ts';

/** null when neither words nor region tell. `text` is the report's, for a department that calls itself only 我局. */
export function issuerName(body: BodyName, region: Region | null, text: string): string | null {
  const place = body.place !== '' || body.township !== null ? body.place : placePrefix(region);
  const township = body.township ?? '';
  const prefix = body.place === '' && township !== '' ? townshipPrefix(township, region) : place;
  if (body.kind !== 'department') {
    const government = body.organisation ?? (township.endsWith('街道') ? '办事处' : '人民政府');
    const isSubdistrict = /(?:街道|办事处)$/u.test(township);
    const organisation = isSubdistrict && government === '人民政府' ? '办事处' : government;
    return prefix + township === '' ? null : withOffice(fullPlace(prefix, region, township) + township, organisation);
  }
  const named = body.organisation === null ? null : fullerDepartment(prefix, body.organisation, compactLine(text));
  const department = named ?? departmentOfText(compactLine(text), region);
  if (department === null || (prefix + township === '' && body.own === null)) return null;
  return `${prefix === '' ? (body.own ?? '') : fullPlace(prefix, region, township)}${township}${department}`;
}

/** 金平县 is written in full in the name of its government. */
function fullPlace(written: string, region: Region | null, township: string): string {
  if (region === null || township !== '') return written;
  return /[省市区县州盟旗]$/u.test(written) ? written : placePrefix(region);
}

function withOffice(place: string, organisation: string): string {
  if (organisation === '街道办事处') return `${place.replace(/街道$/u, '')}街道办事处`;
  return place.endsWith('办事处') ? place : place + organisation;
}

/** A district alone is ambiguous across the country: its city stands before it. */
function placePrefix(region: Region | null): string {
  if (region === null) return '';
  const own = region.county ?? region.city ?? region.province ?? '';
  return region.county?.endsWith('区') ? `${region.city ?? region.province ?? ''}${own}` : own;
}

/** A zone's name begins with its place; a township's does not. */
function townshipPrefix(township: string, region: Region | null): string {
  return region === null || isZoneName(township) ? '' : (region.county ?? region.city ?? '');
}
