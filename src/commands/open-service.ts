// In: the configuration. Out: the search service over the index in place. Where the rooms are joined.

import type { Config } from '../config.ts';
import { type OpenIndex, openIndex } from '../indexer/open-index.ts';
import { readListedFile } from '../ingest/corpus-folder.ts';
import { MAX_FILE_BYTES } from '../ingest/extract.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { readLexicon } from '../lexicon/read-lexicon.ts';
import { createSearchService } from '../search/create-search-service.ts';
import type { IndexFacts } from '../search/index-status.ts';
import type { SearchService } from '../search/search-service.ts';

/** Every byte is compared with its checksum first, a second a gigabyte. @throws TashanError when the index or the lexicon cannot be used. */
export async function openService(config: Config): Promise<SearchService> {
  const lexicon = readLexicon(config.lexicon);
  const index = await openIndex(config.index);
  await index.verify();
  return serviceOver(index, lexicon);
}

/** @param notices what is to be told of the index or the lexicon, asked whenever somebody looks. */
export function serviceOver(
  { engine, analyzer, files, indexedAt, manifest }: OpenIndex,
  lexicon: Lexicon,
  notices: () => readonly string[] = () => [],
): SearchService {
  return createSearchService({
    engine,
    analyzer,
    lexicon,
    indexedAt,
    notices,
    files,
    index: factsOf(manifest),
    readOriginal: (file) => readListedFile(manifest.corpus.root, file, MAX_FILE_BYTES),
  });
}

function factsOf({ format, analyzer, segments, state }: OpenIndex['manifest']): IndexFacts {
  const bytesOf = ({ files }: Pick<typeof state, 'files'>): number => files.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    format,
    analyzer,
    bytes: [state, ...segments].reduce((sum, folder) => sum + bytesOf(folder), 0),
    segments: segments.map((segment) => ({ bytes: bytesOf(segment), removed: segment.removed.length })),
  };
}
