// In: a dictionary. Out: a tokenizer over nodejieba, or null where its native build is missing (no compiler at install).
// The only file that loads it. nodejieba holds one dictionary a process, so it is loaded again when another is used.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dictionary } from './dictionary.ts';
import type { Tokenizer } from './tokenizer.ts';

interface Nodejieba {
  load(files: { dict: string; userDict: string; idfDict: string; stopWordDict: string }): void;
  /** @param hmm guess unknown words */
  cut(text: string, hmm: boolean): string[];
}

const require = createRequire(import.meta.url);
let loaded: Dictionary | null = null;

export function createNodejieba(dictionary: Dictionary): Tokenizer | null {
  let nodejieba: Nodejieba;
  try {
    nodejieba = require('nodejieba') as Nodejieba;
    load(nodejieba, dictionary);
  } catch {
    return null; // an optional dependency: an install without a compiler, or a machine without a temporary folder
  }
  return {
    name: 'nodejieba',
    cut(run) {
      if (loaded !== dictionary) load(nodejieba, dictionary);
      return nodejieba.cut(run, false);
    },
  };
}

/** nodejieba reads its dictionary from files only: they live as long as the call. */
function load(nodejieba: Nodejieba, dictionary: Dictionary): void {
  const folder = mkdtempSync(join(tmpdir(), 'tashan-'));
  try {
    const dict = join(folder, 'dictionary.txt');
    const userDict = join(folder, 'none.txt');
    // Keywords are not asked for; without a list of its own nodejieba spends half a second on one.
    const keywords = join(folder, 'keywords.txt');
    writeFileSync(dict, dictionary.text);
    writeFileSync(userDict, '');
    writeFileSync(keywords, '无 1.0\n');
    nodejieba.load({ dict, userDict, idfDict: keywords, stopWordDict: keywords });
    loaded = dictionary;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
