// In: the names of a segment as a file: headings, brand names, documents. Out: each with how it is read and the reports
// that use it, ascending by folded name. Nothing is left out here: an index counts over all its segments.

import { checkStarts, openSections } from './sections.ts';
import { openTermDictionary } from './term-dictionary.ts';

export interface NameIndex {
  readonly length: number;
  /** Ascending: the folded name, then its kind, then how it is written. */
  keyAt(i: number): string;
  /** Units of all keys, and where each begins. */
  readonly units: Uint16Array;
  readonly starts: Uint32Array;
  /** Letters of all readings, and where each begins. */
  readonly sounds: Uint8Array;
  readonly soundStarts: Uint32Array;
  /** Its syllables in Latin letters, with spaces between; '' where it has none. */
  soundAt(i: number): string;
  /** Adds the numbers of the reports that use it to `to`, ascending. */
  readReports(i: number, to: number[]): void;
}

/** @throws TashanError `index-damaged`. */
export function openNameIndex(bytes: Uint8Array, file: string): NameIndex {
  const sections = openSections(bytes, 'names', file);
  const keys = openTermDictionary(sections, file);
  const soundBytes = sections.u8('sounds');
  const sounds = Buffer.from(soundBytes.buffer, soundBytes.byteOffset, soundBytes.length);
  const soundStarts = sections.u32('soundStarts');
  checkStarts(soundStarts, keys.length, sounds.length, file);
  const reports = sections.u8('reports');
  const reportStarts = sections.u32('reportStarts');
  checkStarts(reportStarts, keys.length, reports.length, file);
  return {
    length: keys.length,
    keyAt: keys.at,
    units: sections.u16('termUnits'),
    starts: sections.u32('termStarts'),
    sounds,
    soundStarts,
    soundAt: (i) => sounds.toString('latin1', soundStarts[i], soundStarts[i + 1]),
    readReports(i, to) {
      const end = reportStarts[i + 1] as number;
      let report = 0;
      for (let at = reportStarts[i] as number; at < end; ) {
        let gap = 0;
        for (let shift = 0, more = true; more && at < end; shift += 7, at += 1) {
          const byte = reports[at] as number;
          gap += (byte & 0x7f) << shift;
          more = byte >= 0x80;
        }
        report += gap;
        to.push(report);
      }
    },
  };
}
