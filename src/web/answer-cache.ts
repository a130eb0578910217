// In: searches as addresses. Out: the answer made before for the same address, as long as the index and the lexicon are the same.
// An office asks the same things again. Whoever sends other cookies may see another page, so they are part of the key.

import { gzipSync } from 'node:zlib';
import type { RequestHandler, Response } from 'express';
import type { SearchService } from '../search/search-service.ts';
import { pathBelow } from './links.ts';
import { firstValue, type QueryParameters } from './query-parameters.ts';

export interface AnswerCache {
  readonly answer: RequestHandler;
  figures(): { readonly bytes: number; readonly hits: number; readonly misses: number };
}

interface KeptAnswer {
  readonly type: string;
  readonly etag: string;
  readonly body: Buffer;
  /** Made when it is first asked for again. */
  gzipped: Buffer | null;
}

// What a search page or a program asks for while somebody searches. Other pages are cheap, or asked for once.
const PATHS = ['/search', '/api/search', '/api/facets/region', '/api/suggest'];
// One answer never takes the room of a hundred.
const MOST_ANSWER_BYTES = 1_000_000;
// Of an entry beside its bytes: key, map, buffers.
const ENTRY_BYTES = 500;

/** @param service its identity is the state of the index and the lexicon. @param mostBytes at least an answer. */
export function createAnswerCache(service: () => SearchService, basePath: string, mostBytes: number): AnswerCache {
  // A Map keeps the order of insertion: whoever is used again goes to the end, the first goes when room is short.
  const kept = new Map<string, KeptAnswer>();
  let madeBy: SearchService | null = null;
  let bytes = 0;
  let hits = 0;
  let misses = 0;

  const sizeOf = (key: string, { body, gzipped }: KeptAnswer): number =>
    key.length * 2 + body.length + (gzipped?.length ?? 0) + ENTRY_BYTES;
  const remove = (key: string): void => {
    const entry = kept.get(key);
    if (entry === undefined) return;
    bytes -= sizeOf(key, entry);
    kept.delete(key);
  };
  const put = (key: string, entry: KeptAnswer): void => {
    remove(key);
    kept.set(key, entry);
    bytes += sizeOf(key, entry);
    for (const oldest of kept.keys()) {
      if (bytes <= mostBytes) break;
      remove(oldest);
    }
  };
  const sendKept = (key: string, entry: KeptAnswer, response: Response, takesGzip: boolean): void => {
    remove(key);
    if (takesGzip) entry.gzipped ??= gzipSync(entry.body);
    put(key, entry);
    response.set({ 'Content-Type': entry.type, ETag: entry.etag }).vary('Accept-Encoding');
    if (takesGzip) response.set('Content-Encoding', 'gzip').send(entry.gzipped);
    else response.send(entry.body);
  };

  const answer: RequestHandler = (request, response, next) => {
    const isSearch = request.method === 'GET' && PATHS.includes(pathBelow(basePath, request.path));
    // Without words, the page is the home page, which tells what changes without the index.
    if (!isSearch || firstValue(request.query as QueryParameters, 'q').trim() === '') return next();
    const current = service();
    if (current !== madeBy) {
      kept.clear();
      bytes = 0;
      madeBy = current;
    }
    const { authorization = '', cookie = '' } = request.headers;
    const key = [request.originalUrl, cookie, authorization].join('\n');
    const known = kept.get(key);
    if (known !== undefined) {
      hits += 1;
      sendKept(key, known, response, request.acceptsEncodings('gzip') !== false);
      return;
    }
    misses += 1;
    const send = response.send.bind(response);
    response.send = (body: unknown) => {
      const sent = send(body);
      const [type, etag] = [response.get('Content-Type'), response.get('ETag')];
      const isWhole = response.statusCode === 200 && typeof body === 'string' && type !== undefined;
      if (isWhole && etag !== undefined && body.length <= MOST_ANSWER_BYTES && response.get('Set-Cookie') === undefined)
        put(key, { type, etag, body: Buffer.from(body), gzipped: null });
      return sent;
    };
    next();
  };
  return { answer, figures: () => ({ bytes, hits, misses }) };
}
