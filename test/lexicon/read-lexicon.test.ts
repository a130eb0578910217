import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LEXICON_FILE_NAMES, readLexicon } from '../../src/lexicon/read-lexicon.ts';

describe('reading the lexicon folder', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tashan-lexicon-'));
    for (const name of LEXICON_FILE_NAMES) writeFileSync(join(folder, name), '');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('says where it looked when there is no folder', () => {
    const missing = join(folder, 'nowhere');
    expect(() => readLexicon(missing)).toThrow(`没有词库目录 ${missing}`);
  });

  it('names the file that is missing', () => {
    rmSync(join(folder, 'synonyms.yaml'));
    expect(() => readLexicon(folder)).toThrow(`缺少词库文件 ${join(folder, 'synonyms.yaml')}`);
  });

  it('names the file that was saved in another encoding', () => {
    writeFileSync(join(folder, 'words.txt'), Buffer.from([0xd0, 0xd0, 0xd5, 0xfe]));
    expect(() => readLexicon(folder)).toThrow(/words\.txt 不是 UTF-8 编码/u);
  });

  it('refuses a file that is far too large', () => {
    truncateSync(join(folder, 'words.txt'), 3_000_000);
    expect(() => readLexicon(folder)).toThrow(/words\.txt 有 3\.0 MB，最多 2 MB/u);
  });

  it('names the faulty line with the path of its file', () => {
    writeFileSync(join(folder, 'stopwords.txt'), '怎么\n如何 哪些\n');
    writeFileSync(join(folder, 'themes.yaml'), '');
    expect(() => readLexicon(folder)).toThrow(/themes\.yaml 第 1 行.*写全/u);
  });
});
