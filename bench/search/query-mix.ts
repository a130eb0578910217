// In: passages drawn from a corpus, and how common their words are. Out: the fixed mix of searches that every engine is timed on.
// The same corpus and seed give the same mix.

import type { Passage, Report } from '../../src/report/report.ts';
import { createRandom, type Random } from './random.ts';
import type { Band } from './word-bands.ts';

/** What is asked: one rare or common word; 2-3 words; 4-8; 1-3 with filters; page 20; two passages a report as the page shows; a literal. */
export const QUERY_CLASSES = ['rare', 'common', 'few', 'many', 'filtered', 'deep', 'capped', 'exact'] as const;
export type QueryClass = (typeof QUERY_CLASSES)[number];

export interface BenchQuery {
  readonly class: QueryClass;
  /** Parameters of the search API. */
  readonly request: Readonly<Record<string, string>>;
}

export interface SampledPassage {
  readonly passage: Passage;
  readonly report: Pick<Report, 'region' | 'year'>;
  /** Distinct words by band. */
  readonly words: Readonly<Record<Band, readonly string[]>>;
}

const DEEP_PAGE = '20';
const LITERAL_CHARS = 8;
const SURROGATE = /[\ud800-\udfff]/;

/** @param each searches of each class; @param sample at least one passage of it has a word in each band */
export function createQueryMix(sample: readonly SampledPassage[], each: number, seed: number): readonly BenchQuery[] {
  const random = createRandom(seed);
  const withWords = sample.filter(({ words }) => words.middle.length + words.common.length >= LITERAL_CHARS);
  const withRare = sample.filter(({ words }) => words.rare.length > 0);
  const queryOf = (name: QueryClass, i: number): BenchQuery['request'] => {
    const words = (from: number, to: number) => wordsOf(withWords, from + random.below(to - from + 1), random);
    switch (name) {
      case 'rare':
        return { q: random.pick(random.pick(withRare).words.rare) };
      case 'common':
        return { q: random.pick(random.pick(withWords.filter(({ words }) => words.common.length > 0)).words.common) };
      case 'few':
        return { q: words(2, 3) };
      case 'many':
        return { q: words(4, 8) };
      case 'filtered':
        return { q: words(1, 3), ...filtersOf(random.pick(sample), random) };
      case 'deep':
        return { q: words(1, 3), page: DEEP_PAGE };
      case 'capped':
        return { q: words(1, 3), perReport: '2' };
      case 'exact':
        return { q: literalOf(sample, 1 + (i % LITERAL_CHARS), random), mode: 'exact' };
    }
  };
  // Classes take turns, so that a run cut short has measured all of them alike.
  return Array.from({ length: each }, (_, i) => i).flatMap((i) =>
    QUERY_CLASSES.map((name) => ({ class: name, request: queryOf(name, i) })),
  );
}

/** Words of one passage, as of somebody who knows what they look for; in one query of four, words that need not meet. */
function wordsOf(sample: readonly SampledPassage[], count: number, random: Random): string {
  const meet = random.below(4) > 0;
  const first = random.pick(sample);
  const chosen = new Set<string>();
  while (chosen.size < count) {
    const { words } = meet ? first : random.pick(sample);
    const band = random.pick<Band>(['rare', 'middle', 'middle', 'common', 'common']);
    const drawn = words[band].length > 0 ? words[band] : [...words.middle, ...words.common];
    chosen.add(random.pick(drawn));
  }
  return [...chosen].join(' ');
}

function filtersOf({ report, passage }: SampledPassage, random: Random): Readonly<Record<string, string>> {
  const filters: Record<string, string>[] = [{ kind: passage.kind }];
  if (report.year !== null) filters.push({ year: `${report.year - 1}..${report.year}` });
  if (report.region) filters.push({ region: `${report.region.code.slice(0, 2)}0000` });
  if (passage.themes[0]) filters.push({ theme: passage.themes[0] });
  return { ...random.pick(filters), ...random.pick(filters) };
}

/** Any stretch of a passage of so many characters: no white space, no half of a character. */
function literalOf(sample: readonly SampledPassage[], length: number, random: Random): string {
  for (;;) {
    const { text } = random.pick(sample).passage;
    const start = random.below(Math.max(1, text.length - length + 1));
    const literal = text.slice(start, start + length);
    if (literal.length === length && !/\s/.test(literal) && !SURROGATE.test(literal)) return literal;
  }
}
