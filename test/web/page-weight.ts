// In: the address of a page on a running server. Out: the bytes that a browser's first visit to it moves, part by part.
// Counts what comes over the wire, compressed or not, and follows modules to the modules they always import.

import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { load } from 'cheerio';

export interface PageWeight {
  readonly page: number;
  readonly styles: number;
  readonly scripts: number;
  readonly pictures: number;
  readonly total: number;
  readonly rawScripts: number;
}

interface Transfer {
  readonly bytes: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** @param later modules to count that others load only where they are needed, as `basket-page.js`. */
export async function weighPage(address: string, later: readonly string[] = []): Promise<PageWeight> {
  const page = await transfer(address);
  const $ = load(page.text);
  const urls = (selector: string, name: string): readonly string[] => [
    ...new Set(
      $(selector)
        .toArray()
        .map((element) => new URL($(element).attr(name) ?? '', address).href),
    ),
  ];
  const sum = (transfers: readonly Transfer[]): number => transfers.reduce((bytes, each) => bytes + each.bytes, 0);
  const styles = sum(await Promise.all(urls('link[rel=stylesheet]', 'href').map((url) => transfer(url))));
  const pictures = sum(await Promise.all(urls('img[src]', 'src').map((url) => transfer(url))));
  const modules = await transferModules(urls('script[src]', 'src'), later);
  const scripts = sum(modules);
  return {
    page: page.bytes,
    styles,
    scripts,
    pictures,
    total: page.bytes + styles + scripts + pictures,
    rawScripts: modules.reduce((bytes, { text }) => bytes + Buffer.byteLength(text), 0),
  };
}

async function transferModules(entries: readonly string[], later: readonly string[]): Promise<readonly Transfer[]> {
  const seen = new Map<string, Transfer>();
  const waiting = [...entries];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (seen.has(url)) continue;
    const module = await transfer(url);
    seen.set(url, module);
    for (const [words, imported = ''] of module.text.matchAll(/\b(?:from|import)[\s(]*['"](\.[^'"]+)['"]/g)) {
      if (!words.includes('(') || later.some((name) => imported.endsWith(`/${name}`))) {
        waiting.push(new URL(imported, url).href);
      }
    }
  }
  return [...seen.values()];
}

/** @throws Error for an answer other than 200. */
export function transfer(address: string, encoding = 'gzip'): Promise<Transfer> {
  return new Promise((resolve, reject) => {
    const request = get(address, { headers: { 'Accept-Encoding': encoding } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(new Error(`${address}: answered ${response.statusCode}`));
        const body = Buffer.concat(parts);
        const text = response.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
        resolve({ bytes: body.length, text: text.toString('utf8'), headers: response.headers });
      });
    });
    request.on('error', reject);
  });
}
