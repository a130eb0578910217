// In: the streams of a .doc. Out: its main text in pieces, each with the place in the file its characters stand at.
// Header (FIB) and piece table: MS-DOC 2.5 and 2.8.35, 2.9.38. Notes, headers and text boxes follow the main text and
// are left out.

import { MAX_TEXT_CHARS } from '../text-bound.ts';

/** Where in the header the place and size of a table are written. */
export const DOC_TABLES = {
  styles: 0xa2,
  characterRuns: 0xfa,
  paragraphRuns: 0x102,
  pieces: 0x1a2,
  lists: 0x2e2,
  listUses: 0x2ea,
} as const;

export interface DocStreams {
  /** The stream `WordDocument`. */
  readonly main: Buffer;
  /** `0Table` or `1Table`. */
  readonly table: Buffer;
  /** Properties too large for the others. */
  readonly data: Buffer;
}

export interface DocPiece {
  readonly text: string;
  /** Offset of its first character in the main stream. */
  readonly start: number;
  readonly bytesPerChar: 1 | 2;
}

export interface TablePlace {
  readonly start: number;
  readonly size: number;
}

export function tablePlace(main: Buffer, at: (typeof DOC_TABLES)[keyof typeof DOC_TABLES]): TablePlace {
  return { start: main.readUInt32LE(at), size: main.readUInt32LE(at + 4) };
}

// In the header: how many characters the main text has.
const MAIN_TEXT_CHARS = 0x4c;
const PROPERTIES = 1;
const PIECES = 2;
const ONE_BYTE_EACH = 0x40000000;

/** @throws RangeError where the file is damaged. */
export function readPieces({ main, table }: DocStreams): {
  readonly pieces: readonly DocPiece[];
  readonly isWhole: boolean;
} {
  const chars = main.readUInt32LE(MAIN_TEXT_CHARS);
  const start = pieceTable(table, tablePlace(main, DOC_TABLES.pieces));
  const count = Math.floor((table.readUInt32LE(start - 4) - 4) / 12);
  const descriptors = start + (count + 1) * 4;
  const pieces: DocPiece[] = [];
  for (let i = 0; i < count; i += 1) {
    const from = table.readUInt32LE(start + i * 4);
    const to = Math.min(table.readUInt32LE(start + i * 4 + 4), chars, MAX_TEXT_CHARS);
    if (to <= from) break;
    const place = table.readUInt32LE(descriptors + i * 8 + 2);
    pieces.push(readPiece(main, place, to - from));
  }
  return { pieces, isWhole: chars <= MAX_TEXT_CHARS };
}

/** Where the piece table's own numbers begin, after blocks of properties. */
function pieceTable(table: Buffer, { start, size }: TablePlace): number {
  let at = start;
  while (at < start + size && table.readUInt8(at) === PROPERTIES) at += 3 + table.readUInt16LE(at + 1);
  if (table.readUInt8(at) !== PIECES) throw new RangeError('no piece table');
  return at + 5;
}

function readPiece(main: Buffer, place: number, chars: number): DocPiece {
  if ((place & ONE_BYTE_EACH) === 0) {
    const bytes = main.subarray(place, place + chars * 2);
    return { text: bytes.toString('utf16le'), start: place, bytesPerChar: 2 };
  }
  const start = (place & (ONE_BYTE_EACH - 1)) / 2;
  const text = new TextDecoder('windows-1252').decode(main.subarray(start, start + chars));
  return { text, start, bytesPerChar: 1 };
}
