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
    const government = body.organisation ?? defaultGovernment(body.place, township);
    const isSubdistrict = /(?:街道|办事处)$/u.test(township);
    const organisation = isSubdistrict && government === '人民政府' ? '办事处' : government;
    return prefix + township === '' ? null : withOffice(fullPlace(prefix, region, township) + township, organisation);
  }
  const named = body.organisation === null ? null : fullerDepartment(prefix, body.organisation, compactLine(text));
  const department = named ?? departmentOfText(compactLine(text), region);
  if (isInstitution(body)) return body.organisation;
  if (department === null || (prefix + township === '' && body.own === null)) return null;
  return `${prefix === '' ? (body.own ?? '') : fullPlace(prefix, region, township)}${township}${department}`;
}

/** A university or customs office: its name says nothing of a place or a level. */
export function isInstitution({ place, township, own, organisation }: BodyName): boolean {
  return place === '' && township === null && own === null && /(?:大学|学院|海关)$/u.test(organisation ?? '');
}

function defaultGovernment(place: string, township: string): string {
  if (township.endsWith('街道')) return '办事处';
  return township === '' && /(?:园区|开发区|高新区|管理区|示范区)$/u.test(place) ? '管理委员会' : '人民政府';
}

/** 金平县 is written in full in the name of its government. */
function fullPlace(written: string, region: Region | null, township: string): string {
  if (region === null || township !== '') return written;
  return /[省市区县州盟旗]$|兵团$|^(?:国家|中国)/u.test(written) ? written : placePrefix(region);
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
