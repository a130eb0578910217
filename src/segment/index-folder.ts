// In: an index folder. Out: its manifest; and the putting in place of a new one.
// A reader sees the old index or the new one, never half: folders get names made from their content, the manifest is
// renamed into place last. What a manifest names is never written over.

import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { messageOf, TashanError } from '../errors.ts';
import { damaged } from './damage.ts';
import { decodeManifest, encodeManifest, type FileEntry, type FolderEntry, type Manifest } from './manifest.ts';
import { createSegmentFolder, type SegmentSink } from './segment-folder.ts';

const MANIFEST = 'manifest.json';
/** Folders that a manifest may name. */
const FOLDER_PREFIXES = ['segment-', 'state-'] as const;
/** Where an index is put together; a leftover of it is removed by the next writer. */
const WORK_FOLDER = 'building';
const INCOMING = '.new';

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

/** Differs whenever the manifest was written or replaced; null where there is none. */
export function stampOfManifest(folder: string): string | null {
  const stats = statSync(join(folder, MANIFEST), { throwIfNoEntry: false });
  return stats ? [stats.ino, stats.size, stats.mtimeMs].join(' ') : null;
}

/** Compares every file of the folders with its checksum, a piece at a time. @throws TashanError `index-damaged`. */
export async function verifyFolders(folder: string, entries: readonly FolderEntry[]): Promise<void> {
  for (const { name, files } of entries) {
    for (const file of files) await verifyFile(folder, name, file);
  }
}

async function verifyFile(folder: string, name: string, file: FileEntry): Promise<void> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(join(folder, name, file.name))) hash.update(piece as Buffer);
  } catch (cause) {
    throw damaged(`${name}/${file.name}`, `读不出来：${messageOf(cause)}`, cause);
  }
  if (hash.digest('hex') !== file.sha256) throw damaged(`${name}/${file.name}`, '校验与清单不符');
}

/** Whether every file of the folder is there, of the length that the manifest gives. */
export function isWhole(folder: string, { name, files }: FolderEntry): boolean {
  return files.every((file) => statSync(join(folder, name, file.name), { throwIfNoEntry: false })?.size === file.bytes);
}

function isIntact(folder: string, entry: FolderEntry): boolean {
  const { name, files } = entry;
  return (
    isWhole(folder, entry) &&
    files.every((file) => sha256Of(readFileSync(join(folder, name, file.name))) === file.sha256)
  );
}

export interface IndexWriter {
  /** For whatever is needed on the way; gone when the writer is closed. */
  readonly workFolder: string;
  /** Writes a folder and puts it in place under a name made from its content. */
  put(kind: 'segment' | 'state', write: (sink: SegmentSink) => void): FolderEntry;
  /** Puts the manifest in place and removes what it no longer names. */
  commit(manifest: Manifest): void;
  close(): void;
}

/** Call with the lock of the folder held. Every method @throws TashanError `index-unwritable`; the old index stays. */
export function createIndexWriter(folder: string): IndexWriter {
  const workFolder = join(folder, WORK_FOLDER);
  const writing = <T>(write: () => T): T => {
    try {
      return write();
    } catch (cause) {
      if (cause instanceof TashanError) throw cause;
      const message = `索引写不进 ${folder}：${messageOf(cause)}。原有索引未动，请检查磁盘空间和写权限`;
      throw new TashanError('state', 'index-unwritable', message, { cause });
    }
  };
  writing(() => {
    rmSync(workFolder, { recursive: true, force: true });
    mkdirSync(workFolder, { recursive: true });
  });
  return {
    workFolder,
    put: (kind, write) =>
      writing(() => {
        const incoming = join(workFolder, `${kind}${INCOMING}`);
        const sink = createSegmentFolder(incoming);
        write(sink);
        const files = [...sink.finish()];
        const entry = { name: `${kind}-${sha256Of(JSON.stringify(files)).slice(0, 12)}`, files };
        const target = join(folder, entry.name);
        if (isIntact(folder, entry)) rmSync(incoming, { recursive: true, force: true });
        else {
          rmSync(target, { recursive: true, force: true }); // only ever a damaged one
          renameSync(incoming, target);
        }
        return entry;
      }),
    commit: (manifest) =>
      writing(() => {
        const incoming = join(folder, `${MANIFEST}${INCOMING}`);
        writeFileSync(incoming, encodeManifest(manifest), { flush: true });
        renameSync(incoming, join(folder, MANIFEST));
        const named = new Set([manifest.state, ...manifest.segments].map(({ name }) => name));
        for (const name of readdirSync(folder)) {
          if (FOLDER_PREFIXES.some((prefix) => name.startsWith(prefix)) && !named.has(name)) {
            rmSync(join(folder, name), { recursive: true, force: true });
          }
        }
      }),
    close: () => rmSync(workFolder, { recursive: true, force: true }),
  };
}
