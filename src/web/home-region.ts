// In: a request. Out: 本地区, where the reader or the server has set it.

import type { Request } from 'express';
import { regionOf } from '../report/region/region-gazetteer.ts';
import type { Region } from '../report/report.ts';
import { readingSettingsOf } from './reading-settings.ts';

/** What was set in the browser goes before what the server says. @param homeRegion a code. */
export function homeRegionOf({ headers }: Pick<Request, 'headers'>, homeRegion: string | null): Region | null {
  const code = readingSettingsOf(headers.cookie).home ?? homeRegion;
  return code === null ? null : regionOf(code);
}
