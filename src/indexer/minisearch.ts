// In: passages with their ordinals. Out: a MiniSearch index over them: the definition of the base score.
// The only file that imports MiniSearch. Never: stored text, filters, grams.

import MiniSearch, { type Query, type SearchOptions } from 'minisearch';
import type { Analyzer } from '../analysis/analyzer.ts';
import type { Field, ScoreNode } from '../engine/query-tree.ts';

/** What MiniSearch is given of a passage. */
export interface PassageDocument {
  /** The ordinal. */
  readonly id: number;
  readonly heading: string;
  readonly path: string;
  readonly text: string;
}

export interface BaseHit {
  readonly ordinal: number;
  readonly score: number;
  /** The query terms that matched. */
  readonly terms: readonly string[];
}

export interface BaseIndex {
  add(documents: readonly PassageDocument[]): void;
  /** Best first. */
  search(tree: ScoreNode, fields: readonly Field[], boosts: Readonly<Record<Field, number>>): readonly BaseHit[];
  /** The index as JSON; the same documents in the same order give the same text. */
  encode(): string;
}

// MiniSearch's own BM25+ parameters, written out because the score is a contract.
const BM25 = { k: 1.2, b: 0.7, d: 0.5 };

function optionsFor(analyzer: Analyzer) {
  return {
    fields: ['heading', 'path', 'text'],
    tokenize: (text: string) => analyzer.tokenize(text).map((token) => token.term),
    processTerm: (term: string) => term,
  };
}

export function createBaseIndex(analyzer: Analyzer): BaseIndex {
  return wrap(new MiniSearch<PassageDocument>(optionsFor(analyzer)));
}

/** @throws SyntaxError or Error when `json` is no such index. */
export function decodeBaseIndex(json: string, analyzer: Analyzer): BaseIndex {
  return wrap(MiniSearch.loadJSON<PassageDocument>(json, optionsFor(analyzer)));
}

function wrap(index: MiniSearch<PassageDocument>): BaseIndex {
  return {
    add: (documents) => index.addAll(documents),
    encode: () => JSON.stringify(index),
    search: (tree, fields, boosts) =>
      index
        .search(toQuery(tree), {
          fields: [...fields],
          boost: { ...boosts },
          bm25: BM25,
          // Terms come analyzed: each leaf is one term, taken whole.
          tokenize: (term) => [term],
          processTerm: (term) => term,
        })
        .map((hit) => ({ ordinal: hit.id as number, score: hit.score, terms: hit.queryTerms })),
  };
}

const COMBINE = { or: 'OR', and: 'AND', andNot: 'AND_NOT' } as const satisfies Record<
  string,
  SearchOptions['combineWith']
>;

function toQuery(node: ScoreNode): Query {
  if (node.type !== 'term') return { combineWith: COMBINE[node.type], queries: node.children.map(toQuery) };
  return {
    combineWith: 'OR',
    queries: [node.term],
    prefix: node.prefix === true,
    boostTerm: () => node.boost,
  };
}
