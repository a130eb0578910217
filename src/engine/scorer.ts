// In: a scoring tree. Out: for each passage its base score: BM25+ as MiniSearch 7 computes it, times the terms it has.
// Source of the formula: MiniSearch's calcBM25Score and termResults; test/contracts holds the two against each other.

import type { PostingCursor, PostingWeights } from '../segment/postings.ts';
import type { LiveIndex, SegmentSpan } from './live-index.ts';
import { FIELDS, type Field, type ScoreNode } from './query-tree.ts';
import { createFrequencyCounter } from './term-places.ts';

// MiniSearch's own parameters, written out because the score is a contract.
const BM25 = { k: 1.2, b: 0.7, d: 0.5 };
/** What a word counts that only begins with the term, before its length is considered. */
const PREFIX_WEIGHT = 0.375;
const PREFIX_LENGTH_LOSS = 0.3;
const WORD_BITS = 32;
/**
 * So many passages are scored by all terms before the next are, so that their sums stay in the processor's cache: over
 * 1,000,000 passages that takes two thirds of the time that one term after the other took.
 */
const BLOCK = 1 << 14;

export interface Scorer {
  /** Valid until the next call. The same tree, asked for again at once, is not scored anew: a search that found little is widened. */
  score(tree: ScoreNode, fields: readonly Field[], boosts: Readonly<Record<Field, number>>): Scores;
}

export interface Scores {
  /** 0 for a passage that does not match. */
  of(ordinal: number): number;
  /** The same for many: `scores[i]` for `ordinals[i]`. */
  fill(ordinals: Uint32Array, length: number, scores: Float64Array): void;
}

/** Of the passages of a block: sums of scores, and which of the query's terms each has: `words` numbers of 32 bits. */
interface Frame {
  readonly scores: Float64Array;
  readonly terms: Uint32Array;
}

/** The passages of a segment that have a term in a field, and what one occurrence counts there. */
interface TermSource {
  readonly span: SegmentSpan;
  readonly weights: PostingWeights;
  readonly cursor: PostingCursor;
}

type TermNode = ScoreNode & { readonly type: 'term' };

