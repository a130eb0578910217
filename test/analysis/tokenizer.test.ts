import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createAnalyzer } from '../../src/analysis/analyzer.ts';
import { readLexicon } from '../../src/lexicon/read-lexicon.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const lexicon = readLexicon(`${ROOT}corpus/lexicon`);

function hasNodejieba(): boolean {
  try {
    createRequire(import.meta.url)('nodejieba').cut('是');
    return true;
  } catch {
    return false;
  }
}

function textsIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
}

describe('without nodejieba', () => {
  it('an analyzer works all the same', () => {
    const analyzer = createAnalyzer(lexicon.words, '@node-rs/jieba');
    expect(analyzer.tokenizer).toBe('@node-rs/jieba');
    expect(analyzer.tokenize('行政复议').map(({ term }) => term)).toContain('行政复议');
  });
});

describe.skipIf(!hasNodejieba())('nodejieba and @node-rs/jieba (needs nodejieba built)', () => {
  it('give the same words and fingerprint for every report at hand', () => {
    const nodejieba = createAnalyzer(lexicon.words, 'nodejieba');
    const nodeRs = createAnalyzer(lexicon.words, '@node-rs/jieba');
    expect(nodejieba.tokenizer).toBe('nodejieba');
    expect(nodejieba.fingerprint).toBe(nodeRs.fingerprint);
    const texts = [...textsIn(`${ROOT}corpus/reports`), ...textsIn(`${ROOT}../shared/reports`)];
    expect(texts.length).toBeGreaterThanOrEqual(5);
    for (const text of texts) expect(nodejieba.tokenize(text)).toEqual(nodeRs.tokenize(text));
  });

  it('give the same words for every word of the lexicon, and for any of them in a row', () => {
    const nodejieba = createAnalyzer(lexicon.words, 'nodejieba');
    const nodeRs = createAnalyzer(lexicon.words, '@node-rs/jieba');
    const known = [
      ...lexicon.words.map(({ word }) => word),
      ...lexicon.synonyms.flatMap(({ from, to }) => [...from, ...to]),
    ];
    const inARow = known.map((word, i) => `${word}${known[(i * 7) % known.length]}${known[(i * 13) % known.length]}`);
    for (const text of [...known, ...inARow]) expect(nodejieba.tokenize(text)).toEqual(nodeRs.tokenize(text));
  });

  it('go on giving the right words when two dictionaries are in use', () => {
    const one = createAnalyzer([{ word: '受理点位', frequency: null }], 'nodejieba');
    const other = createAnalyzer([], 'nodejieba');
    const cut = (analyzer: typeof one) => analyzer.tokenize('设受理点位').map(({ term }) => term);
    expect(cut(one)).toContain('受理点位');
    expect(cut(other)).not.toContain('受理点位');
    expect(cut(one)).toContain('受理点位');
  });
});
