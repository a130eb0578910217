// In: a folder and the names of files. Out: the files of a segment, written one piece after the other, or read.
// A reader may be of memory instead: what is above does not know.

import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, type TashanError } from '../errors.ts';
import { damaged } from './damage.ts';
import type { FileEntry } from './manifest.ts';
import type { ByteSink } from './sections.ts';

export interface SegmentSink {
  /** Files are written one after the other: a new one ends the last. */
  file(name: string): ByteSink;
  /** Ends the last file. Every file, ordered by name. */
  finish(): readonly FileEntry[];
}

/** Bytes on disk, read where they are asked for. */
export interface RecordFile {
  /** For what is said of it. */
  readonly name: string;
  readonly size: number;
  /** @throws TashanError `index-damaged` when the range is not there. */
  read(start: number, length: number): Uint8Array;
  close(): void;
}

// Small pieces are put together before they are written.
const BUFFER_BYTES = 1 << 20;

/** Begins an empty folder at `path`. */
export function createSegmentFolder(path: string): SegmentSink {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  const entries: FileEntry[] = [];
  let current: { readonly sink: ByteSink; end(): FileEntry } | null = null;
  const endCurrent = (): void => {
    if (current) entries.push(current.end());
    current = null;
  };
  return {
    file(name) {
      endCurrent();
      current = createFile(path, name);
      return current.sink;
    },
    finish() {
      endCurrent();
      return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    },
  };
}

function createFile(folder: string, name: string): { readonly sink: ByteSink; end(): FileEntry } {
  const descriptor = openSync(join(folder, name), 'wx');
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES);
  let buffered = 0;
  let size = 0;
  const put = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    hash.update(bytes);
    size += bytes.length;
  };
  const flush = (): void => {
    put(buffer.subarray(0, buffered));
    buffered = 0;
  };
  return {
    sink: {
      append(bytes) {
        if (buffered + bytes.length > BUFFER_BYTES) flush();
        if (bytes.length >= BUFFER_BYTES) put(bytes);
        else {
          buffer.set(bytes, buffered);
          buffered += bytes.length;
        }
      },
    },
    end() {
      flush();
      fsyncSync(descriptor);
      closeSync(descriptor);
      return { name, bytes: size, sha256: hash.digest('hex') };
    },
  };
}

// One read call gives at most 2 GB.
const MOST_READ = 1 << 30;

/** A whole file of a segment, read off the main thread. @throws TashanError `index-damaged`. */
export async function readSegmentFile(folder: string, segment: string, file: FileEntry): Promise<Uint8Array> {
  const name = `${segment}/${file.name}`;
  let handle: FileHandle | null = null;
  try {
    handle = await open(join(folder, segment, file.name));
    const { size } = await handle.stat();
    if (size !== file.bytes) throw damaged(name, '长度与清单不符');
    // Not from the pool: columns are views on it and must stand at multiples of 8.
    const bytes = Buffer.allocUnsafeSlow(size);
    for (let at = 0; at < size; ) {
      const { bytesRead } = await handle.read(bytes, at, Math.min(MOST_READ, size - at), at);
      if (bytesRead === 0) throw damaged(name, '不完整');
      at += bytesRead;
    }
    return bytes;
  } catch (error) {
    throw unreadable(name, error);
  } finally {
    await handle?.close();
  }
}

/** @throws TashanError `index-damaged`. */
export function openRecordFile(folder: string, segment: string, file: FileEntry): RecordFile {
  const name = `${segment}/${file.name}`;
  let descriptor: number;
  try {
    const path = join(folder, segment, file.name);
    if (statSync(path).size !== file.bytes) throw damaged(name, '长度与清单不符');
    descriptor = openSync(path, 'r');
  } catch (error) {
    throw unreadable(name, error);
  }
  return {
    name,
    size: file.bytes,
    read(start, length) {
      const bytes = Buffer.allocUnsafe(length);
      if (readSync(descriptor, bytes, 0, length, start) < length) throw damaged(name, '不完整');
      return bytes;
    },
    close: () => closeSync(descriptor),
  };
}

export function recordFileOf(bytes: Uint8Array): RecordFile {
  return {
    name: 'records',
    size: bytes.length,
    read: (start, length) => bytes.subarray(start, start + length),
    close: () => {},
  };
}

function unreadable(name: string, error: unknown): TashanError {
  if (error instanceof Error && 'kind' in error) return error as TashanError;
  return damaged(name, `读不出来：${messageOf(error)}`, error);
}
