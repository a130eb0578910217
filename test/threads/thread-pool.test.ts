import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createThreadPool, type ThreadPool } from '../../src/threads/thread-pool.ts';

const file = (name: string): URL => new URL(name, import.meta.url);
const LONG_MS = 60_000;

let pool: ThreadPool | null = null;
const poolOf = (name: string, more: { readonly most?: number; readonly idleMs?: number } = {}): ThreadPool => {
  pool = createThreadPool({ file: file(name), most: 1, memoryMb: 64, ...more });
  return pool;
};
afterEach(() => pool?.close());

describe('threads', () => {
  it('do one task after the other, and no more at once than there may be', async () => {
    const { run, waiting } = poolOf('tells-its-number.mjs');
    const tasks = [1, 2, 3].map((task) => run<number>(task, LONG_MS));
    expect(waiting()).toBe(2);
    expect(new Set(await Promise.all(tasks)).size).toBe(1);
  });

  it('are ended with a task that fails, and the next task gets another', async () => {
    const { run } = poolOf('tells-its-number.mjs');
    const before = await run<number>('', LONG_MS);
    await expect(run('throw', LONG_MS)).rejects.toMatchObject({ reason: 'failed', message: 'as told' });
    expect(await run<number>('', LONG_MS)).not.toBe(before);
  });

  it('refuse what cannot be copied to them', async () => {
    const { run } = poolOf('tells-its-number.mjs');
    await expect(run(() => {}, LONG_MS)).rejects.toMatchObject({ reason: 'failed' });
    expect(await run<number>('', LONG_MS)).toBeGreaterThan(0);
  });

  it('leave no task waiting when the pool is closed', async () => {
    const { run, close } = poolOf('tells-its-number.mjs');
    const outcomes = Promise.allSettled([run('', LONG_MS), run('', LONG_MS)]);
    await close();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('that throw while they rest take nothing down with them', async () => {
    const { run } = poolOf('throws-later.mjs');
    const before = await run<number>('', LONG_MS);
    await wait(500);
    expect(await run<number>('', LONG_MS)).not.toBe(before);
  });

  it('are not begun once the pool is closed', async () => {
    const { run, close } = poolOf('tells-its-number.mjs');
    await close();
    await expect(run('', LONG_MS)).rejects.toMatchObject({ reason: 'ended' });
  });

  it('that end while they rest are given no task', async () => {
    const { run } = poolOf('answers-once.mjs');
    const before = await run<number>('', LONG_MS);
    await wait(500);
    expect(await run<number>('', LONG_MS)).not.toBe(before);
  });

  it('are ended when they have rested long enough', async () => {
    const { run } = poolOf('tells-its-number.mjs', { idleMs: 50 });
    const before = await run<number>('', LONG_MS);
    await wait(500);
    expect(await run<number>('', LONG_MS)).not.toBe(before);
  });
});
