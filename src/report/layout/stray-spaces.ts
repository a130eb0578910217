// In: a report's body. Out: a flaw for each space that has slipped in between its words.
// Says where they are and takes none out: the text stays as it was published.

import { type Flaw, flaw } from '../../ingest/flaw.ts';

// Between words of Chinese a space is a slip; after a heading's number (1. 深入…) it is usual.
const STRAY_SPACE =
  /(?<=[\p{Script=Han}A-Za-z0-9%\u201d\u300b),;\uff09\uff0c\uff1b、。])[ \u3000]+(?=[\p{Script=Han},;:)\u201d\u300b\uff09\uff0c\uff1b\uff1a。、])/gu;
const HEADING_NUMBER = /^\s*(?:\d{1,2}|[一二三四五六七八九十]+|[(\uff08][^)\uff09]{1,3}[)\uff09])[.、\uff0e)\uff09]?$/u;
const QUOTE_CHARS = 12;
const MAX_STRAY_FLAWS = 20;

export function straySpaceFlaws(body: string): readonly Flaw[] {
  const flaws: Flaw[] = [];
  for (const match of body.matchAll(STRAY_SPACE)) {
    const line = body.slice(body.lastIndexOf('\n', match.index) + 1, match.index);
    if (HEADING_NUMBER.test(line)) continue;
    const after = body.slice(match.index + match[0].length, match.index + match[0].length + QUOTE_CHARS);
    flaws.push(
      flaw('stray-space', '文字中夹有多余空格', `${line.slice(-QUOTE_CHARS)}${match[0]}${after.split('\n')[0] ?? ''}`),
    );
    if (flaws.length === MAX_STRAY_FLAWS) break;
  }
  return flaws;
}
