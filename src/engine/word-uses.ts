// In: the words that may stand out, and the best matches of a query. Out: how many of them, and of all passages, use each word.
// Words are counted where they stand in the text of a passage, as terms of it.

import { createPostingList } from '../segment/postings.ts';
import type { TierMatches } from './best-matches.ts';
import type { LiveIndex } from './live-index.ts';
import { type MadeInSteps, madeInSteps } from './made-in-steps.ts';
import { FIELDS } from './query-tree.ts';
import type { MatchedWord, PassageWords, WordChoice, WordUse } from './search-engine.ts';

export interface WordUses {
  /** The words chosen for the matches of a tier. @param best at least as many of them as are sampled, best first. */
  told(choice: WordChoice, tier: TierMatches, best: readonly number[]): readonly MatchedWord[];
  wordsOf(vocabulary: readonly string[]): PassageWords;
  /** What the first call of `told` with a vocabulary would have to make. */
  preparation(vocabulary: readonly string[]): Generator<void, void>;
}

/** The words of each passage, as numbers of the vocabulary: `words[starts[ordinal], starts[ordinal + 1])`. */
interface WordsOfPassages {
  readonly starts: Uint32Array;
  readonly words: Uint16Array;
  readonly everywhere: Uint32Array;
}

// A word that more passages have is a word of the trade, not of the practice; without them the table is half as long.
const COMMONEST_SHARE = 0.2;
/** A number of a word has two bytes. */
const MOST_WORDS = 2 ** 16;
const TEXT = FIELDS.indexOf('text');
const UNKNOWN_YEAR = 2 ** 32 - 1;

export function createWordUses(index: LiveIndex, frequencyOf: (term: string) => number): WordUses {
  const { spans, ordinals, heads, reportOf, regionOf } = index;
  const list = createPostingList(Math.max(0, ...spans.map(({ segment }) => segment.passageCount)));
  const matching = new Uint8Array(ordinals);
  const yearOf = Uint32Array.from(heads, ({ year }) => year ?? UNKNOWN_YEAR);
  const regions = regionOf.reduce((most, region) => Math.max(most, region), 0) + 1;
  let made: { readonly vocabulary: readonly string[]; readonly table: MadeInSteps<WordsOfPassages> } | null = null;

  /** Calls `visit` for each list of passages that have the word; ordinals count from `first`. */
  const read = (word: string, visit: (first: number) => void): void => {
    for (const { segment, firstOrdinal } of spans) {
      const place = segment.terms.terms.find(word);
      if (place < 0) continue;
      segment.terms.read(TEXT, place, list);
      visit(firstOrdinal);
    }
  };

  // Measured over 1,000 reports (34,571 passages), a vocabulary of 1,578 words: the table is made in 40 ms and takes 2 MB; a
  // sample of 500 is then counted in 0.1 ms and twelve words in all matches in 0.3 ms. Without a table, reading the postings of
  // all words at each query takes 9 ms, cutting the texts of the sample into words 110 ms.
  const tableFor = (vocabulary: readonly string[]): MadeInSteps<WordsOfPassages> => {
    if (made?.vocabulary !== vocabulary) made = { vocabulary, table: madeInSteps(() => makeTable(vocabulary)) };
    return made.table;
  };

  /** May be interrupted after each word. */
  function* makeTable(vocabulary: readonly string[]): Generator<void, WordsOfPassages> {
    const everywhere = Uint32Array.from(vocabulary, frequencyOf);
    const most = index.livePassages * COMMONEST_SHARE;
    const told = [...vocabulary.keys()].filter((word) => word < MOST_WORDS && (everywhere[word] as number) <= most);
    const starts = new Uint32Array(ordinals + 1);
    for (const word of told) {
      read(vocabulary[word] as string, (first) => {
        for (let i = 0; i < list.length; i += 1) {
          const next = first + (list.ordinals[i] as number) + 1;
          starts[next] = (starts[next] as number) + 1;
        }
      });
      yield;
    }
    for (let i = 0; i < ordinals; i += 1) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
    const ends = starts.slice();
    const words = new Uint16Array(starts[ordinals] as number);
    for (const word of told) {
      read(vocabulary[word] as string, (first) => {
        for (let i = 0; i < list.length; i += 1) {
          const ordinal = first + (list.ordinals[i] as number);
          const end = ends[ordinal] as number;
          words[end] = word;
          ends[ordinal] = end + 1;
        }
      });
      yield;
    }
    return { starts, words, everywhere };
  }

  const usesIn = (vocabulary: readonly string[], sample: readonly number[]): readonly WordUse[] => {
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
    for (const [number, word] of vocabulary.entries()) {
      const inSample = passages[number] as number;
      if (inSample === 0) continue;
      used.push({ word, inSample, places: places[number] as number, everywhere: everywhere[number] as number });
    }
    return used;
  };

  const countIn = ({ ordinals: matches, length }: TierMatches, words: readonly string[]): readonly MatchedWord[] => {
    for (let i = 0; i < length; i += 1) matching[matches[i] as number] = 1;
    const counted = words.map((word): MatchedWord => {
      const seen = new Uint8Array(regions);
      let passages = 0;
      let firstYear = UNKNOWN_YEAR;
      read(word, (first) => {
        for (let i = 0; i < list.length; i += 1) {
          const ordinal = first + (list.ordinals[i] as number);
          if (matching[ordinal] === 0) continue;
          passages += 1;
          const report = reportOf[ordinal] as number;
          seen[regionOf[report] as number] = 1;
          const year = yearOf[report] as number;
          if (year < firstYear) firstYear = year;
        }
      });
      const places = seen.subarray(1).reduce((sum, isSeen) => sum + isSeen, 0);
      return { word, passages, places, firstYear: firstYear === UNKNOWN_YEAR ? null : firstYear };
    });
    for (let i = 0; i < length; i += 1) matching[matches[i] as number] = 0;
    return counted;
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
    told({ vocabulary, sample, choose }, tier, best) {
      const sampled = best.slice(0, Math.min(sample, tier.length));
      return countIn(tier, choose(usesIn(vocabulary, sampled), sampled.length));
    },
  };
}
