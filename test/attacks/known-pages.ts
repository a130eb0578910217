// In: a running server. Out: what a reader would come upon by its links and forms: pages, parameters with their values, ids.

import { load } from 'cheerio';

export interface KnownPages {
  readonly paths: readonly string[];
  readonly parameters: readonly (readonly [string, string])[];
  readonly ids: readonly string[];
}

/** Follows links within the site, each page once, until `most` pages are read; `headers` say who reads. */
export async function readKnownPages(
  site: string,
  starts: readonly string[],
  most: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<KnownPages> {
  const waiting = [...starts];
  const seen = new Set(starts);
  const read: string[] = [];
  const parameters = new Map<string, readonly [string, string]>();
  const ids = new Set<string>();
  const learn = (name: string, value: string): void => {
    if (parameters.size < 3_000) parameters.set(`${name}=${value}`, [name, value]);
  };
  for (let path = waiting.shift(); path !== undefined && read.length < most; path = waiting.shift()) {
    const response = await fetch(new URL(path, site), { redirect: 'manual', headers });
    const text = await response.text();
    read.push(path);
    if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
    const $ = load(text);
    $('[name]').each((_, field) => learn($(field).attr('name') ?? '', $(field).attr('value') ?? ''));
    $('a[href], link[href], script[src]').each((_, link) => {
      const target = new URL($(link).attr('href') ?? $(link).attr('src') ?? '', new URL(path, site));
      if (target.origin !== site) return;
      for (const [name, value] of target.searchParams) learn(name, value);
      const [, id] = /\/(?:reports|passages|import)\/([^/?#]+)/.exec(target.pathname) ?? [];
      if (id !== undefined) ids.add(id);
      if (target.pathname.includes('/assets/'))
        for (const part of target.pathname.split('/assets/')[1]?.split('/') ?? []) ids.add(part);
      const address = target.pathname + target.search;
      if (!seen.has(address) && seen.size < most * 4) {
        seen.add(address);
        waiting.push(address);
      }
    });
  }
  return { paths: read, parameters: [...parameters.values()], ids: [...ids] };
}
