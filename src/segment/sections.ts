// In: named columns of numbers. Out: one file of a segment, and back as views on its bytes, every length verified.
// Format (little endian): columns, each at a multiple of 8 bytes; a table of them as JSON; then 16 bytes: length of the
// table, its CRC-32, format version, "TASH". The end is written last, so a file cut short has none.

import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { messageOf } from '../errors.ts';
import { damaged } from './damage.ts';

const MAGIC = 0x48534154; // "TASH"
const VERSION = 1;
const ALIGNMENT = 8;
const END_BYTES = 16;
const WIDTHS = { u8: 1, u16: 2, u32: 4, f64: 8 } as const;
type ColumnType = keyof typeof WIDTHS;
export type NumberColumn = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** Where bytes go, one after the other. */
export interface ByteSink {
  append(bytes: Uint8Array): void;
}

const tableSchema = z.object({
  kind: z.string(),
  columns: z.array(
    z.object({
      name: z.string(),
      type: z.enum(['u8', 'u16', 'u32', 'f64']),
      start: z.number().int().min(0),
      count: z.number().int().min(0),
    }),
  ),
});
type Table = z.infer<typeof tableSchema>;

export interface SectionWriter {
  /** A column whole, or in several pieces under the same name, one right after the other. */
  write(name: string, numbers: NumberColumn): void;
  finish(): void;
}

/** @param kind what the file is, e.g. `terms`: another kind of file is not taken for it. */
export function createSectionWriter(sink: ByteSink, kind: string): SectionWriter {
  const columns: Table['columns'] = [];
  let length = 0;
  const put = (bytes: Uint8Array): void => {
    sink.append(bytes);
    length += bytes.length;
  };
  const pad = (): void => {
    if (length % ALIGNMENT !== 0) put(new Uint8Array(ALIGNMENT - (length % ALIGNMENT)));
  };
  return {
    write(name, numbers) {
      const last = columns.at(-1);
      if (last?.name === name) last.count += numbers.length;
      else {
        pad();
        columns.push({ name, type: typeOf(numbers), start: length, count: numbers.length });
      }
      put(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength));
    },
    finish() {
      pad();
      const table = Buffer.from(JSON.stringify({ kind, columns } satisfies Table));
      put(table);
      put(new Uint8Array(Uint32Array.of(table.length, crc32(table), VERSION, MAGIC).buffer));
    },
  };
}

function typeOf(numbers: NumberColumn): ColumnType {
  if (numbers instanceof Uint8Array) return 'u8';
  if (numbers instanceof Uint16Array) return 'u16';
  return numbers instanceof Uint32Array ? 'u32' : 'f64';
}

export interface Sections {
  u8(name: string): Uint8Array;
  u16(name: string): Uint16Array;
  u32(name: string): Uint32Array;
  f64(name: string): Float64Array;
}

/** @param file its name, for what is said of it. @throws TashanError `index-damaged`. */
export function openSections(bytes: Uint8Array, kind: string, file: string): Sections {
  const aligned = bytes.byteOffset % ALIGNMENT === 0 ? bytes : new Uint8Array(bytes);
  const byName = new Map(readTable(aligned, kind, file).map((column) => [column.name, column]));
  const column = (name: string, type: ColumnType): { readonly start: number; readonly count: number } => {
    const found = byName.get(name);
    if (found?.type !== type) throw damaged(file, `没有 ${name} 一栏`);
    return { start: aligned.byteOffset + found.start, count: found.count };
  };
  const { buffer } = aligned;
  return {
    u8(name) {
      const { start, count } = column(name, 'u8');
      return new Uint8Array(buffer, start, count);
    },
    u16(name) {
      const { start, count } = column(name, 'u16');
      return new Uint16Array(buffer, start, count);
    },
    u32(name) {
      const { start, count } = column(name, 'u32');
      return new Uint32Array(buffer, start, count);
    },
    f64(name) {
      const { start, count } = column(name, 'f64');
      return new Float64Array(buffer, start, count);
    },
  };
}

function readTable(bytes: Uint8Array, kind: string, file: string): Table['columns'] {
  if (bytes.length < END_BYTES) throw damaged(file, '不完整');
  const end = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - END_BYTES, END_BYTES);
  const [length, checksum, version, magic] = [0, 4, 8, 12].map((at) => end.getUint32(at, true)) as [
    number,
    number,
    number,
    number,
  ];
  if (magic !== MAGIC) throw damaged(file, '不是他山的索引，或不完整');
  if (version !== VERSION) throw damaged(file, `格式是 ${version}，本程序读 ${VERSION}`);
  const tableStart = bytes.length - END_BYTES - length;
  if (tableStart < 0) throw damaged(file, '不完整');
  const json = bytes.subarray(tableStart, bytes.length - END_BYTES);
  if (crc32(json) !== checksum) throw damaged(file, '目录校验不符');
  let table: Table;
  try {
    table = tableSchema.parse(JSON.parse(Buffer.from(json).toString('utf8')));
  } catch (cause) {
    throw damaged(file, messageOf(cause), cause);
  }
  if (table.kind !== kind) throw damaged(file, `内容是 ${table.kind}`);
  for (const { name, type, start, count } of table.columns) {
    if (start % ALIGNMENT !== 0 || start + count * WIDTHS[type] > tableStart) throw damaged(file, `${name} 一栏越界`);
  }
  return table.columns;
}

/** Checks that `starts` leads from 0 to `end` without going back. @throws TashanError `index-damaged`. */
export function checkStarts(starts: Uint32Array | Float64Array, count: number, end: number, file: string): void {
  if (starts.length !== count + 1 || starts[0] !== 0 || starts[count] !== end) throw damaged(file, '长度不符');
  for (let i = 0; i < count; i += 1) {
    if ((starts[i] as number) > (starts[i + 1] as number)) throw damaged(file, '次序不符');
  }
}
