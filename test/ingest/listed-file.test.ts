import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readListedFile } from '../../src/ingest/corpus-folder.ts';

describe('a file that a listing once named', () => {
  let home: string;
  let corpus: string;

  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'tashan-listed-'));
    corpus = join(home, 'reports');
    mkdirSync(join(corpus, '浙江'), { recursive: true });
    writeFileSync(join(home, 'secret.txt'), 'secret');
    writeFileSync(join(corpus, '浙江/宁海.txt'), '原文');
    symlinkSync(join(home, 'secret.txt'), join(corpus, 'out.txt'));
    symlinkSync(join(corpus, '浙江/宁海.txt'), join(corpus, 'in.txt'));
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const read = async (path: string, limit = 100) => {
    const bytes = await readListedFile(corpus, path, limit);
    return bytes === null ? null : Buffer.from(bytes).toString('utf8');
  };

  test('is read, by a link inside the corpus too', async () => {
    expect(await read('浙江/宁海.txt')).toBe('原文');
    expect(await read('in.txt')).toBe('原文');
  });

  test('is not read where it leads out of the corpus', async () => {
    expect(await read('out.txt')).toBeNull();
    expect(await read('../secret.txt')).toBeNull();
  });

  test('is not read where it is gone, is a folder, or has grown', async () => {
    expect(await read('gone.txt')).toBeNull();
    expect(await read('浙江')).toBeNull();
    expect(await read('浙江/宁海.txt', 5)).toBeNull();
    expect(await readListedFile(join(home, 'no-corpus'), 'a.txt', 100)).toBeNull();
  });
});
