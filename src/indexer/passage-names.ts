// In: a passage. Out: the names in it that somebody may begin to type: its heading, brand names in it, documents.
// What is offered while typing is made of these; see engine/name-finder.ts.

import { findQuotedTitles } from '../report/facts/quoted-titles.ts';
import type { Passage } from '../report/report.ts';
import type { Name } from '../segment/names.ts';

// Shorter ones say nothing; longer ones are first sentences, which nobody types.
const HEADING_CHARS = { least: 4, most: 30 };
const DOCUMENT_CHARS = { least: 5, most: 42 };
const BRAND = /[“"]([^“”"\s]{2,16})[”"]/gu;
const ENDING = /[\s。.;；:：,，、!！]+$/u;

/** Each name once. */
export function namesOf({ heading, text }: Pick<Passage, 'heading' | 'text'>): readonly Name[] {
  const names = new Map<string, Name>();
  const add = (name: Name, { least, most } = { least: 2, most: 16 }): void => {
    const { length } = name.text;
    if (length >= least && length <= most && /\p{Script=Han}{2}/u.test(name.text)) {
      names.set(`${name.kind}${name.text}`, name);
    }
  };
  if (heading !== null) {
    add({ kind: 'heading', text: heading.replace(/\s+/gu, ' ').trim().replace(ENDING, '') }, HEADING_CHARS);
    for (const [, brand = ''] of heading.matchAll(BRAND)) add({ kind: 'word', text: brand });
  }
  for (const { start, end } of findQuotedTitles(text)) {
    add({ kind: 'document', text: text.slice(start, end).replace(/\s+/gu, '') }, DOCUMENT_CHARS);
  }
  return [...names.values()];
}
