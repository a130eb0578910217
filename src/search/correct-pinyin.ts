// In: Latin words that stand side by side. Out: the words they are the pinyin or the initials of, and other words they may be.
// A word is cut off only where a syllable ends: at every space that was typed, too.

import { syllableEnds } from '../analysis/syllables.ts';
import type { CorrectionTarget, CorrectionTargets } from './correction-targets.ts';

export interface LatinWord {
  readonly typed: string;
  /** As `pinyinLetters` gives them. */
  readonly letters: string;
  /** Whether the index or the lexicon has it as it was typed. */
  readonly isKnown: boolean;
}

/** What a stretch is taken to be. */
interface Reading {
  readonly text: string;
  readonly others: readonly string[];
}

interface Way {
  readonly cost: number;
  /** Sum of the logarithms of the passages of its words: of ways that cost the same the likelier one. */
  readonly likelihood: number;
  readonly readings: readonly Reading[];
}

/** Two letters are the initials of hundreds of words. */
const LEAST_INITIALS = 3;
const MOST_INITIALS = 12;
const MOST_LETTERS = 64;
/** zhuangbeijianshe and longer; of eight characters the longest reading is 48. */
const LONGEST_WORD = 48;
const MOST_OTHERS = 4;
// A word read in full counts less than initials, and either less than leaving a word that is nowhere.
const COST = { word: 1, initials: 2, known: 1, unknown: 10 };

/** The run as corrected, and up to four other ways to take it; null where nothing is known for it. */
export function correctPinyin(run: readonly LatinWord[], targets: CorrectionTargets): Reading | null {
  if (run.every(({ isKnown }) => isKnown)) return null;
  const letters = run.map((word) => word.letters).join('');
  if (letters.length > MOST_LETTERS) return null;
  const starts = [0];
  for (const word of run) starts.push((starts.at(-1) ?? 0) + word.letters.length);
  const ways: (Way | undefined)[] = [{ cost: 0, likelihood: 0, readings: [] }];
  for (let start = 0; start < letters.length; start += 1) {
    const way = ways[start];
    if (!way) continue;
    const extend = (end: number, cost: number, found: readonly CorrectionTarget[] | string): void => {
      const next = extended(way, cost, found);
      const known = ways[end];
      if (next && (!known || isBetter(next, known))) ways[end] = next;
    };
    const place = starts.indexOf(start);
    const word = run[place];
    if (word) {
      const end = start + word.letters.length;
      extend(end, word.isKnown ? COST.known : COST.unknown, word.typed);
      if (word.letters.length >= LEAST_INITIALS && word.letters.length <= MOST_INITIALS && !word.isKnown) {
        extend(end, COST.initials, targets.withInitials(word.letters));
      }
    }
    for (const end of syllableEnds(letters, start)) {
      if (end - start > LONGEST_WORD) break;
      const gaps = starts.filter((gap) => gap > start && gap < end).map((gap) => gap - start);
      const words = targets.readAs(letters.slice(start, end));
      extend(
        end,
        COST.word,
        words.filter(({ syllables }) => endsAt(syllables, gaps)),
      );
    }
  }
  const best = ways[letters.length];
  if (!best || best.readings.every(({ text }) => run.some(({ typed }) => typed === text))) return null;
  const texts = best.readings.map(({ text }) => text);
  const others = best.readings.flatMap((reading, i) => reading.others.map((other) => texts.with(i, other).join(' ')));
  return { text: texts.join(' '), others: others.slice(0, MOST_OTHERS) };
}

function extended(way: Way, cost: number, found: readonly CorrectionTarget[] | string): Way | null {
  if (typeof found === 'string') {
    return {
      cost: way.cost + cost,
      likelihood: way.likelihood,
      readings: [...way.readings, { text: found, others: [] }],
    };
  }
  const [best, ...others] = found;
  if (!best) return null;
  return {
    cost: way.cost + cost,
    likelihood: way.likelihood + Math.log(best.passages),
    readings: [...way.readings, { text: best.word, others: others.slice(0, MOST_OTHERS).map(({ word }) => word) }],
  };
}

function isBetter(a: Way, b: Way): boolean {
  return a.cost < b.cost || (a.cost === b.cost && a.likelihood > b.likelihood);
}

/** Whether a syllable ends at each of the places. */
function endsAt(syllables: readonly string[], places: readonly number[]): boolean {
  let end = 0;
  const ends = new Set(syllables.map((syllable) => (end += syllable.length)));
  return places.every((place) => ends.has(place));
}
