// In: nothing. Out: what the bench asks of a peer. Types only.
// A peer is given tokens, and answers the words of a query joined by OR: ten passages from an offset, best first.

import type { TokenDocument } from './token-file.ts';

export interface WordQuery {
  /** Distinct, as the analyzer cuts the query. */
  readonly terms: readonly string[];
  readonly offset: number;
}

export const PAGE_SIZE = 10;

export interface PeerIndex {
  /** Passage ids, best first. */
  search(query: WordQuery): readonly number[] | Promise<readonly number[]>;
  /** How many passages match; null where the peer cannot tell. Not timed. */
  hits(query: WordQuery): number | null | Promise<number | null>;
}

export interface BuiltPeer extends PeerIndex {
  /** Writes the index into the folder that `build` was given. @throws Error when it is too large to be written. */
  save(): void | Promise<void>;
}

export interface Peer {
  readonly name: string;
  readonly version: string;
  build(folder: string, documents: AsyncIterable<TokenDocument>): Promise<BuiltPeer>;
  /** Of an index that was saved. */
  open(folder: string): PeerIndex | Promise<PeerIndex>;
}
