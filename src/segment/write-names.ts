// In: the names of reports, or those of several segments. Out: the file of names of one segment.
// The same reports give the same bytes, however they were spread over segments.

import { createByteWriter } from './byte-buffer.ts';
import type { NameIndex } from './name-index.ts';
import { type FoldedName, keyOfName, nameOfKey } from './names.ts';
import { type ByteSink, createSectionWriter } from './sections.ts';
import { sortedKeys } from './sorted-keys.ts';
import { createTermWriter } from './term-dictionary.ts';

interface NameWriter {
  add(key: string, sound: string, reports: readonly number[]): void;
  finish(): void;
}

function createNameWriter(sink: ByteSink): NameWriter {
  const to = createSectionWriter(sink, 'names');
  const keys = createTermWriter(to);
  const sounds: Uint8Array[] = [];
  const soundStarts = [0];
  const reportBytes = createByteWriter();
  const reportStarts = [0];
  return {
    add(key, sound, reports) {
      keys.add(key);
      sounds.push(Buffer.from(sound, 'latin1'));
      soundStarts.push((soundStarts.at(-1) as number) + sound.length);
      let last = 0;
      for (const report of reports) {
        reportBytes.varint(report - last);
        last = report;
      }
      reportStarts.push(reportBytes.length);
    },
    finish() {
      keys.finish();
      to.write('sounds', Buffer.concat(sounds));
      to.write('soundStarts', Uint32Array.from(soundStarts));
      to.write('reports', reportBytes.bytes());
      to.write('reportStarts', Uint32Array.from(reportStarts));
      to.finish();
    },
  };
}

/** @param namesOfReports by report of the segment. @param soundOf the syllables of a name, with spaces between. */
export function encodeNames(
  namesOfReports: readonly (readonly FoldedName[])[],
  soundOf: (text: string) => string,
  sink: ByteSink,
): void {
  const reportsOf = new Map<string, Set<number>>();
  namesOfReports.forEach((names, report) => {
    for (const name of names) {
      const key = keyOfName(name);
      const reports = reportsOf.get(key) ?? new Set();
      reportsOf.set(key, reports.add(report));
    }
  });
  const writer = createNameWriter(sink);
  for (const key of [...reportsOf.keys()].sort()) {
    writer.add(key, soundOf(nameOfKey(key).text), [...(reportsOf.get(key) as Set<number>)]);
  }
  writer.finish();
}

export interface NameInput {
  readonly index: NameIndex;
  /** By report of the input: its number in what is written; -1 where it is dropped. */
  readonly reports: Int32Array;
}

/** Names that none of the kept reports uses are dropped. */
export function mergeNameIndexes(inputs: readonly NameInput[], sink: ByteSink): void {
  const writer = createNameWriter(sink);
  const lists = inputs.map(({ index }) => ({ length: index.length, at: index.keyAt }));
  const own: number[] = [];
  for (const [key, places] of sortedKeys(lists)) {
    const reports: number[] = [];
    for (const { list, at } of places) {
      const { index, reports: numbers } = inputs[list] as NameInput;
      own.length = 0;
      index.readReports(at, own);
      for (const report of own) if ((numbers[report] as number) >= 0) reports.push(numbers[report] as number);
    }
    const [first] = places;
    if (first && reports.length > 0) {
      const sound = (inputs[first.list] as NameInput).index.soundAt(first.at);
      writer.add(
        key,
        sound,
        reports.sort((a, b) => a - b),
      );
    }
  }
  writer.finish();
}
