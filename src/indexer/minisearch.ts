// In: a batch of passages. Out: what MiniSearch makes of them, as postings: the definition of the base score.
// The only file that imports MiniSearch. Never: stored text, filters, grams.

import MiniSearch, { type AsPlainObject } from 'minisearch';
import type { Analyzer } from '../analysis/analyzer.ts';
import { FIELDS } from '../engine/query-tree.ts';
import { createPostingList, type PostingList } from '../segment/postings.ts';

/** What MiniSearch is given of a passage. */
export interface PassageDocument {
  /** Its ordinal in the batch. */
  readonly id: number;
  readonly heading: string;
  readonly path: string;
  readonly text: string;
}

export interface BatchPostings {
  /** By field, by ordinal: how many different terms. */
  readonly lengths: readonly Uint32Array[];
  /** Terms in ascending order with their postings by field; the lists are reused between calls. */
  visit(visitTerm: (term: string, lists: readonly PostingList[]) => void): void;
}

export function indexBatch(documents: readonly PassageDocument[], analyzer: Analyzer): BatchPostings {
  const index = new MiniSearch<PassageDocument>({
    fields: [...FIELDS],
    tokenize: (text: string) => analyzer.tokenize(text).map((token) => token.term),
    processTerm: (term: string) => term,
  });
  index.addAll(documents);
  const serialised = index.toJSON();
  return { lengths: lengthsOf(serialised, documents.length), visit: (visitTerm) => visitTerms(serialised, visitTerm) };
}

// MiniSearch numbers documents in the order they came, from 0, as ordinals are.
function lengthsOf({ fieldIds, fieldLength }: AsPlainObject, count: number): readonly Uint32Array[] {
  const ofDocument = fieldLength as Readonly<Record<string, readonly number[]>>;
  return FIELDS.map((field) => {
    const lengths = new Uint32Array(count);
    for (let ordinal = 0; ordinal < count; ordinal += 1) {
      lengths[ordinal] = ofDocument[ordinal]?.[fieldIds[field] as number] ?? 0;
    }
    return lengths;
  });
}

function visitTerms(
  { fieldIds, index, documentCount }: AsPlainObject,
  visitTerm: (term: string, lists: readonly PostingList[]) => void,
): void {
  const lists = FIELDS.map(() => createPostingList(documentCount));
  const terms = [...index].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [term, byField] of terms) {
    FIELDS.forEach((field, i) => {
      const list = lists[i] as PostingList;
      const frequencies = byField[String(fieldIds[field])] as Readonly<Record<string, number>> | undefined;
      list.length = 0;
      // Keys that are numbers come in ascending order.
      for (const ordinal in frequencies) {
        list.ordinals[list.length] = Number(ordinal);
        list.counts[list.length] = frequencies[ordinal] as number;
        list.length += 1;
      }
    });
    visitTerm(term, lists);
  }
}
