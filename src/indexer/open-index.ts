// In: an index folder. Out: what it holds, its structure verified, ready to be searched.
// Refuses an index that is missing, damaged, or built with another analyzer, and says what to do.

import { type Analyzer, createAnalyzer } from '../analysis/analyzer.ts';
import { createColumnEngine } from '../engine/column-engine.ts';
import type { SearchEngine } from '../engine/search-engine.ts';
import { TashanError } from '../errors.ts';
import type { LexiconWord } from '../lexicon/lexicon.ts';
import { indexedAt, readManifest, stampOfManifest, verifyFolders } from '../segment/index-folder.ts';
import type { Manifest } from '../segment/manifest.ts';
import type { FileRecord } from './read-corpus.ts';
import { type OpenedSegment, openSegmentFolder, readStateFile } from './segment-folders.ts';

/** Files of the state folder. */
export const STATE_FILES = { words: 'words.json', files: 'files.json', readings: 'readings.json' } as const;

export interface OpenIndex {
  readonly engine: SearchEngine;
  readonly analyzer: Analyzer;
  readonly files: readonly FileRecord[];
  readonly manifest: Manifest;
  readonly indexedAt: Date | null;
  /** Compares every byte with its checksum, in small steps; ends early when another index took its place. @throws TashanError `index-damaged`. */
  verify(): Promise<void>;
  /** Lets go of the files, but for those of segments that `next` took over. */
  close(next?: OpenIndex): void;
  /** For the opening of the next index: by name, what it may take over. */
  readonly segments: ReadonlyMap<string, OpenedSegment>;
}

/**
 * @param previous an index that is open: what did not change is taken over from it. Close it when the new one is in use.
 * @throws TashanError `index-missing`, `index-damaged`, `index-format` or `index-analyzer`.
 */
export async function openIndex(folder: string, previous: OpenIndex | null = null): Promise<OpenIndex> {
  for (;;) {
    const manifest = readManifest(folder);
    if (!manifest || manifest.segments.length === 0) {
      throw new TashanError('state', 'index-missing', `${folder} 里还没有索引，请先运行 tashan index`);
    }
    const openedHere: OpenedSegment[] = [];
    try {
      return await openAs(folder, manifest, previous, openedHere);
    } catch (error) {
      for (const opened of openedHere) opened.close();
      // A segment may go while it is read, when a new index takes its place.
      if (isInPlace(folder, manifest)) throw error;
    }
  }
}

function isInPlace(folder: string, manifest: Manifest): boolean {
  return JSON.stringify(readManifest(folder)) === JSON.stringify(manifest);
}

/** Differs whenever an index was put in place, also by a clock that was set back; null where there is none. */
export function stampOf(folder: string): string | null {
  return stampOfManifest(folder);
}

async function openAs(
  folder: string,
  manifest: Manifest,
  previous: OpenIndex | null,
  openedHere: OpenedSegment[],
): Promise<OpenIndex> {
  // Files are read while the dictionary loads.
  const opening = manifest.segments.map(async (entry) => {
    const known = previous?.segments.get(entry.name);
    if (known) return [entry.name, known] as const;
    const opened = await openSegmentFolder(folder, entry);
    openedHere.push(opened);
    return [entry.name, opened] as const;
  });
  const settled = Promise.allSettled(opening); // a rejection that comes while the dictionary loads is not lost
  const analyzer = await analyzerFor(folder, manifest, previous);
  await settled;
  const segments = new Map(await Promise.all(opening));
  const files = await readStateFile<readonly FileRecord[]>(folder, manifest.state, STATE_FILES.files);
  const live = manifest.segments.map(({ name, removed }) => ({
    segment: (segments.get(name) as OpenedSegment).segment,
    removed: new Set(removed),
  }));
  return {
    engine: createColumnEngine(live),
    analyzer,
    files,
    manifest,
    indexedAt: indexedAt(folder),
    segments,
    async verify() {
      try {
        await verifyFolders(folder, [manifest.state, ...manifest.segments]);
      } catch (error) {
        if (isInPlace(folder, manifest)) throw error;
      }
    },
    close(next) {
      for (const [name, opened] of segments) if (next?.segments.get(name) !== opened) opened.close();
    },
  };
}

async function analyzerFor(folder: string, manifest: Manifest, previous: OpenIndex | null): Promise<Analyzer> {
  if (previous?.manifest.analyzer === manifest.analyzer) return previous.analyzer;
  const words = await readStateFile<readonly LexiconWord[]>(folder, manifest.state, STATE_FILES.words);
  const analyzer = createAnalyzer(words);
  if (analyzer.fingerprint !== manifest.analyzer) {
    throw new TashanError(
      'state',
      'index-analyzer',
      `${folder} 的索引是用另一种分词建的（${manifest.analyzer}，本程序是 ${analyzer.fingerprint}），请运行 tashan index --full 重建索引`,
    );
  }
  return analyzer;
}
