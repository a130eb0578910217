// In: the bytes of a ZIP archive and the name of an entry. Out: the entry's bytes, never more than a given number.
// Nothing is inflated but what is asked for, and the bound holds whatever the archive says of itself.
// Format: PKWARE APPNOTE 6.3, sections 4.3.7 (local header), 4.3.12 (directory), 4.3.16 (its end); no ZIP64, no encryption.

import { inflateRawSync } from 'node:zlib';

export interface ZipArchive {
  readonly names: readonly string[];
  /** null when there is no such entry. @param most a bound of this entry's own. @throws ZipError */
  read(name: string, most?: number): Uint8Array | null;
}

/** `damaged`: no ZIP, cut off, or an entry that does not inflate. `too-large`: more than the bound when inflated. */
export class ZipError extends Error {
  readonly reason: 'damaged' | 'too-large';
  constructor(reason: 'damaged' | 'too-large', message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

interface Entry {
  readonly method: number;
  readonly compressedSize: number;
  readonly offset: number;
}

const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
const DIRECTORY_SIGNATURE = 0x02014b50;
const DIRECTORY_HEADER_SIZE = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_HEADER_SIZE = 30;
const STORED = 0;
const DEFLATED = 8;
// A report with every picture of a white paper has a few hundred.
const MAX_ENTRIES = 20_000;

/** `maxBytes` bounds what all reads together may inflate to. @throws ZipError when there is no directory to read. */
export function openZip(source: Uint8Array, maxBytes: number): ZipArchive {
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  const entries = readDirectory(bytes);
  let left = maxBytes;
  return {
    names: [...entries.keys()],
    read(name, most = maxBytes) {
      const entry = entries.get(name);
      if (entry === undefined) return null;
      const content = inflate(compressedBytes(bytes, entry, name), entry.method, Math.min(left, most), name);
      left -= content.length;
      return content;
    },
  };
}

function readDirectory(bytes: Buffer): ReadonlyMap<string, Entry> {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > MAX_ENTRIES) throw new ZipError('too-large', `${count} entries`);
  const entries = new Map<string, Entry>();
  for (let i = 0; i < count; i += 1) {
    if (at + DIRECTORY_HEADER_SIZE > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_SIGNATURE) {
      throw new ZipError('damaged', `directory broken at entry ${i}`);
    }
    const nameSize = bytes.readUInt16LE(at + 28);
    const name = nameOf(bytes.subarray(at + DIRECTORY_HEADER_SIZE, at + DIRECTORY_HEADER_SIZE + nameSize));
    entries.set(name.replaceAll('\\', '/'), {
      method: bytes.readUInt16LE(at + 10),
      compressedSize: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += DIRECTORY_HEADER_SIZE + nameSize + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** UTF-8 where it is that, flag or no flag; else as Windows writes Chinese names. */
function nameOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes); // what is no UTF-8
  }
}

/** The end record stands last, before a comment of at most 64 KB. */
function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - END_SIZE - 0xffff);
  for (let at = bytes.length - END_SIZE; at >= lowest; at -= 1) {
    if (bytes.readUInt32LE(at) === END_SIGNATURE) return at;
  }
  throw new ZipError('damaged', 'no end of directory');
}

function compressedBytes(bytes: Buffer, { offset, compressedSize }: Entry, name: string): Buffer {
  if (offset + LOCAL_HEADER_SIZE > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_SIGNATURE) {
    throw new ZipError('damaged', `${name}: no local header`);
  }
  const start = offset + LOCAL_HEADER_SIZE + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + compressedSize > bytes.length) throw new ZipError('damaged', `${name}: cut off`);
  return bytes.subarray(start, start + compressedSize);
}

function inflate(compressed: Buffer, method: number, limit: number, name: string): Uint8Array {
  if (method === STORED) {
    if (compressed.length > limit) throw new ZipError('too-large', `${name}: ${compressed.length} bytes`);
    return compressed;
  }
  if (method !== DEFLATED || limit <= 0) throw new ZipError('damaged', `${name}: method ${method}`);
  try {
    return inflateRawSync(compressed, { maxOutputLength: limit });
  } catch (cause) {
    const isTooLarge = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    throw new ZipError(isTooLarge ? 'too-large' : 'damaged', `${name}: does not inflate`, { cause });
  }
}
