// In: the streams of a .doc. Out: its lists, and the list of each paragraph style.
// Formats: MS-DOC 2.9.131 LSTF, 2.9.148 LVL, 2.9.150 LVLF, 2.9.134 LFO, 2.9.138 LFOLVL, 2.9.260 STD.

import { DOC_TABLES, type DocStreams, tablePlace } from './doc-pieces.ts';
import { type ListProperties, readListChanges } from './doc-properties.ts';
import type { ListLevel, ListUse } from './list-counter.ts';
import { formatNameOf } from './list-number.ts';

const LIST_SIZE = 28;
const LEVEL_HEADER_SIZE = 28;
const USE_SIZE = 16;
const LEVEL_OVERRIDE_SIZE = 8;
const LEVELS = 9;

interface ListDefinition {
  readonly levels: readonly ListLevel[];
}

/** Uses as paragraphs number them, the first at 0. @throws RangeError where the tables are damaged. */
export function readDocLists({ main, table }: DocStreams): readonly ListUse[] {
  const lists = readDefinitions(main, table);
  const { start, size } = tablePlace(main, DOC_TABLES.listUses);
  if (size < 4) return [];
  const count = Math.min(table.readUInt32LE(start), Math.floor((table.length - start) / USE_SIZE));
  let at = start + 4 + count * USE_SIZE;
  const uses: ListUse[] = [];
  for (let i = 0; i < count; i += 1) {
    const entry = start + 4 + i * USE_SIZE;
    const list = table.readInt32LE(entry);
    const levels: ListLevel[] = [...(lists.get(list)?.levels ?? [])];
    const startOverrides = new Map<number, number>();
    at += 4; // a place in the text that is not used
    for (let j = 0; j < table.readUInt8(entry + 12); j += 1) {
      const flags = table.readUInt8(at + 4);
      const level = flags & 0xf;
      if ((flags & 0x10) !== 0) startOverrides.set(level, table.readInt32LE(at));
      at += LEVEL_OVERRIDE_SIZE;
      if ((flags & 0x20) !== 0) {
        const own = readLevel(table, at);
        if (level < LEVELS) levels[level] = own.level;
        at = own.end;
      }
    }
    uses.push({ list: String(list), levels, startOverrides });
  }
  return uses;
}

function readDefinitions(main: Buffer, table: Buffer): ReadonlyMap<number, ListDefinition> {
  const { start, size } = tablePlace(main, DOC_TABLES.lists);
  const lists = new Map<number, ListDefinition>();
  if (size < 2) return lists;
  const count = table.readUInt16LE(start);
  // The levels of all lists follow the table, one list after the other.
  let at = start + 2 + count * LIST_SIZE;
  for (let i = 0; i < count; i += 1) {
    const entry = start + 2 + i * LIST_SIZE;
    const levels: ListLevel[] = [];
    const hasOneLevel = (table.readUInt8(entry + 26) & 1) === 1;
    for (let j = 0; j < (hasOneLevel ? 1 : LEVELS); j += 1) {
      const { level, end } = readLevel(table, at);
      levels.push(level);
      at = end;
    }
    lists.set(table.readInt32LE(entry), { levels });
  }
  return lists;
}

function readLevel(table: Buffer, at: number): { readonly level: ListLevel; readonly end: number } {
  const flags = table.readUInt8(at + 5);
  const textAt = at + LEVEL_HEADER_SIZE + table.readUInt8(at + 24) + table.readUInt8(at + 25);
  const end = textAt + 2 + table.readUInt16LE(textAt) * 2;
  if (end > table.length) throw new RangeError('list level cut off');
  return {
    level: {
      start: table.readInt32LE(at),
      format: formatNameOf(table.readUInt8(at + 4)),
      // The numbers of levels stand in the text as characters 0 to 8.
      template: table
        .toString('utf16le', textAt + 2, end)
        .replace(/[\u0000-\u0008]/g, (level) => `%${level.charCodeAt(0) + 1}`),
      isLegal: (flags & 4) !== 0,
      restarts: (flags & 8) === 0,
    },
    end,
  };
}

export interface DocStyle extends ListProperties {
  readonly isContents: boolean;
}

interface RawStyle extends DocStyle {
  readonly basedOn: number;
}

const PARAGRAPH_STYLE = 1;
const FIRST_CONTENTS_STYLE = 19;
const LAST_CONTENTS_STYLE = 27;
// Styles build on each other a few deep; more is a ring.
const MAX_STYLE_DEPTH = 20;

/** What each paragraph style says of lists, the styles it builds on included. */
export function readDocStyles({ main, table }: DocStreams): (style: number) => DocStyle {
  const { start, size } = tablePlace(main, DOC_TABLES.styles);
  const styles: (RawStyle | null)[] = [];
  const bytes = table.subarray(start, start + size);
  if (bytes.length >= 6) {
    const baseSize = bytes.readUInt16LE(4);
    const count = bytes.readUInt16LE(2);
    let at = 2 + bytes.readUInt16LE(0);
    for (let i = 0; i < count && at + 2 <= bytes.length; i += 1) {
      const length = bytes.readUInt16LE(at);
      styles.push(readStyle(bytes.subarray(at + 2, at + 2 + length), baseSize));
      at += 2 + length + (length % 2);
    }
  }
  return (style) => {
    let { list, level, isContents, basedOn } = styles[style] ?? NO_STYLE;
    for (let depth = 0; list === null && depth < MAX_STYLE_DEPTH; depth += 1) {
      const base = styles[basedOn];
      if (!base) break;
      list = base.list;
      level ??= base.level;
      isContents ||= base.isContents;
      basedOn = base.basedOn;
    }
    return { list, level, isContents };
  };
}

const NO_STYLE: RawStyle = { list: null, level: null, isContents: false, basedOn: 0xfff };

function readStyle(bytes: Buffer, baseSize: number): RawStyle | null {
  if (bytes.length < baseSize + 2 || bytes.length < 6) return null;
  const builtIn = bytes.readUInt16LE(0) & 0xfff;
  const kind = bytes.readUInt16LE(2);
  const isContents = builtIn >= FIRST_CONTENTS_STYLE && builtIn <= LAST_CONTENTS_STYLE;
  const style = { list: null, level: null, isContents, basedOn: kind >> 4 };
  if ((kind & 0xf) !== PARAGRAPH_STYLE) return style;
  // Name with its length before and a zero after it, then the changes to the paragraph, the style's number before them.
  const at = baseSize + 2 + bytes.readUInt16LE(baseSize) * 2 + 2;
  if (at + 4 > bytes.length) return style;
  return { ...style, ...readListChanges(bytes.subarray(at + 4, at + 2 + bytes.readUInt16LE(at))) };
}
