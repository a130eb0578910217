// In: a dictionary. Out: a tokenizer over @node-rs/jieba, which ships prebuilt and needs no compiler.
// The only file that loads it; the base dictionary it ships serves both tokenizers.

import { createRequire } from 'node:module';
import { dict } from '@node-rs/jieba/dict.js';
import { messageOf, TashanError } from '../errors.ts';
import type { Dictionary } from './dictionary.ts';
import type { Tokenizer } from './tokenizer.ts';

const require = createRequire(import.meta.url);

/** jieba's dictionary: lines `word frequency tag`. */
export function baseDictionaryText(): string {
  return Buffer.from(dict).toString('utf8');
}

/** @throws TashanError `tokenizer-missing` where the native module is not made for this machine. */
export function createNodeRsJieba(dictionary: Dictionary): Tokenizer {
  const jieba = loadNative().Jieba.withDict(Buffer.from(dictionary.text, 'utf8'));
  return { name: '@node-rs/jieba', cut: (run) => jieba.cut(run, false) };
}

// Loaded when it is first needed: a command that does without, or tells what is wrong, still runs where it is missing.
function loadNative(): typeof import('@node-rs/jieba') {
  try {
    return require('@node-rs/jieba') as typeof import('@node-rs/jieba');
  } catch (cause) {
    const message = `分词组件 @node-rs/jieba 在本机（${process.platform}-${process.arch}）装载不了：${messageOf(cause)}`;
    throw new TashanError('state', 'tokenizer-missing', message, { cause });
  }
}
