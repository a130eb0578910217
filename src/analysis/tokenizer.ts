// In: a dictionary. Out: the tokenizer that this machine has: nodejieba where its native build is present, else @node-rs/jieba.
// Both give the same words (test/analysis/tokenizer.test.ts), so nothing else may depend on which one runs.

import type { Dictionary } from './dictionary.ts';
import { createNodeRsJieba } from './node-rs-jieba.ts';
import { createNodejieba } from './nodejieba.ts';

export type TokenizerName = 'nodejieba' | '@node-rs/jieba';

export interface Tokenizer {
  readonly name: TokenizerName;
  /** Cuts a run of folded Han characters into words that tile it; no guessing of unknown words (HMM off). */
  cut(run: string): readonly string[];
}

/** @param name a tokenizer to insist on; throws where it is not installed. */
export function createTokenizer(dictionary: Dictionary, name?: TokenizerName): Tokenizer {
  if (name === '@node-rs/jieba') return createNodeRsJieba(dictionary);
  const native = createNodejieba(dictionary);
  if (native) return native;
  if (name === 'nodejieba') throw new Error('nodejieba is not installed on this machine');
  return createNodeRsJieba(dictionary);
}
