// In: the bytes of an OLE compound file and the name of a stream. Out: the stream's bytes.
// Chains of sectors that run in a ring or out of the file end where the file does. Format: MS-CFB 2.

export interface CompoundFile {
  /** Streams of the outermost folder; those of embedded objects stand deeper. */
  readonly names: readonly string[];
  read(name: string): Buffer | null;
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

const STREAM = 2;
// Numbers above it mark free sectors, ends of chains and the tables themselves.
const LAST_SECTOR = 0xfffffffa;
const ENTRY_SIZE = 128;
const HEADER_SECTORS = 109;

/** @throws RangeError where the file is cut off or its numbers lead nowhere. */
export function openCompoundFile(source: Uint8Array): CompoundFile {
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  const sectorSize = 1 << bytes.readUInt16LE(30);
  const miniSize = 1 << bytes.readUInt16LE(32);
  if (![512, 4096].includes(sectorSize) || miniSize !== 64) throw new RangeError(`sectors of ${sectorSize} bytes`);
  const sectorAt = (sector: number): Buffer => bytes.subarray((sector + 1) * sectorSize, (sector + 2) * sectorSize);
  const table = joinSectors(tableSectors(bytes, sectorSize, sectorAt), sectorAt);
  const entries = readEntries(joinSectors(chain(table, bytes.readUInt32LE(48)), sectorAt));
  const [root] = entries;
  if (!root) throw new RangeError('no directory');
  const miniTable = joinSectors(chain(table, bytes.readUInt32LE(60)), sectorAt);
  const miniStream = joinSectors(chain(table, root.start), sectorAt);
  const miniAt = (sector: number): Buffer => miniStream.subarray(sector * miniSize, (sector + 1) * miniSize);
  const miniBelow = bytes.readUInt32LE(56);
  const streams = new Map(
    childrenOf(entries, root).flatMap((entry) => (entry.type === STREAM ? [[entry.name, entry] as const] : [])),
  );
  return {
    names: [...streams.keys()],
    read(name) {
      const entry = streams.get(name);
      if (!entry) return null;
      const isMini = entry.size < miniBelow;
      const content = isMini
        ? joinSectors(chain(miniTable, entry.start), miniAt)
        : joinSectors(chain(table, entry.start), sectorAt);
      return content.subarray(0, entry.size);
    },
  };
}

/** The sectors that hold the sector table: the first in the header, the rest in sectors of their own. */
function tableSectors(bytes: Buffer, sectorSize: number, sectorAt: (sector: number) => Buffer): readonly number[] {
  const count = bytes.readUInt32LE(44);
  const sectors: number[] = [];
  const take = (from: Buffer, slots: number): void => {
    for (let i = 0; i < slots && sectors.length < count && i * 4 + 4 <= from.length; i += 1) {
      sectors.push(from.readUInt32LE(i * 4));
    }
  };
  take(bytes.subarray(76), HEADER_SECTORS);
  const slots = sectorSize / 4 - 1;
  const most = bytes.length / sectorSize;
  for (let next = bytes.readUInt32LE(68), i = 0; next <= LAST_SECTOR && i < most && sectors.length < count; i += 1) {
    const sector = sectorAt(next);
    take(sector, slots);
    next = sector.readUInt32LE(slots * 4);
  }
  return sectors;
}

function chain(table: Buffer, start: number): readonly number[] {
  const sectors: number[] = [];
  const most = table.length / 4;
  for (let next = start; next <= LAST_SECTOR && next < most && sectors.length < most; ) {
    sectors.push(next);
    next = table.readUInt32LE(next * 4);
  }
  return sectors;
}

function joinSectors(sectors: readonly number[], at: (sector: number) => Buffer): Buffer {
  return Buffer.concat(sectors.map(at));
}

function readEntries(directory: Buffer): readonly Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_SIZE <= directory.length; at += ENTRY_SIZE) {
    const nameSize = Math.min(64, Math.max(0, directory.readUInt16LE(at + 64) - 2));
    entries.push({
      name: directory.toString('utf16le', at, at + nameSize),
      type: directory.readUInt8(at + 66),
      left: directory.readUInt32LE(at + 68),
      right: directory.readUInt32LE(at + 72),
      child: directory.readUInt32LE(at + 76),
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    });
  }
  return entries;
}

/** A folder's entries are a binary tree; each is visited once, however they refer to each other. */
function childrenOf(entries: readonly Entry[], folder: Entry): readonly Entry[] {
  const found = new Set<Entry>();
  const waiting = [folder.child];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entry = entries[next];
    if (!entry || found.has(entry)) continue;
    found.add(entry);
    waiting.push(entry.left, entry.right);
  }
  return [...found];
}
