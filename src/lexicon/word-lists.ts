// In: words.txt and stopwords.txt. Out: words with their frequency, stop words, each once.
// Never: guess at a malformed line; it is refused with its line number.

import type { LexiconWord } from './lexicon.ts';
import { type LexiconFile, lexiconError, lexiconLines, MAX_WORD_CHARS } from './lexicon-file.ts';

// A tokenizer never joins across punctuation or white space, so a word with either could never be found.
const TOKENIZER_WORD = /^[\p{L}\p{N}+·-]+$/u;
const FREQUENCY = /^[1-9]\d{0,7}$/u;

/**
 * One word a line, optionally followed by its frequency. A word written twice is kept once (it changes nothing);
 * twice with different frequencies is refused, because one of the two would silently not count.
 */
export function parseWords(file: LexiconFile): readonly LexiconWord[] {
  const words = new Map<string, { readonly frequency: number | null; readonly line: number }>();
  for (const { line, text } of lexiconLines(file)) {
    const [word = '', frequencyText, ...rest] = text.split(/\s+/u);
    if (rest.length > 0) throw lexiconError(file, line, text, '写了多于两项；一行只写一个词，可在空格后写词频');
    checkLength(file, line, word);
    if (!TOKENIZER_WORD.test(word)) throw lexiconError(file, line, text, '含有标点；请一行一个词，去掉标点');
    if (frequencyText !== undefined && !FREQUENCY.test(frequencyText)) {
      throw lexiconError(file, line, text, '的词频不是正整数；请写成“词 100”，或不写词频');
    }
    const frequency = frequencyText === undefined ? null : Number(frequencyText);
    const earlier = words.get(word);
    if (earlier !== undefined && frequency !== null && earlier.frequency !== null && earlier.frequency !== frequency) {
      throw lexiconError(file, line, text, `与第 ${earlier.line} 行是同一个词而词频不同；请只留一行`);
    }
    words.set(word, { frequency: frequency ?? earlier?.frequency ?? null, line: earlier?.line ?? line });
  }
  return [...words].map(([word, { frequency }]) => ({ word, frequency }));
}

/** One word a line; a word written twice is kept once. */
export function parseStopWords(file: LexiconFile): readonly string[] {
  const words = new Set<string>();
  for (const { line, text } of lexiconLines(file)) {
    if (/\s/u.test(text)) throw lexiconError(file, line, text, '含有空格；一行只写一个词');
    checkLength(file, line, text);
    words.add(text);
  }
  return [...words];
}

function checkLength(file: LexiconFile, line: number, word: string): void {
  if (word.length > MAX_WORD_CHARS) {
    throw lexiconError(file, line, word, `有 ${word.length} 个字，最多 ${MAX_WORD_CHARS} 个；请拆成几个词`);
  }
}
