// In: the tokens of a stretch of Han characters. Out: the parts of it that are mistakes, each with the words it may stand for.
// Never touches what the index, the lexicon or the gazetteer knows, unless a longer phrase holds a mistake beside it.

import type { Token } from '../analysis/analyzer.ts';
import type { CorrectionTarget } from './correction-targets.ts';
import type { KnownWords } from './known-words.ts';
import { LONGEST_MISTAKE, SHORTEST_MISTAKE } from './mistaken-word.ts';

export interface Mistake {
  /** Half-open range of tokens. */
  readonly start: number;
  readonly end: number;
  /** At least one, the likeliest first. */
  readonly words: readonly CorrectionTarget[];
}

/** Words on either side that a mistake is read together with: 公平 before 竟争, 审查 after it. */
const NEIGHBOURS = 2;
/** More words in a row that nothing knows are a name or another language. */
const MOST_UNKNOWN = 6;
/** A pasted paragraph is not looked through for ever. */
const MOST_STRETCHES = 8;

/** @param tokens of Han characters that stand together, none of them a part. */
export function findMistakes(
  tokens: readonly Token[],
  known: KnownWords,
  wordsFor: (typed: string) => readonly CorrectionTarget[],
): readonly Mistake[] {
  const textOf = (start: number, end: number): string =>
    tokens
      .slice(start, end)
      .map(({ term }) => term)
      .join('');

  const isStopWord = (at: number): boolean => known.isStopWord(textOf(at, at + 1));
  /** A word of two characters is one of many that sound alike: among other words it is left as it is (全力 is no 权力). */
  const isOrdinaryWord = (start: number, end: number): boolean =>
    end - start === 1 && tokens.length > 1 && textOf(start, end).length === 2;

  /** The widest stretch around the unknown words that is a word with a mistake in it; null where one is a word, or none is. */
  const mistakeAround = (start: number, end: number): Mistake | 'word' | null => {
    for (const [from, to] of windowsAround(start, end, tokens.length)) {
      // 还 stands inside 营商还境, but 的 at the end of a stretch is no part of a word.
      if ((from < start && isStopWord(from)) || (to > end && isStopWord(to - 1))) continue;
      const text = textOf(from, to);
      if (text.length < SHORTEST_MISTAKE || text.length > LONGEST_MISTAKE) continue;
      if (known.passagesWith(text) > 0) return 'word';
      const words = isOrdinaryWord(from, to) ? [] : wordsFor(text);
      // The gazetteer is slow to load: it is asked only about what would be changed.
      if (words.length > 0) return known.isPlace(text) ? 'word' : { start: from, end: to, words };
    }
    return null;
  };
  /** All of the unknown words must be explained: a correction of half of them makes a name into nonsense. */
  const explain = (start: number, end: number): readonly Mistake[] | null => {
    const whole = mistakeAround(start, end);
    if (whole === 'word') return [];
    if (whole) return [whole];
    for (let cut = start + 1; cut < end; cut += 1) {
      const first = mistakeAround(start, cut);
      if (first === null || first === 'word' || first.end > cut) continue;
      const rest = explain(cut, end);
      if (rest?.every((mistake) => mistake.start >= first.end)) return [first, ...rest];
    }
    return null;
  };

  const unknown = unknownStretches(tokens, known, textOf).slice(0, MOST_STRETCHES);
  const mistakes: Mistake[] = [];
  for (const [start, end] of unknown) {
    if (end - start > MOST_UNKNOWN || start < (mistakes.at(-1)?.end ?? 0)) continue;
    if (end - start > 1 && known.passagesWith(textOf(start, end)) > 0) continue;
    const found = explain(start, end) ?? [];
    mistakes.push(...found.filter((mistake) => mistake.start >= (mistakes.at(-1)?.end ?? 0)));
  }
  return mistakes;
}

/** Stretches of tokens that neither the lexicon nor the index knows. */
function unknownStretches(
  tokens: readonly Token[],
  known: KnownWords,
  textOf: (start: number, end: number) => string,
): readonly (readonly [number, number])[] {
  const stretches: [number, number][] = [];
  for (let at = 0; at < tokens.length; ) {
    let length = 0;
    for (let end = at + 1; end <= tokens.length && textOf(at, end).length <= known.longest; end += 1) {
      if (known.inLexicon(textOf(at, end))) length = end - at;
    }
    const term = tokens[at]?.term ?? '';
    if (length === 0 && term.length > 1 && known.inIndex(term)) length = 1;
    if (length === 0) {
      const last = stretches.at(-1);
      if (last?.[1] === at) last[1] = at + 1;
      else stretches.push([at, at + 1]);
    }
    at += Math.max(1, length);
  }
  return stretches;
}

/** The stretch with up to two neighbours on each side, the widest first. */
function windowsAround(start: number, end: number, length: number): readonly (readonly [number, number])[] {
  const windows: [number, number][] = [];
  for (let from = Math.max(0, start - NEIGHBOURS); from <= start; from += 1) {
    for (let to = Math.min(length, end + NEIGHBOURS); to >= end; to -= 1) windows.push([from, to]);
  }
  return windows.sort((a, b) => b[1] - b[0] - (a[1] - a[0]));
}
