// In: the configuration. Out: the search service over the index in place. Where the rooms are joined.

import type { Config } from '../config.ts';
import { countFlaws } from '../indexer/build-index.ts';
import { openIndex } from '../indexer/open-index.ts';
import { readLexicon } from '../lexicon/read-lexicon.ts';
import { createSearchService } from '../search/create-search-service.ts';
import type { SearchService } from '../search/search-service.ts';

/** @throws TashanError when the index or the lexicon cannot be used. */
export function openService(config: Config): SearchService {
  const lexicon = readLexicon(config.lexicon);
  const { engine, analyzer, files, indexedAt } = openIndex(config.index);
  return createSearchService({ engine, analyzer, lexicon, flawCounts: countFlaws(files), indexedAt });
}
