import request from 'supertest';
import { afterAll, describe, expect, it } from 'vitest';
import { createFileThread, ExportBusy } from '../../src/export/file-thread.ts';
import { type FileWriter, writeFile } from '../../src/export/write-file.ts';
import { ThreadFailure } from '../../src/threads/thread-pool.ts';
import { inventedReports } from '../web/invented-reports.ts';
import { testApp } from '../web/page-harness.ts';
import { listOf } from './list-of.ts';

const THREAD = new URL('../../dist/commands/export-thread.js', import.meta.url);
const NEVER = new URL('../indexer/workers/never-answers.mjs', import.meta.url);
const ZIP = Buffer.from('PK');

describe('a server whose thread for files', () => {
  const ask = (write: FileWriter) => request(testApp({ write })).get(encodeURI('/export?q=受理点&format=docx'));

  it('has too much to do says when to come back', async () => {
    const response = await ask(async () => {
      throw new ExportBusy('20 wait');
    });
    expect([response.status, response.headers['retry-after']]).toEqual([503, '30']);
    expect(response.text).toContain('正在下载的人太多');
  });

  it('fails by a fault of ours does not blame the search', async () => {
    const response = await ask(async () => {
      throw new ThreadFailure('failed', 'no such column');
    });
    expect(response.status).toBe(500);
    expect(response.text).not.toMatch(/缩小检索范围|no such column/);
  });
});

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
    const asked = Array.from({ length: 25 }, () => slow.write('xlsx', list).catch((error) => error));
    expect(await Promise.race(asked)).toBeInstanceOf(ExportBusy);
    await slow.close();
  });

  it('keeps no place for somebody who has gone', async () => {
    const slow = createFileThread(NEVER, { timeoutMs: 1_000 });
    const list = await listOf(inventedReports, '受理点');
    const gone = new AbortController();
    const begun = slow.write('xlsx', list).catch(() => {});
    const waiting = Array.from({ length: 20 }, () => slow.write('xlsx', list, gone.signal).catch(() => 'gone'));
    await expect(slow.write('xlsx', list)).rejects.toBeInstanceOf(ExportBusy);
    gone.abort();
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['gone']));
    await expect(slow.write('xlsx', list)).rejects.toMatchObject({ code: 'export-failed' });
    await begun;
    await slow.close();
  });
});
