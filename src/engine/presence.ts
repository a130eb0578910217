// In: presence tests. Out: for each passage, a bit for each test that it passes.

import { createPostingList } from '../segment/postings.ts';
import { createLiteral } from '../segment/text-column.ts';
import type { LiteralFinder } from './literal-finder.ts';
import type { LiveIndex } from './live-index.ts';
import { FIELDS, type Scope, type WordTest } from './query-tree.ts';
import { placesOf, readPostings } from './term-places.ts';

/** Passages in a row that are looked at, or skipped, together: 2^BLOCK_SHIFT of them. */
export const BLOCK_SHIFT = 6;

/** A number of bits for each passage. */
export type Bits = Uint8Array | Uint32Array;

/** Room for so many bits each, no wider than needed: a search of a million passages waits for memory. */
export function createBits(passages: number, bits: number): Bits {
  return bits <= 8 ? new Uint8Array(passages) : new Uint32Array(passages);
}

export interface PresenceTester {
  /**
   * Sets bit i of `bits[ordinal]` where the passage passes `tests[i]`, and `blocks[ordinal >>> BLOCK_SHIFT]` where it is given.
   * @returns how many passages each test marked that have no such bit in `besides`.
   */
  mark(
    tests: readonly WordTest[],
    scope: Scope,
    bits: Bits,
    blocks: Uint8Array | null,
    besides?: Bits,
  ): readonly number[];
}

const FIELDS_OF_SCOPE: Readonly<Record<Scope, readonly number[]>> = {
  all: FIELDS.map((_, field) => field),
  heading: [FIELDS.indexOf('heading')],
  title: [],
};

const WITHOUT_TEXT = FIELDS_OF_SCOPE.all.filter((field) => FIELDS[field] !== 'text');

export function createPresenceTester(index: LiveIndex, finder: LiteralFinder): PresenceTester {
  const { spans, ordinals, isLive, reportOf } = index;
  const hasRemoved = spans.some((span) => span.hasRemoved);
  const list = createPostingList(Math.max(0, ...spans.map(({ segment }) => segment.passageCount)));
  const held = new Uint8Array(ordinals);

  /** Calls `visit` for each passage that has the term in one of the fields; more than once where it has it in several. */
  const visitTerm = (term: string, fields: readonly number[], visit: (ordinal: number) => void): void => {
    const places = placesOf(index, term);
    for (const field of fields) {
      readPostings(places, field, list, (first) => {
        for (let i = 0; i < list.length; i += 1) visit(first + (list.ordinals[i] as number));
      });
    }
  };
  /** Of all fields together, those of removed reports counted: for an order, not for a figure. */
  const frequencyOf = (term: string): number =>
    placesOf(index, term).reduce(
      (sum, [{ segment }, place]) =>
        sum + FIELDS.reduce((all, _, field) => all + segment.terms.frequency(field, place), 0),
      0,
    );

  const markWord = (terms: readonly string[], fields: readonly number[], mark: (ordinal: number) => void): void => {
    const [only] = terms;
    if (only !== undefined && terms.length === 1) {
      visitTerm(only, fields, mark);
      return;
    }
    // From the rarest term on, `held` counts how many of them a passage has.
    const rarestFirst = [...new Set(terms)].sort((a, b) => frequencyOf(a) - frequencyOf(b));
    const begun: number[] = [];
    rarestFirst.forEach((term, i) => {
      visitTerm(term, fields, (ordinal) => {
        if (held[ordinal] !== i) return;
        held[ordinal] = i + 1;
        if (i === 0) begun.push(ordinal);
      });
    });
    for (const ordinal of begun) {
      if (held[ordinal] === rarestFirst.length) mark(ordinal);
      held[ordinal] = 0;
    }
  };

  const markTitles = ({ words, literals }: WordTest, mark: (ordinal: number) => void): void => {
    const ways = [...words, ...literals.map((literal) => [literal])].map((parts) => parts.map(createLiteral));
    for (const { segment, firstOrdinal } of spans) {
      for (let report = 0; report < segment.reportCount; report += 1) {
        if (!ways.some((parts) => parts.every((part) => segment.titles.includes(report, part)))) continue;
        const end = firstOrdinal + (segment.firstPassages[report + 1] as number);
        for (let i = firstOrdinal + (segment.firstPassages[report] as number); i < end; i += 1) mark(i);
      }
    }
  };

  const markHeadings = (text: string, mark: (ordinal: number) => void): void => {
    const literal = createLiteral(text);
    for (const { segment, firstOrdinal } of spans) {
      for (let i = 0; i < segment.passageCount; i += 1) {
        if (segment.headings.includes(i, literal)) mark(firstOrdinal + i);
      }
    }
  };

  return {
    mark(tests, scope, bits, blocks, besides) {
      return tests.map((test, i) => {
        const bit = 1 << i;
        let marked = 0;
        const mark = (ordinal: number): void => {
          const known = bits[ordinal] as number;
          if ((known & bit) !== 0) return;
          bits[ordinal] = known | bit;
          if (blocks) blocks[ordinal >>> BLOCK_SHIFT] = 1;
          if (besides && ((besides[ordinal] as number) & bit) !== 0) return;
          if (!hasRemoved || isLive[reportOf[ordinal] as number] === 1) marked += 1;
        };
        markTest(test, test.scope ?? scope, mark, (ordinal) => ((bits[ordinal] as number) & bit) !== 0);
        return marked;
      });
    },
  };

  function markTest(
    test: WordTest,
    scope: Scope,
    mark: (ordinal: number) => void,
    isKnown: (ordinal: number) => boolean,
  ): void {
    if (scope === 'title') {
      markTitles(test, mark);
      return;
    }
    for (const terms of test.words) {
      // What has 执法 as a word of its text has it as a literal too, and pairs of characters need no second look.
      const isLiteral = terms.length === 1 && terms[0]?.length === 2 && test.literals.includes(terms[0]);
      const fields = scope === 'all' && isLiteral ? WITHOUT_TEXT : FIELDS_OF_SCOPE[scope];
      if (terms.length > 0) markWord(terms, fields, mark);
    }
    for (const literal of test.literals) {
      if (literal === '') continue;
      if (scope === 'heading') markHeadings(literal, mark);
      else finder.find(literal, mark, isKnown);
    }
  }
}
