// In: an index folder. Out: what it holds, verified, ready to be searched.
// Refuses an index that is missing, damaged, or built with another analyzer, and says what to do.

import type { Analyzer } from '../analysis/analyzer.ts';
import type { SearchEngine } from '../engine/search-engine.ts';
import { TashanError } from '../errors.ts';
import { indexedAt, readManifest, readSegment, type SegmentFiles } from '../segment/index-folder.ts';
import type { Manifest } from '../segment/manifest.ts';
import type { FileRecord } from './read-corpus.ts';
import { createReferenceEngine } from './reference-engine.ts';
import { decodeSegment } from './segment-content.ts';

export interface OpenIndex {
  readonly engine: SearchEngine;
  readonly analyzer: Analyzer;
  readonly files: readonly FileRecord[];
  readonly manifest: Manifest;
  readonly indexedAt: Date | null;
}

/** @throws TashanError `index-missing`, `index-damaged`, `index-format` or `index-analyzer`. */
export function openIndex(folder: string): OpenIndex {
  const { manifest, segmentFiles } = readCurrent(folder);
  const { reports, files, analyzer, base, grams } = decodeSegment(segmentFiles);
  if (analyzer.fingerprint !== manifest.analyzer) {
    throw new TashanError(
      'state',
      'index-analyzer',
      `${folder} 的索引是用另一种分词建的（${manifest.analyzer}，本程序是 ${analyzer.fingerprint}），请运行 tashan index --full 重建索引`,
    );
  }
  return {
    engine: createReferenceEngine(reports, base, grams),
    analyzer,
    files,
    manifest,
    indexedAt: indexedAt(folder),
  };
}

/** Manifest and segment that belong together: a segment may go while it is read, when a new index takes its place. */
function readCurrent(folder: string): { readonly manifest: Manifest; readonly segmentFiles: SegmentFiles } {
  for (;;) {
    const manifest = readManifest(folder);
    const segment = manifest?.segments[0];
    if (!manifest || !segment) {
      throw new TashanError('state', 'index-missing', `${folder} 里还没有索引，请先运行 tashan index`);
    }
    try {
      return { manifest, segmentFiles: readSegment(folder, segment) };
    } catch (error) {
      if (readManifest(folder)?.segments[0]?.name === segment.name) throw error;
    }
  }
}
