// In: folded texts by row. Out: two columns of UTF-16 units; from them, whether and how often a row contains a literal.

import { checkStarts, type Sections } from './sections.ts';

export interface TextColumn {
  readonly length: number;
  /** Length of a row in UTF-16 units. */
  sizeOf(row: number): number;
  units(row: number): Uint16Array;
  includes(row: number, literal: Literal): boolean;
  /** Occurrences from left to right, not overlapping, as Ctrl+F counts; from `from` on. */
  count(row: number, literal: Literal, from?: number): number;
  /** Where it first stands in the row, from `from` on; -1 where it does not. */
  find(row: number, literal: Literal, from: number): number;
}

/** A string made ready to be looked for. */
export interface Literal {
  readonly units: Uint16Array;
  /** By the low byte of a unit: how far to go on when it stands under the literal's last place (Horspool 1980). */
  readonly shifts: Uint16Array;
}

export function createLiteral(text: string): Literal {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i += 1) units[i] = text.charCodeAt(i);
  const shifts = new Uint16Array(256).fill(text.length);
  for (let i = 0; i + 1 < units.length; i += 1) shifts[(units[i] as number) & 0xff] = units.length - 1 - i;
  return { units, shifts };
}

/** @param name of the columns: `NAMEUnits`, `NAMEStarts`. @throws TashanError `index-damaged`. */
export function openTextColumn(sections: Sections, name: string, rows: number, file: string): TextColumn {
  const text = sections.u16(`${name}Units`);
  const starts = sections.u32(`${name}Starts`);
  checkStarts(starts, rows, text.length, file);

  /** The first place of the literal in `text[from, end)`; -1 where there is none. */
  const find = ({ units, shifts }: Literal, from: number, end: number): number => {
    const last = units.length - 1;
    if (last < 0) return -1;
    const final = units[last] as number;
    for (let at = from + last; at < end; ) {
      const unit = text[at] as number;
      if (unit === final) {
        let i = last - 1;
        let place = at - 1;
        while (i >= 0 && text[place] === units[i]) {
          i -= 1;
          place -= 1;
        }
        if (i < 0) return at - last;
      }
      at += shifts[unit & 0xff] as number;
    }
    return -1;
  };

  return {
    length: rows,
    sizeOf: (row) => (starts[row + 1] as number) - (starts[row] as number),
    units: (row) => text.subarray(starts[row], starts[row + 1]),
    includes: (row, literal) => find(literal, starts[row] as number, starts[row + 1] as number) >= 0,
    count(row, literal, from = 0) {
      const end = starts[row + 1] as number;
      let count = 0;
      for (let at = find(literal, (starts[row] as number) + from, end); at >= 0; at = find(literal, at, end)) {
        count += 1;
        at += literal.units.length;
      }
      return count;
    },
    find(row, literal, from) {
      const start = starts[row] as number;
      const at = find(literal, start + from, starts[row + 1] as number);
      return at < 0 ? -1 : at - start;
    },
  };
}
