// In: a text. Out: where its 《…》 stand, outermost only, with what is nested inside them.
// Never: decide whose document a title names.

import type { Range } from '../report.ts';

/** Titles of documents rarely pass 80 characters; a 《 without its 》 must not swallow the paragraph. */
const MAX_TITLE_CHARS = 160;

/** Balanced: 《关于转发〈…〉的通知》 and 《…《…》…》 are one title. An opening mark that is never closed is text. */
export function findQuotedTitles(text: string): readonly Range[] {
  const titles: Range[] = [];
  for (let at = text.indexOf('《'); at !== -1; ) {
    const end = closingAfter(text, at);
    if (end !== null) titles.push({ start: at, end });
    at = text.indexOf('《', end ?? at + 1);
  }
  return titles;
}

/** The offset after the 》 that closes the 《 at `start`; null where there is none before a line break. */
function closingAfter(text: string, start: number): number | null {
  const limit = Math.min(text.length, start + MAX_TITLE_CHARS);
  let depth = 0;
  for (let at = start; at < limit; at += 1) {
    const character = text[at];
    if (character === '\n') return null;
    if (character === '《') depth += 1;
    if (character === '》') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}
