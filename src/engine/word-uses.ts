// In: the words that may stand out, and the best matches of a query. Out: how many of them, and of all passages, use each word.
// Words are counted where they stand in the text of a passage, as terms of it.

import { createPostingList } from '../segment/postings.ts';
import type { TierMatches } from './best-matches.ts';
import type { LiveIndex } from './live-index.ts';
import { type MadeInSteps, madeInSteps } from './made-in-steps.ts';
import type { PassageWords } from './rescoring.ts';
import type { MatchedWord, WordChoice, WordUse } from './search-engine.ts';
import { makeWordTable, readTerm, type WordTable } from './word-table.ts';

export interface WordUses {
  /** The words chosen for the matches of a tier. @param best at least as many of them as are sampled, best first. */
  told(choice: WordChoice, tier: TierMatches, best: readonly number[]): readonly MatchedWord[];
  wordsOf(vocabulary: readonly string[]): PassageWords;
  /** What the first call of `told` with a vocabulary would have to make. */
  preparation(vocabulary: readonly string[]): Generator<void, void>;
}

const UNKNOWN_YEAR = 2 ** 32 - 1;

export function createWordUses(index: LiveIndex, frequencyOf: (term: string) => number): WordUses {
  const { spans, ordinals, heads, reportOf, regionOf } = index;
  const list = createPostingList(Math.max(0, ...spans.map(({ segment }) => segment.passageCount)));
  const matching = new Uint8Array(ordinals);
  const yearOf = Uint32Array.from(heads, ({ year }) => year ?? UNKNOWN_YEAR);
  const regions = regionOf.reduce((most, region) => Math.max(most, region), 0) + 1;
  let made: { readonly vocabulary: readonly string[]; readonly table: MadeInSteps<WordTable> } | null = null;

  // Measured over 1,000 reports (34,571 passages), a vocabulary of 1,578 words: the table is made in 40 ms and takes 2 MB; a
  // sample of 500 is then counted in 0.1 ms and twelve words in all matches in 0.3 ms. Without a table, reading the postings of
  // all words at each query takes 9 ms, cutting the texts of the sample into words 110 ms.
  const tableFor = (vocabulary: readonly string[]): MadeInSteps<WordTable> => {
    if (made?.vocabulary !== vocabulary)
      made = { vocabulary, table: madeInSteps(() => makeWordTable(index, vocabulary, frequencyOf)) };
    return made.table;
  };

  const usesIn = (vocabulary: readonly string[], sample: readonly number[], least: number): readonly WordUse[] => {
    const { starts, words, everywhere } = tableFor(vocabulary).get();
    const passages = new Uint32Array(vocabulary.length);
    const places = new Uint32Array(vocabulary.length);
    const lastPlace = new Uint32Array(vocabulary.length);
    const placeOf = (ordinal: number): number => regionOf[reportOf[ordinal] as number] as number;
    // Passages of one place stand together, so that a place is counted where it changes.
    for (const ordinal of Uint32Array.from(sample).sort((a, b) => placeOf(a) - placeOf(b))) {
      const place = placeOf(ordinal);
      const end = starts[ordinal + 1] as number;
      for (let i = starts[ordinal] as number; i < end; i += 1) {
        const number = words[i] as number;
        passages[number] = (passages[number] as number) + 1;
        if (lastPlace[number] === place) continue;
        lastPlace[number] = place;
        places[number] = (places[number] as number) + 1;
      }
    }
    const used: WordUse[] = [];
    for (let number = 0; number < vocabulary.length; number += 1) {
      const inSample = passages[number] as number;
      if (inSample < least) continue;
      used.push({
        word: vocabulary[number] as string,
        inSample,
        places: places[number] as number,
        everywhere: everywhere[number] as number,
      });
    }
    return used;
  };

  /** Passages, places and first year of some words, counted passage by passage. */
  const createCount = (words: number) => {
    const passages = new Uint32Array(words);
    const firstYears = new Uint32Array(words).fill(UNKNOWN_YEAR);
    const seen = new Uint8Array(words * regions);
    return {
      add(word: number, ordinal: number): void {
        passages[word] = (passages[word] as number) + 1;
        const report = reportOf[ordinal] as number;
        seen[word * regions + (regionOf[report] as number)] = 1;
        const year = yearOf[report] as number;
        if (year < (firstYears[word] as number)) firstYears[word] = year;
      },
      of(word: number): Omit<MatchedWord, 'word'> {
        const firstYear = firstYears[word] as number;
        let places = 0;
        for (let region = 1; region < regions; region += 1) places += seen[word * regions + region] as number;
        return {
          passages: passages[word] as number,
          places,
          firstYear: firstYear === UNKNOWN_YEAR ? null : firstYear,
        };
      },
    };
  };

  /** Along the matches or along the passages that have the words, whichever are fewer. */
  const countIn = (
    { ordinals: matches, length }: TierMatches,
    vocabulary: readonly string[],
    chosen: readonly string[],
  ): readonly MatchedWord[] => {
    const { starts, words, everywhere, numberOf } = tableFor(vocabulary).get();
    const numbers = chosen.map((word) => numberOf.get(word) as number);
    const count = createCount(chosen.length);
    const having = numbers.reduce((sum, number) => sum + (everywhere[number] as number), 0);
    if (length * (words.length / ordinals) < having) {
      const placeOf = new Uint8Array(vocabulary.length);
      numbers.forEach((number, i) => {
        placeOf[number] = i + 1;
      });
      for (let i = 0; i < length; i += 1) {
        const ordinal = matches[i] as number;
        const end = starts[ordinal + 1] as number;
        for (let at = starts[ordinal] as number; at < end; at += 1) {
          const place = placeOf[words[at] as number] as number;
          if (place > 0) count.add(place - 1, ordinal);
        }
      }
    } else {
      for (let i = 0; i < length; i += 1) matching[matches[i] as number] = 1;
      chosen.forEach((word, i) => {
        readTerm(index, word, list, (first) => {
          for (let at = 0; at < list.length; at += 1) {
            const ordinal = first + (list.ordinals[at] as number);
            if (matching[ordinal] === 1) count.add(i, ordinal);
          }
        });
      });
      for (let i = 0; i < length; i += 1) matching[matches[i] as number] = 0;
    }
    return chosen.map((word, i) => ({ word, ...count.of(i) }));
  };

  return {
    wordsOf(vocabulary) {
      const { starts, words, everywhere } = tableFor(vocabulary).get();
      return {
        vocabulary,
        of: (ordinal) => words.subarray(starts[ordinal], starts[ordinal + 1]),
        frequencyOf: (word) => everywhere[word] as number,
      };
    },
    preparation: (vocabulary) => tableFor(vocabulary).steps(),
    told({ vocabulary, sample, least, choose }, tier, best) {
      const sampled = best.slice(0, Math.min(sample, tier.length));
      return countIn(tier, vocabulary, choose(usesIn(vocabulary, sampled, least), sampled.length));
    },
  };
}
