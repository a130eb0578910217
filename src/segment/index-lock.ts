// In: an index folder. Out: the right to write it, held by one process at a time.
// A lock whose holder is dead is taken over. Readers need no lock.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf, TashanError } from '../errors.ts';

const LOCK = 'writer.lock';

/** Runs `write` with the lock held. @throws TashanError `index-locked` naming the holder, or `index-unwritable`. */
export async function withIndexLock<T>(folder: string, write: () => Promise<T>): Promise<T> {
  const path = join(folder, LOCK);
  try {
    mkdirSync(folder, { recursive: true });
    if (!tryLock(path)) {
      const holder = holderOf(path);
      if (holder !== null && isAlive(holder)) throw lockedBy(folder, holder);
      rmSync(path, { force: true });
      if (!tryLock(path)) throw lockedBy(folder, holderOf(path));
    }
  } catch (cause) {
    if (cause instanceof TashanError) throw cause;
    const message = `索引文件夹 ${folder} 写不进去（${messageOf(cause)}），请检查写权限，或用 --index 指定`;
    throw new TashanError('state', 'index-unwritable', message, { cause });
  }
  try {
    return await write();
  } finally {
    rmSync(path, { force: true });
  }
}

function tryLock(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function holderOf(path: string): number | null {
  try {
    const holder = Number.parseInt(readFileSync(path, 'utf8'), 10);
    return Number.isInteger(holder) && holder > 0 ? holder : null;
  } catch {
    return null; // let go of in the meantime
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function lockedBy(folder: string, holder: number | null): TashanError {
  const message = `另一个程序（进程 ${holder ?? '不详'}）正在写索引 ${folder}，请等它结束再试`;
  return new TashanError('state', 'index-locked', message);
}
