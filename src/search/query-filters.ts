// In: the parts of a query. Out: the years and places among them that were typed as 年份: and 地区:, and the parts that are left.
// What is no year or no place is a word like any other, and a note says so.

import { TashanError } from '../errors.ts';
import { placeName } from '../report/names.ts';
import { regionOf } from '../report/region/region-gazetteer.ts';
import type { QueryPart } from './parse-query.ts';
import { resolvePlace } from './resolve-place.ts';
import type { YearRange } from './search-request.ts';

export interface QueryFilters {
  readonly parts: readonly QueryPart[];
  readonly years: readonly YearRange[];
  /** Codes. */
  readonly regions: readonly string[];
  readonly notes: readonly string[];
}

const YEARS = /^(\d{4})年?(?:(?:\.\.|-|－|—|~|～|至|到)(\d{4})年?)?$/u;

export function readFilters(given: readonly QueryPart[]): QueryFilters {
  const parts: QueryPart[] = [];
  const years: YearRange[] = [];
  const regions: string[] = [];
  const notes: string[] = [];
  for (const part of given) {
    if (part.field !== 'year' && part.field !== 'region') {
      parts.push(part);
      continue;
    }
    const found = part.isExcluded ? null : part.field === 'year' ? yearsIn(part.text) : placeIn(part.text);
    if (found === null || typeof found === 'object') {
      if (found) {
        years.push(found);
        notes.push(`只看 ${found.from === found.to ? found.from : `${found.from}—${found.to}`} 年`);
      } else {
        notes.push(`“${part.text}”不是能认出的${part.field === 'year' ? '年份' : '地区'}，当作检索词`);
        parts.push({ ...part, field: null });
      }
    } else {
      regions.push(found);
      notes.push(`只看 ${placeName(regionOf(found))}`);
    }
  }
  return { parts, years, regions, notes };
}

function yearsIn(text: string): YearRange | null {
  const match = YEARS.exec(text.normalize('NFKC').replace('—', '-'));
  if (!match) return null;
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  return { from: Math.min(from, to), to: Math.max(from, to) };
}

function placeIn(text: string): string | null {
  try {
    return resolvePlace(text);
  } catch (error) {
    if (error instanceof TashanError) return null;
    throw error;
  }
}
