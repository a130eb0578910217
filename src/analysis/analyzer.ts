// In: text. Out: its tokens, with the range of the text each stands for. One analyzer serves documents and queries.
// Never: ranking, stop words, synonyms; those are the query's business.

import { createHash } from 'node:crypto';
import type { LexiconWord } from '../lexicon/lexicon.ts';
import { createDictionary, type Dictionary } from './dictionary.ts';
import { foldWithOffsets } from './fold.ts';
import { baseDictionaryText } from './node-rs-jieba.ts';
import { runsOf } from './runs.ts';
import { createSubWordFinder } from './sub-words.ts';
import { createTokenizer, type TokenizerName } from './tokenizer.ts';

export interface Token {
  /** The folded word. */
  readonly term: string;
  /** Half-open range of the original text, UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** True for a word inside the word before it. */
  readonly isPart: boolean;
}

export interface Analyzer {
  readonly tokenizer: TokenizerName;
  /** Changes whenever the same text could give other tokens; the tokenizer's name is no part of it. */
  readonly fingerprint: string;
  /**
   * Words in order of the text, each followed by the shorter words it is made of.
   * @param isWanted leaves out whole stretches between punctuation marks, given folded: most of the time goes into cutting them.
   */
  tokenize(text: string, isWanted?: (run: string) => boolean): readonly Token[];
}

// Raise when folding, runs or sub-words change what the same text gives.
const ANALYSIS_VERSION = 1;

// A dictionary takes a second to load: the words in use and the words of an index being built are kept.
const KEPT = 2;
const dictionaries = createCache<Dictionary>(KEPT);
const analyzers = createCache<Analyzer>(KEPT);

/** @param words the lexicon's; @param tokenizer one to insist on, for tests. */
export function createAnalyzer(words: readonly LexiconWord[], tokenizer?: TokenizerName): Analyzer {
  const dictionary = dictionaryOf(words);
  return analyzers(`${tokenizer} ${dictionary.digest}`, () => analyzerOver(dictionary, tokenizer));
}

function dictionaryOf(words: readonly LexiconWord[]): Dictionary {
  return dictionaries(JSON.stringify(words), () => createDictionary(baseDictionaryText(), words));
}

/** Makes a thing again only when as many others were asked for since. */
function createCache<T>(size: number): (key: string, make: () => T) => T {
  const kept = new Map<string, T>();
  return (key, make) => {
    const value = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, value);
    for (const oldest of kept.keys()) if (kept.size > size) kept.delete(oldest);
    return value;
  };
}

function analyzerOver(dictionary: Dictionary, tokenizer?: TokenizerName): Analyzer {
  const cutter = createTokenizer(dictionary, tokenizer);
  const subWordsOf = createSubWordFinder(dictionary);
  return {
    tokenizer: cutter.name,
    fingerprint: fingerprintFor(dictionary),
    tokenize(text, isWanted) {
      const folded = foldWithOffsets(text);
      const tokens: Token[] = [];
      const put = (start: number, end: number, isPart: boolean): void => {
        tokens.push({
          term: folded.text.slice(start, end),
          start: folded.starts[start] ?? 0,
          end: folded.ends[end - 1] ?? 0,
          isPart,
        });
      };
      for (const run of runsOf(folded, text)) {
        if (isWanted && !isWanted(folded.text.slice(run.start, run.end))) continue;
        if (run.kind === 'word') {
          put(run.start, run.end, false);
          continue;
        }
        let at = run.start;
        for (const word of cutter.cut(folded.text.slice(run.start, run.end))) {
          put(at, at + word.length, false);
          for (const part of subWordsOf(word)) put(at + part.start, at + part.end, true);
          at += word.length;
        }
      }
      return tokens;
    },
  };
}

/** The fingerprint of the analyzer that would be created for these words; no tokenizer is loaded for it. */
export function fingerprintOf(words: readonly LexiconWord[]): string {
  return fingerprintFor(dictionaryOf(words));
}

function fingerprintFor(dictionary: Dictionary): string {
  return createHash('sha256').update(`${ANALYSIS_VERSION}\n${dictionary.digest}`).digest('hex').slice(0, 16);
}
