// In: the cookies of a request. Out: the reader's settings: 本地区, size of text, contrast.
// A value that is not one of ours counts as not set: a cookie is no reason to refuse a page.

import { regionOf } from '../report/region/region-gazetteer.ts';

export const TEXT_SIZES = ['normal', 'large', 'larger'] as const;
export const CONTRASTS = ['normal', 'high'] as const;

export interface ReadingSettings {
  /** Code of 本地区; null when not chosen. */
  readonly home: string | null;
  readonly text: (typeof TEXT_SIZES)[number];
  readonly contrast: (typeof CONTRASTS)[number];
}

// Longer than all our cookies together; other programs of the same host may have theirs beside them.
const MAX_COOKIE_CHARS = 16_384;

/** @param header the `Cookie` header. */
export function readingSettingsOf(header: string | undefined): ReadingSettings {
  const cookies = cookiesOf(header ?? '');
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

/** Names and values as RFC 6265 has them, values in percent coding; of a name that comes twice the first counts. */
function cookiesOf(header: string): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of header.slice(0, MAX_COOKIE_CHARS).split(';')) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    if (at > 0 && !cookies.has(name)) cookies.set(name, decoded(pair.slice(at + 1).trim()));
  }
  return cookies;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return ''; // not written by us
  }
}
