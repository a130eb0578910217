// In: the texts of the five lexicon files. Out: the checked lexicon.
// Never: touch a disk; every error is a TashanError `lexicon-invalid` that names file, line and entry.

import { parseIntents } from './intent-rules.ts';
import type { Lexicon } from './lexicon.ts';
import type { LexiconFile } from './lexicon-file.ts';
import { parseSynonyms } from './synonym-rules.ts';
import { parseThemes } from './theme-list.ts';
import { parseStopWords, parseWords } from './word-lists.ts';

export interface LexiconFiles {
  readonly words: LexiconFile;
  readonly synonyms: LexiconFile;
  readonly themes: LexiconFile;
  readonly stopWords: LexiconFile;
  readonly intents: LexiconFile;
}

export function parseLexicon(files: LexiconFiles): Lexicon {
  return {
    words: parseWords(files.words),
    synonyms: parseSynonyms(files.synonyms),
    themes: parseThemes(files.themes),
    stopWords: parseStopWords(files.stopWords),
    intents: parseIntents(files.intents),
  };
}
