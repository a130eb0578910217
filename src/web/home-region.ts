// In: a request. Out: 本地区, where the reader or the server has set it.
// A cookie that names no place counts as not set: it is no reason to refuse a page.

import type { Request } from 'express';
import { regionOf } from '../report/region/region-gazetteer.ts';
import type { Region } from '../report/report.ts';

/** What was set in the browser goes before what the server says. @param homeRegion a code. */
export function homeRegionOf({ headers }: Pick<Request, 'headers'>, homeRegion: string | null): Region | null {
  const own = /(?:^|;)\s*home=([^;\s]{1,400})/.exec(headers.cookie ?? '')?.[1];
  return placeOf(own === undefined ? '' : decoded(own)) ?? placeOf(homeRegion ?? '');
}

function placeOf(code: string): Region | null {
  return /^\d{6}(\/|$)/.test(code) ? regionOf(code) : null;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return ''; // not written by us
  }
}
