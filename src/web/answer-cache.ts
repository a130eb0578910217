// In: searches as addresses. Out: the answer made before for the same address, as long as the index and the lexicon are the same.
// An office asks the same things again. Whoever sends other cookies may see another page, so they are part of the key.

import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { RequestHandler, Response } from 'express';
import type { SearchService } from '../search/search-service.ts';
import { createKeptAnswers, type KeptAnswer } from './kept-answers.ts';
import { pathBelow } from './links.ts';
import { firstValue, type QueryParameters } from './query-parameters.ts';

export interface AnswerCache {
  readonly answer: RequestHandler;
  figures(): { readonly bytes: number; readonly hits: number; readonly misses: number };
}

// What a search page or a program asks for while somebody searches. Other pages are cheap, or asked for once.
const PATHS = ['/search', '/api/search', '/api/facets/region', '/api/suggest'];

// A new index makes all answers old at once. Whoever asks gets the new one, unless others are being made or were just now: making
// them takes a quarter of the time, until all that are asked for are new. An office never sees it; 500 searches a second wait for none.
const MOST_OLD_MS = 30_000;
const REST_FACTOR = 3;

/** @param service its identity is the state of the index and the lexicon. @param mostBytes at least an answer. */
export function createAnswerCache(
  service: () => SearchService,
  basePath: string,
  mostBytes: number,
  mostOldMs = MOST_OLD_MS,
): AnswerCache {
  const kept = createKeptAnswers(mostBytes);
  let madeBy: SearchService | null = null;
  let state = 0;
  /** When the states before ended, of those whose answers may still be sent. */
  const ended = new Map<number, number>();
  let seenAt = 0;
  let restUntil = 0;
  /** Answers that are being made: between their steps the server turns to other requests. */
  let making = 0;
  let hits = 0;
  let misses = 0;

  const lookAtState = (): void => {
    const current = serviceOrNone();
    const now = performance.now();
    const lastSeen = seenAt;
    seenAt = now;
    if (current === madeBy) return;
    for (const [old, end] of ended) if (now >= end + mostOldMs) ended.delete(old);
    // When nobody asked for an hour, it may have ended an hour ago.
    ended.set(state, lastSeen);
    madeBy = current;
    state += 1;
    restUntil = 0;
  };
  const serviceOrNone = (): SearchService => {
    try {
      return service();
    } catch (error) {
      // Damaged: what was made of it, and what is being made, may be wrong.
      kept.clear();
      state += 1;
      ended.clear();
      throw error;
    }
  };
  const isGood = (answer: KeptAnswer): boolean => {
    if (answer.state === state) return true;
    const now = performance.now();
    const end = ended.get(answer.state);
    return end !== undefined && now < end + mostOldMs && (making > 0 || now < restUntil);
  };

  const answer: RequestHandler = (request, response, next) => {
    const isSearch = request.method === 'GET' && PATHS.includes(pathBelow(basePath, request.path));
    // Without words, the page is the home page, which tells what changes without the index.
    if (!isSearch || firstValue(request.query as QueryParameters, 'q').trim() === '') return next();
    lookAtState();
    const { authorization = '', cookie = '' } = request.headers;
    const key = [request.originalUrl, cookie, authorization].join('\n');
    const takesGzip = request.acceptsEncodings('gzip') !== false;
    const known = kept.get(key);
    if (known !== undefined && isGood(known)) {
      hits += 1;
      send(response, known, takesGzip);
      return;
    }
    misses += 1;
    const began = performance.now();
    const madeOf = state;
    let isMaking = true;
    making += 1;
    const madeOrLeft = (): void => {
      if (!isMaking) return;
      isMaking = false;
      making -= 1;
      const now = performance.now();
      restUntil = Math.max(restUntil, now + (now - began) * REST_FACTOR);
    };
    response.once('close', madeOrLeft);
    const sendAsItIs = response.send.bind(response);
    response.send = (body: unknown) => {
      response.send = sendAsItIs;
      if (response.statusCode !== 200 || typeof body !== 'string' || response.get('Set-Cookie') !== undefined) {
        madeOrLeft();
        return response.send(body);
      }
      const made = compressed(body, response.get('Content-Type') ?? 'text/html; charset=utf-8', madeOf);
      kept.put(key, made);
      madeOrLeft();
      return send(response, made, takesGzip, body);
    };
    next();
  };
  return { answer, figures: () => ({ bytes: kept.bytes(), hits, misses }) };
}

function compressed(body: string, type: string, state: number): KeptAnswer {
  const gzipped = gzipSync(body);
  const etag = `W/"${createHash('sha1').update(gzipped).digest('base64url')}"`;
  return { type, etag, gzipped, state };
}

/** @param body the answer as it is, where it is at hand. */
function send(
  response: Response,
  { type, etag, gzipped }: KeptAnswer,
  takesGzip: boolean,
  body: string | null = null,
): Response {
  response.set({ 'Content-Type': type, ETag: etag }).vary('Accept-Encoding');
  if (takesGzip) return response.set('Content-Encoding', 'gzip').send(gzipped);
  return response.send(body ?? gunzipSync(gzipped));
}
