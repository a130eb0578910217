// In: a lexicon. Out: a digest of all but the reports that decides what is built: how files are read, words, themes.

import type { Lexicon } from '../lexicon/lexicon.ts';
import { READING_VERSION } from '../report/read-report.ts';
import { sha256Of } from '../segment/index-folder.ts';

/** What a manifest holds as `settings`. Synonyms and stop words are the query's business: they change nothing here. */
export function settingsDigest({ words, themes }: Pick<Lexicon, 'words' | 'themes'>): string {
  // What a sub-theme is searched by is the query's business, too.
  const read = themes.map(({ subthemes, ...theme }) => ({
    ...theme,
    subthemes: subthemes.map(({ name, cues }) => ({ name, cues })),
  }));
  return sha256Of(JSON.stringify([READING_VERSION, words, read]));
}
