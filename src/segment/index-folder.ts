// In: an index folder. Out: its manifest and the verified bytes of its segments; and the writing of a new one.
// A reader sees the old index or the new one, never half: files get new names, the manifest is renamed into place last.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, TashanError } from '../errors.ts';
import { decodeManifest, encodeManifest, type Manifest, type SegmentEntry } from './manifest.ts';

const MANIFEST = 'manifest.json';
const SEGMENT_PREFIX = 'segment-';
// What is being written; a leftover of it is removed by the next write.
const INCOMING = '.new';

export type SegmentFiles = ReadonlyMap<string, Uint8Array>;

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The manifest, or null where the folder holds no index. @throws TashanError when it is damaged or of another format. */
export function readManifest(folder: string): Manifest | null {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) return null;
  try {
    return decodeManifest(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof TashanError) throw error;
    throw new TashanError('state', 'index-unreadable', `索引清单读不出来：${messageOf(error)}`, { cause: error });
  }
}

/** When the index was put in place; null where there is none. */
export function indexedAt(folder: string): Date | null {
  return statSync(join(folder, MANIFEST), { throwIfNoEntry: false })?.mtime ?? null;
}

/** @throws TashanError `index-damaged` when a file is missing or not what the manifest says. */
export function readSegment(folder: string, segment: SegmentEntry): SegmentFiles {
  return new Map(
    segment.files.map((file) => {
      const name = `${segment.name}/${file.name}`;
      let bytes: Uint8Array;
      try {
        bytes = readFileSync(join(folder, name));
      } catch (cause) {
        throw new TashanError(
          'state',
          'index-damaged',
          `索引文件 ${name} 读不出来（${messageOf(cause)}），请运行 tashan index --full 重建索引`,
          { cause },
        );
      }
      if (bytes.length !== file.bytes || sha256Of(bytes) !== file.sha256) {
        throw new TashanError(
          'state',
          'index-damaged',
          `索引文件 ${name} 与清单不符，请运行 tashan index --full 重建索引`,
        );
      }
      return [file.name, bytes];
    }),
  );
}

/**
 * Writes a segment under a name made from its content, and then the manifest; removes segments that are named no more.
 * Call with the lock of the folder held. @throws TashanError `index-unwritable`; the old index stays in place.
 */
export function writeIndex(folder: string, files: SegmentFiles, manifest: Omit<Manifest, 'segments'>): Manifest {
  const entries = [...files].map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: sha256Of(bytes) }));
  const segment = { name: SEGMENT_PREFIX + sha256Of(JSON.stringify(entries)).slice(0, 12), files: entries };
  const whole: Manifest = { ...manifest, segments: [segment] };
  try {
    mkdirSync(folder, { recursive: true });
    if (!isWhole(folder, segment)) putSegment(folder, segment.name, files);
    const incoming = join(folder, `${MANIFEST}${INCOMING}`);
    writeFileSync(incoming, encodeManifest(whole), { flush: true });
    renameSync(incoming, join(folder, MANIFEST));
  } catch (cause) {
    const message = `索引写不进 ${folder}：${messageOf(cause)}。原有索引未动，请检查磁盘空间和写权限`;
    throw new TashanError('state', 'index-unwritable', message, { cause });
  }
  for (const name of readdirSync(folder)) {
    if (name.startsWith(SEGMENT_PREFIX) && name !== segment.name)
      rmSync(join(folder, name), { recursive: true, force: true });
  }
  return whole;
}

/** The same content may be in place already; what a manifest names is never written over. */
function isWhole(folder: string, segment: SegmentEntry): boolean {
  try {
    readSegment(folder, segment);
    return true;
  } catch {
    return false; // not there, or damaged
  }
}

function putSegment(folder: string, name: string, files: SegmentFiles): void {
  const incoming = join(folder, `${name}${INCOMING}`);
  rmSync(incoming, { recursive: true, force: true });
  mkdirSync(incoming);
  for (const [file, bytes] of files) writeFileSync(join(incoming, file), bytes, { flush: true });
  rmSync(join(folder, name), { recursive: true, force: true }); // only ever a damaged one
  renameSync(incoming, join(folder, name));
}
