// In: a place as a person or program gives it: a code, `code/name`, either with words after it, or a name. Out: its code.
// A name that several places have is never settled by guess.

import { TashanError } from '../errors.ts';
import { placeName } from '../report/names.ts';
import { regionOf, regionsNamed } from '../report/region/region-gazetteer.ts';

/** @throws TashanError of kind `request`: `region-unknown`, or `region-ambiguous` with the candidates as `code 省›市›县`. */
export function resolvePlace(given: string): string {
  // Boxes and candidates show a place as `330226 浙江省›宁波市›宁海县`.
  const code = /^\d{6}(?:\/\S+)?(?=\s|$)/.exec(given)?.[0];
  if (code !== undefined) {
    const region = regionOf(code);
    if (region) return region.code;
    throw new TashanError('request', 'region-unknown', `没有代码为“${given}”的地区`);
  }
  const regions = regionsNamed(given);
  const [only] = regions;
  if (only && regions.length === 1) return only.code;
  if (!only) throw new TashanError('request', 'region-unknown', `没有找到地区“${given}”，请写全称或六位代码`);
  const candidates = regions.map((region) => `${region.code} ${placeName(region)}`);
  throw new TashanError(
    'request',
    'region-ambiguous',
    `叫“${given}”的地区有 ${regions.length} 个，请改用代码：${candidates.join(';')}`,
    {
      candidates,
    },
  );
}

/** A place as it was asked for, with its code and its full name. @throws as `resolvePlace`. */
export function placeAsked(given: string): { readonly given: string; readonly code: string; readonly label: string } {
  const code = resolvePlace(given);
  return { given, code, label: placeName(regionOf(code)) };
}
