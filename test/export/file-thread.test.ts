import { afterAll, describe, expect, it } from 'vitest';
import { createFileThread } from '../../src/export/file-thread.ts';
import { writeFile } from '../../src/export/write-file.ts';
import { inventedReports } from '../web/invented-reports.ts';
import { listOf } from './list-of.ts';

const THREAD = new URL('../../dist/commands/export-thread.js', import.meta.url);
const NEVER = new URL('../indexer/workers/never-answers.mjs', import.meta.url);
const ZIP = Buffer.from('PK');

describe('a thread for files', () => {
  const thread = createFileThread(THREAD);
  afterAll(() => thread.close());

  it('makes the file that this thread would make', async () => {
    const list = await listOf(inventedReports, '受理点');
    for (const extension of ['docx', 'xlsx', 'csv', 'md'] as const) {
      const [there, here] = await Promise.all([thread.write(extension, list), writeFile(extension, list)]);
      if (extension === 'csv' || extension === 'md') expect(there).toBe(here);
      else {
        // Both hold when they were made.
        expect(Buffer.from(there.slice(0, 2) as Uint8Array)).toEqual(ZIP);
        expect(Math.abs(there.length - here.length)).toBeLessThan(here.length / 50);
      }
    }
  });

  it('says what to do about a file that takes too long, and makes the next', async () => {
    const slow = createFileThread(NEVER, { timeoutMs: 200 });
    const list = await listOf(inventedReports, '受理点');
    await expect(slow.write('docx', list)).rejects.toMatchObject({
      code: 'export-failed',
      message: expect.stringMatching(/请缩小检索范围/),
    });
    await expect(slow.write('csv', list)).resolves.toMatch(/受理点/);
    await slow.close();
  });

  it('refuses what would wait behind too many', async () => {
    const slow = createFileThread(NEVER, { timeoutMs: 1_000 });
    const list = await listOf(inventedReports, '受理点');
    const asked = Array.from({ length: 25 }, () => slow.write('xlsx', list).catch(({ code }) => code as string));
    expect(await Promise.race(asked)).toBe('export-busy');
    await slow.close();
  });
});
