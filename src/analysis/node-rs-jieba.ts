// In: a dictionary. Out: a tokenizer over @node-rs/jieba, which ships prebuilt and needs no compiler.
// The only file that imports it; the base dictionary it ships serves both tokenizers.

import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import type { Dictionary } from './dictionary.ts';
import type { Tokenizer } from './tokenizer.ts';

/** jieba's dictionary: lines `word frequency tag`. */
export function baseDictionaryText(): string {
  return Buffer.from(dict).toString('utf8');
}

export function createNodeRsJieba(dictionary: Dictionary): Tokenizer {
  const jieba = Jieba.withDict(Buffer.from(dictionary.text, 'utf8'));
  return { name: '@node-rs/jieba', cut: (run) => jieba.cut(run, false) };
}
