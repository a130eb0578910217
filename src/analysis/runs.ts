// In: folded text. Out: its runs: stretches of Han characters, and numbers and Latin words kept whole.
// Everything else (punctuation, symbols, other scripts) stands between runs and is not indexed as words.

import type { FoldedText } from './fold.ts';

export interface Run {
  readonly kind: 'han' | 'word';
  /** Units of the folded text. */
  readonly start: number;
  readonly end: number;
}

// A word is letters and digits of any alphabet but Han, with one dot or comma inside between digits: 98.9, 1,343, pm2.5, 4g.
const RUN =
  /(?<han>[\p{Script=Han}々〇]+)|(?<word>(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+(?:(?<=\d)[.,](?=\d)\d+)*)/gu;

/**
 * Splits folded text into runs. White space that folding took out still ends a number or Latin word,
 * and a line break ends a run of Han characters: `original` is asked what stood there.
 */
export function runsOf(folded: FoldedText, original: string): readonly Run[] {
  const runs: Run[] = [];
  for (const match of folded.text.matchAll(RUN)) {
    const kind = match.groups?.han === undefined ? 'word' : 'han';
    const end = match.index + match[0].length;
    let start = match.index;
    for (let at = start + 1; at < end; at += 1) {
      const gapStart = folded.ends[at - 1] ?? 0;
      const gapEnd = folded.starts[at] ?? 0;
      if (gapEnd <= gapStart) continue;
      if (kind === 'han' && !original.slice(gapStart, gapEnd).includes('\n')) continue;
      runs.push({ kind, start, end: at });
      start = at;
    }
    runs.push({ kind, start, end });
  }
  return runs;
}
