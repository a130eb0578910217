// In: the cookies of a request. Out: the reader's settings: 本地区, size of text, contrast.
// A value that is not one of ours counts as not set: a cookie is no reason to refuse a page.

import { regionOf } from '../report/region/region-gazetteer.ts';
import { cookiesOf } from './cookies.ts';

export const TEXT_SIZES = ['normal', 'large', 'larger'] as const;
export const CONTRASTS = ['normal', 'high'] as const;

export interface ReadingSettings {
  /** Code of 本地区; null when not chosen. */
  readonly home: string | null;
  readonly text: (typeof TEXT_SIZES)[number];
  readonly contrast: (typeof CONTRASTS)[number];
}

/** @param header the `Cookie` header. */
export function readingSettingsOf(header: string | undefined): ReadingSettings {
  const cookies = cookiesOf(header);
  const home = cookies.get('home') ?? '';
  return {
    home: /^\d{6}(\/|$)/.test(home) ? (regionOf(home)?.code ?? null) : null,
    text: TEXT_SIZES.find((size) => size === cookies.get('text')) ?? 'normal',
    contrast: CONTRASTS.find((contrast) => contrast === cookies.get('contrast')) ?? 'normal',
  };
}

/** What the style sheet of the modes goes by, on the root of the page. */
export function rootClasses({ text, contrast }: ReadingSettings): string {
  const classes = [text === 'normal' ? '' : `${text}-text`, contrast === 'high' ? 'high-contrast' : ''];
  return classes.filter((name) => name !== '').join(' ');
}
