// In: a name. Out: how it fits what somebody has typed so far, in characters, pinyin or initials. Never looks a name up.

import { fold } from '../analysis/fold.ts';
import { initialsOf, spellingOf } from '../analysis/pinyin.ts';
import { type NameFit, READING } from '../engine/names.ts';

/** What was typed, folded as names are. Some keyboards write xing'zheng. */
export function foldedTyping(q: string): string {
  const folded = fold(q);
  return /^[a-z0-9"]+$/.test(folded) ? folded.replaceAll('"', '') : folded;
}

/**
 * How the name fits `typed`, folded; null where it does not. Reading it aloud takes longer than comparing: make it once.
 * @param cues folded words that it may be meant by, too.
 */
export function nameFit(name: string, cues: readonly string[] = []): (typed: string) => NameFit | null {
  const folded = fold(name);
  const spelling = spellingOf(name);
  const initials = initialsOf(spelling);
  const reading = spelling.join('');
  return (typed) => {
    if (folded.startsWith(typed)) return 'prefix';
    if (folded.includes(typed) || (typed.length > 1 && cues.some((cue) => cue.startsWith(typed)))) return 'middle';
    if (!READING.test(typed)) return null;
    if (initials.startsWith(typed)) return 'initials';
    if (reading.startsWith(typed)) return 'pinyin';
    if (initials.includes(typed)) return 'initialsInside';
    return reading.includes(typed) ? 'pinyinInside' : null;
  };
}
