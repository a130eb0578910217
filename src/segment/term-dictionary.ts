// In: terms, ascending by UTF-16 unit. Out: two columns; from them, look-up of a term, of a prefix, of what is spelt alike.

import { damaged } from './damage.ts';
import { checkStarts, type Sections, type SectionWriter } from './sections.ts';

export interface TermDictionary {
  readonly length: number;
  at(index: number): string;
  /** -1 where there is no such term. */
  find(term: string): number;
  /** Half-open range of the terms that begin with `prefix`. */
  prefixRange(prefix: string): readonly [number, number];
  /** Terms at most `distance` (Levenshtein, UTF-16 units) from `term`, itself left out, nearest first. */
  alike(term: string, distance: number): readonly { readonly index: number; readonly distance: number }[];
}

export function createTermWriter(to: SectionWriter): { add(term: string): void; finish(): void } {
  const starts: number[] = [0];
  const terms: string[] = [];
  let length = 0;
  return {
    add(term) {
      terms.push(term);
      length += term.length;
      starts.push(length);
    },
    finish() {
      const units = new Uint16Array(length);
      let at = 0;
      for (const term of terms) for (let i = 0; i < term.length; i += 1) units[at++] = term.charCodeAt(i);
      to.write('termUnits', units);
      to.write('termStarts', Uint32Array.from(starts));
    },
  };
}

export function openTermDictionary(sections: Sections, file: string): TermDictionary {
  const units = sections.u16('termUnits');
  const starts = sections.u32('termStarts');
  const count = starts.length - 1;
  if (count < 0) throw damaged(file, '没有词');
  checkStarts(starts, count, units.length, file);

  /** < 0 when the term at `index` comes before `text`; `text` as a prefix of it counts as equal when `isPrefix`. */
  const compare = (index: number, text: string, isPrefix: boolean): number => {
    const start = starts[index] as number;
    const length = (starts[index + 1] as number) - start;
    const shared = Math.min(length, text.length);
    for (let i = 0; i < shared; i += 1) {
      const difference = (units[start + i] as number) - text.charCodeAt(i);
      if (difference !== 0) return difference;
    }
    return isPrefix && length >= text.length ? 0 : length - text.length;
  };
  /** The first index for which `compare` is at least `least`. */
  const lowerBound = (text: string, isPrefix: boolean, least: number): number => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(middle, text, isPrefix) < least) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const at = (index: number): string => {
    let term = '';
    for (let i = starts[index] as number; i < (starts[index + 1] as number); i += 1) {
      term += String.fromCharCode(units[i] as number);
    }
    return term;
  };

  return {
    length: count,
    at,
    find(term) {
      const index = lowerBound(term, false, 0);
      return index < count && compare(index, term, false) === 0 ? index : -1;
    },
    prefixRange: (prefix) => [lowerBound(prefix, true, 0), lowerBound(prefix, true, 1)],
    alike(term, distance) {
      const found: { index: number; distance: number }[] = [];
      const own = new Set(Array.from({ length: term.length }, (_, i) => term.charCodeAt(i)));
      /** Each unit that `term` has not takes an edit: that leaves few of all terms to be compared. */
      const isFar = (start: number, end: number): boolean => {
        let others = 0;
        for (let i = start; i < end && others <= distance; i += 1) others += Number(!own.has(units[i] as number));
        return others > distance;
      };
      for (let index = 0; index < count; index += 1) {
        const [start, end] = [starts[index] as number, starts[index + 1] as number];
        if (Math.abs(end - start - term.length) > distance || isFar(start, end)) continue;
        const apart = levenshtein(at(index), term, distance);
        if (apart > 0 && apart <= distance) found.push({ index, distance: apart });
      }
      return found.sort((a, b) => a.distance - b.distance || a.index - b.index);
    },
  };
}

/** The edit distance of two short strings; anything above `most` once it is known to be above. */
function levenshtein(a: string, b: string, most: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[b.length] as number;
}
