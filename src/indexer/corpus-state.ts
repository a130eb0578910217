// In: a corpus folder and what was known of its files. Out: the digest of every file, read again only where it changed.
// The cache is a convenience: without it, or with a wrong one, files are only read once more.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type CorpusFile, listCorpus, readCorpusFile } from '../ingest/corpus-folder.ts';
import { MAX_FILE_BYTES } from '../ingest/extract.ts';
import { sha256Of } from '../segment/index-folder.ts';

// Not part of the index: it holds times of files, and an index has no clock in it.
const CACHE = 'corpus-state.json';

const cacheSchema = z.object({
  /** The corpus these files are of: files of another may have the same names, sizes and times. */
  root: z.string(),
  files: z.record(z.string(), z.object({ size: z.number(), modifiedMs: z.number(), sha256: z.string() })),
});
type CachedFiles = z.infer<typeof cacheSchema>['files'];

export interface CorpusState {
  readonly files: readonly CorpusFile[];
  /** Ordered by path. A file that cannot be read has the digest of its error. */
  readonly digests: readonly { readonly path: string; readonly sha256: string }[];
}

/** @param corpus the folder, absolute. */
export function readCorpusState(corpus: string, indexFolder: string): CorpusState {
  const cache = readCache(corpus, indexFolder);
  const files = listCorpus(corpus);
  const digests = files.map((file) => {
    const known = cache[file.path];
    const unchanged = known && known.size === file.size && known.modifiedMs === file.modifiedMs;
    return { path: file.path, sha256: unchanged ? known.sha256 : digestOf(corpus, file) };
  });
  return { files, digests };
}

export function writeCorpusState(corpus: string, indexFolder: string, state: CorpusState): void {
  const files: CachedFiles = {};
  state.files.forEach(({ path, size, modifiedMs }, i) => {
    files[path] = { size, modifiedMs, sha256: state.digests[i]?.sha256 ?? '' };
  });
  const path = join(indexFolder, CACHE);
  try {
    writeFileSync(path, JSON.stringify({ root: corpus, files }));
  } catch {
    rmSync(path, { force: true }); // a full disk: the index is in place, and the next build reads every file
  }
}

function digestOf(corpus: string, file: CorpusFile): string {
  try {
    return sha256Of(readCorpusFile(corpus, file, MAX_FILE_BYTES));
  } catch (error) {
    return sha256Of(String(error));
  }
}

function readCache(corpus: string, indexFolder: string): CachedFiles {
  try {
    const checked = cacheSchema.safeParse(JSON.parse(readFileSync(join(indexFolder, CACHE), 'utf8')));
    return checked.success && checked.data.root === corpus ? checked.data.files : {};
  } catch {
    return {}; // none yet, or damaged: every file is read
  }
}
