// In: a scoring tree. Out: for each passage its base score: BM25+ as MiniSearch 7 computes it, times the terms it has.
// Source of the formula: MiniSearch's calcBM25Score and termResults; test/contracts holds the two against each other.

import { createPostingList } from '../segment/postings.ts';
import { createFrequencyCounter } from './live-frequency.ts';
import type { LiveIndex, SegmentSpan } from './live-index.ts';
import { FIELDS, type Field, type ScoreNode } from './query-tree.ts';

// MiniSearch's own parameters, written out because the score is a contract.
const BM25 = { k: 1.2, b: 0.7, d: 0.5 };
/** What a word counts that only begins with the term, before its length is considered. */
const PREFIX_WEIGHT = 0.375;
const PREFIX_LENGTH_LOSS = 0.3;
const WORD_BITS = 32;

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

/** Sums of scores, and which of the query's terms a passage has: `words` numbers of 32 bits for each. */
interface Frame {
  readonly scores: Float64Array;
  readonly terms: Uint32Array;
}

export function createScorer(index: LiveIndex): Scorer {
  const { spans, ordinals } = index;
  const frequencyOf = createFrequencyCounter(index);
  const list = createPostingList(Math.max(0, ...spans.map(({ segment }) => segment.passageCount)));
  const norms = FIELDS.map((_, field) => {
    const mean = index.meanLengths[field] as number;
    return Float64Array.from(
      { length: (index.longest[field] as number) + 1 },
      (_, length) => BM25.k * (1 - BM25.b + (BM25.b * length) / mean),
    );
  });
  // What a term counts in a passage that has it once, as most have: a look-up instead of a division for each posting.
  const onceShares = FIELDS.map((_, field) => {
    const norm = norms[field] as Float64Array;
    const shares = new Float64Array(ordinals);
    for (const { segment, firstOrdinal } of spans) {
      const lengths = segment.lengths[field] as Uint32Array;
      for (let i = 0; i < lengths.length; i += 1) {
        shares[firstOrdinal + i] = BM25.d + (BM25.k + 1) / (1 + (norm[lengths[i] as number] as number));
      }
    }
    return shares;
  });
  const root: { scores: Float64Array; terms: Uint32Array } = {
    scores: new Float64Array(ordinals),
    terms: new Uint32Array(ordinals),
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

  let last: { tree: ScoreNode; fields: readonly Field[]; boosts: object; scores: Scores } | null = null;

  function score(tree: ScoreNode, fields: readonly Field[], boosts: Readonly<Record<Field, number>>): Scores {
    if (last?.tree !== tree || last.fields !== fields || last.boosts !== boosts) {
      last = { tree, fields, boosts, scores: scoreAnew(tree, fields, boosts) };
    }
    return last.scores;
  }

  function scoreAnew(tree: ScoreNode, fields: readonly Field[], boosts: Readonly<Record<Field, number>>): Scores {
    const termNumbers = new Map<string, number>();
    const number = (node: ScoreNode): void => {
      if (node.type !== 'term') for (const child of node.children) number(child);
      else if (!termNumbers.has(node.term)) termNumbers.set(node.term, termNumbers.size);
    };
    number(tree);
    const words = Math.max(1, Math.ceil(termNumbers.size / WORD_BITS));
    const frame = (): Frame => ({ scores: new Float64Array(ordinals), terms: new Uint32Array(ordinals * words) });
    if (root.terms.length < ordinals * words) root.terms = new Uint32Array(ordinals * words);
    const result: Frame = root;
    result.scores.fill(0);
    result.terms.fill(0, 0, ordinals * words);

    const addTerm = ({ term, boost, prefix }: ScoreNode & { type: 'term' }, { scores, terms }: Frame): void => {
      const place = termNumbers.get(term) as number;
      const word = place >>> 5;
      const bit = 1 << (place & 31);
      for (const [text, found] of derivedTerms(term, prefix === true)) {
        const distance = text.length - term.length;
        const weight =
          distance === 0 ? 1 : (PREFIX_WEIGHT * text.length) / (text.length + PREFIX_LENGTH_LOSS * distance);
        for (const name of fields) {
          const field = FIELDS.indexOf(name);
          const frequency = frequencyOf(field, found);
          if (frequency === 0) continue;
          const rarity = Math.log(1 + (index.livePassages - frequency + 0.5) / (frequency + 0.5));
          const factor = weight * boost * (boosts[name] || 1) * rarity;
          const norm = norms[field] as Float64Array;
          const onceShare = onceShares[field] as Float64Array;
          for (const [{ segment, firstOrdinal }, at] of found) {
            segment.terms.read(field, at, list);
            const lengths = segment.lengths[field] as Uint32Array;
            const { ordinals: passages, counts, length } = list;
            for (let i = 0; i < length; i += 1) {
              const passage = passages[i] as number;
              const count = counts[i] as number;
              const ordinal = firstOrdinal + passage;
              const share =
                count === 1
                  ? (onceShare[ordinal] as number)
                  : BM25.d + (count * (BM25.k + 1)) / (count + (norm[lengths[passage] as number] as number));
              scores[ordinal] = (scores[ordinal] as number) + factor * share;
              terms[ordinal * words + word] = (terms[ordinal * words + word] as number) | bit;
            }
          }
        }
      }
    };

    const hasTerm = (terms: Uint32Array, ordinal: number): boolean => {
      for (let word = 0; word < words; word += 1) if (terms[ordinal * words + word] !== 0) return true;
      return false;
    };
    const add = (from: Frame, to: Frame): void => {
      for (let ordinal = 0; ordinal < ordinals; ordinal += 1) {
        to.scores[ordinal] = (to.scores[ordinal] as number) + (from.scores[ordinal] as number);
      }
      for (let i = 0; i < ordinals * words; i += 1) to.terms[i] = (to.terms[i] as number) | (from.terms[i] as number);
    };
    const clear = ({ scores, terms }: Frame, ordinal: number): void => {
      scores[ordinal] = 0;
      terms.fill(0, ordinal * words, (ordinal + 1) * words);
    };

    /** Adds what the node gives to `to`. The sums of nested ORs are one sum, so they need no frame of their own. */
    const evaluate = (node: ScoreNode, to: Frame): void => {
      if (node.type === 'term') {
        addTerm(node, to);
        return;
      }
      if (node.type === 'or') {
        for (const child of node.children) evaluate(child, to);
        return;
      }
      const [first, ...others] = node.children;
      if (!first) return;
      const own = frame();
      evaluate(first, own);
      for (const child of others) {
        const other = frame();
        evaluate(child, other);
        const isAnd = node.type === 'and';
        for (let ordinal = 0; ordinal < ordinals; ordinal += 1) {
          if (hasTerm(other.terms, ordinal) !== isAnd) {
            clear(own, ordinal);
            clear(other, ordinal);
          } else if (!hasTerm(own.terms, ordinal)) clear(other, ordinal);
        }
        if (isAnd) add(other, own);
      }
      add(own, to);
    };
    evaluate(tree, result);
    const scoreOf = (ordinal: number): number => {
      let count = 0;
      for (let word = 0; word < words; word += 1) count += bitCount(result.terms[ordinal * words + word] as number);
      return (result.scores[ordinal] as number) * count;
    };
    return {
      of: scoreOf,
      fill(matching, length, to) {
        for (let i = 0; i < length; i += 1) to[i] = scoreOf(matching[i] as number);
      },
    };
  }

  return { score };
}

/** How many bits of a 32-bit number are set (Warren, Hacker's Delight, 5-1). */
function bitCount(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