export function createScorer(index: LiveIndex): Scorer {
  const { spans, ordinals } = index;
  const frequencyOf = createFrequencyCounter(index);
  const norms = FIELDS.map((_, field) => {
    const mean = index.meanLengths[field] as number;
    return Float64Array.from(
      { length: (index.longest[field] as number) + 1 },
      (_, length) => BM25.k * (1 - BM25.b + (BM25.b * length) / mean),
    );
  });
  // What a term counts in a text of a length that has it once, as most have: a look-up instead of a division.
  const shares = norms.map((norm) => ({
    once: norm.map((value) => BM25.d + (BM25.k + 1) / (1 + value)),
    often: (count: number, length: number) => BM25.d + (count * (BM25.k + 1)) / (count + (norm[length] as number)),
  }));
  const scores = new Float64Array(ordinals);
  let terms = new Uint32Array(ordinals);
  let words = 1;
  const scoreOf = (ordinal: number): number => {
    if (words === 1) return (scores[ordinal] as number) * bitCount(terms[ordinal] as number);
    let count = 0;
    for (let word = 0; word < words; word += 1) count += bitCount(terms[ordinal * words + word] as number);
    return (scores[ordinal] as number) * count;
  };
  const all: Scores = {
    of: scoreOf,
    fill(matching, length, to) {
      for (let i = 0; i < length; i += 1) to[i] = scoreOf(matching[i] as number);
    },
  };

  /** Terms of all segments by their text: the term itself, and with `isPrefix` those that begin with it. */
  const derivedTerms = (term: string, isPrefix: boolean): ReadonlyMap<string, (readonly [SegmentSpan, number])[]> => {
    const derived = new Map<string, (readonly [SegmentSpan, number])[]>();
    for (const span of spans) {
      const { terms } = span.segment.terms;
      const exact = terms.find(term);
      const [from, to] = isPrefix ? terms.prefixRange(term) : exact < 0 ? [0, 0] : [exact, exact + 1];
      for (let i = from; i < to; i += 1) {
        const text = isPrefix ? terms.at(i) : term;
        const found = derived.get(text);
        if (found) found.push([span, i]);
        else derived.set(text, [[span, i]]);
      }
    }
    return derived;
  };

  const sourcesOf = (
    { term, boost, prefix }: TermNode,
    fields: readonly Field[],
    boosts: Readonly<Record<Field, number>>,
  ): readonly TermSource[] => {
    const sources: TermSource[] = [];
    for (const [text, found] of derivedTerms(term, prefix === true)) {
      const distance = text.length - term.length;
      const weight = distance === 0 ? 1 : (PREFIX_WEIGHT * text.length) / (text.length + PREFIX_LENGTH_LOSS * distance);
      for (const name of fields) {
        const field = FIELDS.indexOf(name);
        const frequency = frequencyOf(field, found);
        if (frequency === 0) continue;
        const rarity = Math.log(1 + (index.livePassages - frequency + 0.5) / (frequency + 0.5));
        const factor = weight * boost * (boosts[name] || 1) * rarity;
        for (const [span, at] of found) {
          const lengths = span.segment.lengths[field] as Uint32Array;
          const weights = { lengths, ...(shares[field] as (typeof shares)[number]), factor };
          sources.push({ span, weights, cursor: span.segment.terms.cursor(field, at) });
        }
      }
    }
    return sources;
  };

  let last: { tree: ScoreNode; fields: readonly Field[]; boosts: object } | null = null;

  function score(tree: ScoreNode, fields: readonly Field[], boosts: Readonly<Record<Field, number>>): Scores {
    if (last?.tree === tree && last.fields === fields && last.boosts === boosts) return all;
    last = { tree, fields, boosts };
    const numbers = new Map<string, number>();
    const sources = new Map<ScoreNode, readonly TermSource[]>();
    const prepare = (node: ScoreNode): void => {
      if (node.type !== 'term') {
        for (const child of node.children) prepare(child);
        return;
      }
      if (!numbers.has(node.term)) numbers.set(node.term, numbers.size);
      sources.set(node, sourcesOf(node, fields, boosts));
    };
    prepare(tree);
    words = Math.max(1, Math.ceil(numbers.size / WORD_BITS));
    if (terms.length < ordinals * words) terms = new Uint32Array(ordinals * words);
    scores.fill(0);
    terms.fill(0, 0, ordinals * words);
    const newFrame = (): Frame => ({ scores: new Float64Array(BLOCK), terms: new Uint32Array(BLOCK * words) });
    for (const span of spans) {
      const { passageCount } = span.segment;
      for (let from = 0; from < passageCount; from += BLOCK) {
        const size = Math.min(BLOCK, passageCount - from);
        const first = span.firstOrdinal + from;
        const frame = {
          scores: scores.subarray(first, first + size),
          terms: terms.subarray(first * words, (first + size) * words),
        };
        evaluate(tree, frame, { span, from, size });
      }
    }
    return all;

    function addTerm(node: TermNode, { scores: sums, terms: held }: Frame, { span, from, size }: Block): void {
      const place = numbers.get(node.term) as number;
      const to = { first: from, sums, held, step: words, word: place >>> 5, bit: 1 << (place & 31) };
      for (const { span: own, cursor, weights } of sources.get(node) ?? []) {
        if (own === span) span.segment.terms.addNext(cursor, from + size, weights, to);
      }
    }

    function hasTerm({ terms }: Frame, at: number): boolean {
      for (let word = 0; word < words; word += 1) if (terms[at * words + word] !== 0) return true;
      return false;
    }

    function clear(frame: Frame, at: number): void {
      frame.scores[at] = 0;
      frame.terms.fill(0, at * words, (at + 1) * words);
    }

    /** Adds what the node gives to `to`. The sums of nested ORs are one sum, so they need no frame of their own. */
    function evaluate(node: ScoreNode, to: Frame, block: Block): void {
      if (node.type === 'term') {
        addTerm(node, to, block);
        return;
      }
      if (node.type === 'or') {
        for (const child of node.children) evaluate(child, to, block);
        return;
      }
      const [first, ...others] = node.children;
      if (!first) return;
      const own = newFrame();
      evaluate(first, own, block);
      for (const child of others) {
        const other = newFrame();
        evaluate(child, other, block);
        const isAnd = node.type === 'and';
        for (let at = 0; at < block.size; at += 1) {
          if (hasTerm(other, at) !== isAnd) {
            clear(own, at);
            clear(other, at);
          } else if (!hasTerm(own, at)) clear(other, at);
        }
        if (isAnd) add(other, own);
      }
      add(own, to);
    }
  }

  return { score };
}

/** Passages in a row of one segment. */
interface Block {
  readonly span: SegmentSpan;
  readonly from: number;
  readonly size: number;
}

function add(from: Frame, to: Frame): void {
  for (let i = 0; i < to.scores.length; i += 1) {
    to.scores[i] = (to.scores[i] as number) + (from.scores[i] as number);
  }
  for (let i = 0; i < to.terms.length; i += 1) to.terms[i] = (to.terms[i] as number) | (from.terms[i] as number);
}

/** How many bits of a 32-bit number are set (Warren, Hacker's Delight, 5-1). */
function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
