// In: keys of sentences, and in which report each stands. Out: the file `sentences`; from it, the reports that have a key.

import { damaged } from './damage.ts';
import { type ByteSink, createSectionWriter, openSections } from './sections.ts';

export interface SentenceIndex {
  /** Pairs of a key and a report, ascending by key, then report; each pair once. */
  readonly keys: Uint32Array;
  readonly reports: Uint32Array;
  /** The first pair with the key; where there is none, the first pair after it. */
  firstOf(key: number): number;
}

// 32 bits of key and 21 of report make one number that a double holds exactly.
const REPORT_ROOM = 2 ** 21;

/** @param keysOf calls its argument for each sentence of a report. */
export function encodeSentences(
  reports: number,
  keysOf: (report: number, add: (key: number) => void) => void,
  sink: ByteSink,
): void {
  if (reports > REPORT_ROOM) throw new RangeError(`${reports} reports in a segment`);
  let pairs = new Float64Array(1 << 16);
  let count = 0;
  for (let report = 0; report < reports; report += 1) {
    keysOf(report, (key) => {
      if (count === pairs.length) {
        const larger = new Float64Array(2 * count);
        larger.set(pairs);
        pairs = larger;
      }
      pairs[count] = key * REPORT_ROOM + report;
      count += 1;
    });
  }
  const sorted = pairs.subarray(0, count).sort();
  let kept = 0;
  for (let i = 0; i < count; i += 1) {
    if (i > 0 && sorted[i] === sorted[kept - 1]) continue;
    sorted[kept] = sorted[i] as number;
    kept += 1;
  }
  const once = sorted.subarray(0, kept);
  const to = createSectionWriter(sink, 'sentences');
  to.write(
    'keys',
    Uint32Array.from(once, (pair) => Math.floor(pair / REPORT_ROOM)),
  );
  to.write(
    'reports',
    Uint32Array.from(once, (pair) => pair % REPORT_ROOM),
  );
  to.finish();
}

/** @throws TashanError `index-damaged`. */
export function openSentenceIndex(bytes: Uint8Array, reportCount: number, file: string): SentenceIndex {
  const sections = openSections(bytes, 'sentences', file);
  const keys = sections.u32('keys');
  const reports = sections.u32('reports');
  if (keys.length !== reports.length) throw damaged(file, '长度不符');
  for (let i = 0; i < keys.length; i += 1) {
    if ((reports[i] as number) >= reportCount) throw damaged(file, '报告编号越界');
    if (i > 0 && (keys[i - 1] as number) > (keys[i] as number)) throw damaged(file, '次序不符');
  }
  return {
    keys,
    reports,
    firstOf(key) {
      let low = 0;
      let high = keys.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((keys[middle] as number) < key) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}
