// In: an index folder, and what a build is about to be of. Out: the index in place, as far as it can be built upon.

import { TashanError } from '../errors.ts';
import { isWhole, readManifest } from '../segment/index-folder.ts';
import type { Manifest } from '../segment/manifest.ts';
import { STATE_FILES } from './open-index.ts';
import type { PlacedSegment } from './plan-segments.ts';
import type { FileRecord } from './read-corpus.ts';
import type { StoredReading } from './readings.ts';
import { openRecordsFolder, readStateFile } from './segment-folders.ts';

export interface OldIndex {
  readonly segments: readonly PlacedSegment[];
  readonly readings: readonly StoredReading[];
  readonly files: readonly FileRecord[];
}

export type ManifestHead = Pick<Manifest, 'format' | 'analyzer' | 'settings' | 'corpus'>;

/** Of the index in place, where it was built from this corpus in this way; a damaged or older one is simply built again. */
export function usableManifest(index: string, head: ManifestHead): Manifest | null {
  const manifest = manifestIn(index);
  if (!manifest || manifest.analyzer !== head.analyzer || manifest.settings !== head.settings) return null;
  if (manifest.corpus.root !== head.corpus.root) return null;
  return [manifest.state, ...manifest.segments].every((entry) => isWhole(index, entry)) ? manifest : null;
}

function manifestIn(index: string): Manifest | null {
  try {
    return readManifest(index);
  } catch (error) {
    if (error instanceof TashanError) return null;
    throw error;
  }
}

/** What is merged is verified then, the state as it is read; the rest stays under the checksums it has. null where it is damaged. */
export async function openOld(index: string, manifest: Manifest): Promise<OldIndex | null> {
  const segments: PlacedSegment[] = [];
  try {
    // Not needed here; but where it is damaged nobody can open the index, and only a build can mend that.
    await readStateFile(index, manifest.state, STATE_FILES.words);
    for (const entry of manifest.segments) segments.push({ entry, opened: await openRecordsFolder(index, entry) });
    return {
      segments,
      readings: await readStateFile<readonly StoredReading[]>(index, manifest.state, STATE_FILES.readings),
      files: await readStateFile<readonly FileRecord[]>(index, manifest.state, STATE_FILES.files),
    };
  } catch (error) {
    closeOld({ segments });
    if (error instanceof TashanError) return null;
    throw error;
  }
}

export function closeOld(old: Pick<OldIndex, 'segments'> | null): void {
  for (const { opened } of old?.segments ?? []) opened.close();
}
