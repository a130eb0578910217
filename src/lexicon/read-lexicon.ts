// In: the lexicon folder. Out: the checked lexicon.
// The only part of the lexicon that reads a disk.

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, TashanError } from '../errors.ts';
import type { Lexicon } from './lexicon.ts';
import type { LexiconFile } from './lexicon-file.ts';
import { parseLexicon } from './parse-lexicon.ts';

/** Twenty times the shipped files: anything larger was put there by mistake. */
const MAX_FILE_BYTES = 2_000_000;

/** Names of the five files, in the order words, synonyms, themes, stop words, intents. */
export const LEXICON_FILE_NAMES = [
  'words.txt',
  'synonyms.yaml',
  'themes.yaml',
  'stopwords.txt',
  'intents.yaml',
] as const;

/**
 * Throws TashanError `lexicon-missing` where the folder or a file is not there, `lexicon-invalid` where one cannot be
 * read as UTF-8, is too large or has a faulty entry.
 */
export function readLexicon(folder: string): Lexicon {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new TashanError(
      'state',
      'lexicon-missing',
      `没有词库目录 ${folder}；请用 --lexicon 指明，或从安装包恢复 corpus/lexicon`,
    );
  }
  const [words, synonyms, themes, stopWords, intents] = LEXICON_FILE_NAMES;
  return parseLexicon({
    words: readLexiconFile(folder, words),
    synonyms: readLexiconFile(folder, synonyms),
    themes: readLexiconFile(folder, themes),
    stopWords: readLexiconFile(folder, stopWords),
    intents: readLexiconFile(folder, intents),
  });
}

function readLexiconFile(folder: string, fileName: string): LexiconFile {
  const name = join(folder, fileName);
  const stats = statSync(name, { throwIfNoEntry: false });
  if (stats?.isFile() !== true) {
    throw new TashanError(
      'state',
      'lexicon-missing',
      `缺少词库文件 ${name}；请从安装包恢复它，内容可以为空（themes.yaml 除外）`,
    );
  }
  if (stats.size > MAX_FILE_BYTES) {
    const megabytes = (stats.size / 1e6).toFixed(1);
    throw new TashanError('state', 'lexicon-invalid', `${name} 有 ${megabytes} MB，最多 2 MB；请检查是否放错了文件`);
  }
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(name)) };
  } catch (error) {
    if (!(error instanceof TypeError)) {
      throw new TashanError('state', 'lexicon-invalid', `读不了 ${name}：${messageOf(error)}；请检查文件权限`, {
        cause: error,
      });
    }
    const message = `${name} 不是 UTF-8 编码；请在记事本里“另存为”，编码选 UTF-8`;
    throw new TashanError('state', 'lexicon-invalid', message, { cause: error });
  }
}
