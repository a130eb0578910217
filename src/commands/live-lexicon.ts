// In: the lexicon folder. Out: the lexicon in it, read again whenever a file of it has changed.
// A lexicon that cannot be used is said and not taken: the last good one stays until the files are mended.

import { statSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../errors.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { LEXICON_FILE_NAMES, readLexicon } from '../lexicon/read-lexicon.ts';

export interface LiveLexicon {
  current(): Lexicon;
  /** What is wrong with the files as they stand; null when they are in use. Names a file without its folder. */
  problem(): string | null;
  /** Reads the files again where they have changed. */
  look(): 'unchanged' | 'taken' | 'refused';
}

/** @throws TashanError when the lexicon cannot be used to begin with. */
export function openLiveLexicon(folder: string): LiveLexicon {
  // Looked at before it is read: what changes meanwhile is read again.
  let seen = stampOf(folder);
  let lexicon = readLexicon(folder);
  let problem: string | null = null;
  return {
    current: () => lexicon,
    problem: () => problem,
    look() {
      const stamp = stampOf(folder);
      if (stamp === seen) return 'unchanged';
      seen = stamp;
      try {
        lexicon = readLexicon(folder);
        problem = null;
        return 'taken';
      } catch (error) {
        problem = messageOf(error).replaceAll(join(folder, '/'), '');
        return 'refused';
      }
    },
  };
}

/** Differs whenever a file was written, replaced, removed or shut. */
function stampOf(folder: string): string {
  return LEXICON_FILE_NAMES.map((name) => stampOfFile(join(folder, name))).join('\n');
}

function stampOfFile(path: string): string {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats ? [stats.ino, stats.size, stats.mtimeMs, stats.ctimeMs].join(' ') : '';
  } catch (error) {
    return messageOf(error); // said when the files are read
  }
}
