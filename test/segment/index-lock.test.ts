import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withIndexLock } from '../../src/segment/index-lock.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tashan-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the lock of an index', () => {
  it('is held while writing and let go of after, also when writing fails', async () => {
    const lock = join(folder, 'writer.lock');
    expect(await withIndexLock(folder, async () => existsSync(lock))).toBe(true);
    await expect(
      withIndexLock(folder, async () => {
        throw new Error('disk full');
      }),
    ).rejects.toThrow('disk full');
    expect(existsSync(lock)).toBe(false);
  });

  it('keeps a second writer out and names the first', async () => {
    await withIndexLock(folder, async () => {
      await expect(withIndexLock(folder, async () => 'second')).rejects.toThrow(
        new RegExp(`另一个程序（进程 ${process.pid}）正在写索引`),
      );
    });
  });

  it('is taken over from a holder that is dead', async () => {
    const noSuchProcess = 4_194_304 + 1; // above the largest process id of Linux
    writeFileSync(join(folder, 'writer.lock'), String(noSuchProcess));
    expect(await withIndexLock(folder, async () => 'written')).toBe('written');
  });

  it('cannot be had where nothing can be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(withIndexLock(join(folder, 'file', 'index'), async () => 'x')).rejects.toThrow(/写不进去/);
  });
});
