// A process of its own: Tashan builds its index of the corpus; or opens it and answers the queries; or takes in one more report.
//   node measure-tashan.js build|serve|added WORK_FOLDER LEXICON

import { join } from 'node:path';
import type { EngineQuery } from '../../src/engine/query-tree.ts';
import { buildIndex } from '../../src/indexer/build-index.ts';
import { openIndex } from '../../src/indexer/open-index.ts';
import { readLexicon } from '../../src/lexicon/read-lexicon.ts';
import { createSearchService } from '../../src/search/create-search-service.ts';
import { EVERYTHING } from '../../src/search/engine-query.ts';
import { parseSearchRequest, type SearchRequest } from '../../src/search/search-request.ts';
import { putIntoCorpus, UNHEARD_OF } from './added-report.ts';
import { finish, report } from './child-report.ts';
import { folderSize } from './folder-size.ts';
import type { AddedFigures, BuildFigures } from './measurements.ts';
import { PAGE_SIZE, type WordQuery } from './peer.ts';
import { type PreparedQuery, readPrepared } from './prepared.ts';
import { measureAnswers, peakRss } from './timing.ts';

const [, , phase = '', work = '', lexiconFolder = ''] = process.argv;
const corpus = join(work, 'corpus');
const index = join(work, 'index');
const workerFile = new URL('../../src/commands/build-worker.js', import.meta.url);
const secondsSince = (started: number): number => (performance.now() - started) / 1000;

/** As commands/open-service does it, with the engine in reach. */
async function open() {
  const lexicon = readLexicon(lexiconFolder);
  const { engine, analyzer, indexedAt } = await openIndex(index);
  return {
    engine,
    service: createSearchService({ engine, analyzer, lexicon, indexedAt }),
  };
}

async function build(full: boolean): Promise<Pick<BuildFigures, 'seconds' | 'readingSeconds'>> {
  const started = performance.now();
  let readingSeconds = 0;
  await buildIndex({
    corpus,
    index,
    lexicon: readLexicon(lexiconFolder),
    full,
    workerFile,
    onProgress: (stage) => {
      if (stage === 'read') readingSeconds = secondsSince(started);
    },
  });
  return { seconds: secondsSince(started), readingSeconds };
}

/** What the peers are asked: any of the terms, by score. The engine counts facets whether asked or not. */
function anyTerm(terms: readonly string[], from: number): EngineQuery {
  return {
    ...EVERYTHING,
    score: { type: 'or', children: terms.map((term) => ({ type: 'term', term, boost: 1 })) },
    fieldBoosts: { heading: 2, path: 1, text: 1 },
    concepts: [{ typed: { words: terms.map((term) => [term]), literals: [] }, synonyms: { words: [], literals: [] } }],
    from,
    size: PAGE_SIZE,
  };
}

async function serve(): Promise<void> {
  const started = performance.now();
  const { engine, service } = await open();
  const openMs = performance.now() - started;
  const prepared = readPrepared(work);
  const requests = new Map(
    [...prepared.warmUp, ...prepared.measured].map((query) => [query, parseSearchRequest(query.request)]),
  );
  const hits = ({ terms }: WordQuery) => engine.search(anyTerm(terms, 0)).all.passages;
  const answer = (query: PreparedQuery) => service.search(requests.get(query) as SearchRequest);
  report({ serve: await measureAnswers({ answer, hits, canDoExact: true }, prepared, openMs) });
  const bare = ({ terms, offset }: PreparedQuery) => engine.search(anyTerm(terms, offset));
  report({ engine: await measureAnswers({ answer: bare, hits, canDoExact: false }, prepared, openMs) });
}

async function added(): Promise<void> {
  const { service } = await open();
  service.search(parseSearchRequest({ q: '行政复议' }));
  putIntoCorpus(work, corpus);
  const { seconds: buildSeconds } = await build(false);
  const openStarted = performance.now();
  const fresh = (await open()).service;
  const openSeconds = secondsSince(openStarted);
  const searchStarted = performance.now();
  const { total } = fresh.search(parseSearchRequest({ q: UNHEARD_OF, mode: 'exact' }));
  const figures: AddedFigures = { buildSeconds, openSeconds, searchSeconds: secondsSince(searchStarted) };
  if (total.passages === 0) throw new Error(`the added report is not found by ${UNHEARD_OF}`);
  report({ added: figures });
}

if (phase === 'build') {
  const times = await build(true);
  const figures: BuildFigures = { ...times, peakRss: peakRss(), disk: folderSize(index), saveFailure: null };
  report({ build: figures });
} else if (phase === 'serve') await serve();
else await added();
finish();
