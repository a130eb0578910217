// In: records of what happened, one at a time. Out: a line of JSON each, in a file a day; the oldest days go.
// A disk that takes nothing never stops whoever writes: it is told once, and lines wait, so many of them.

import { appendFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../errors.ts';

export interface DayFiles {
  write(record: object): void;
  /** Why lines are waiting, in a sentence; null when all is well. */
  problem(): string | null;
  /** Writes what waits, once, and takes no more. */
  close(): Promise<void>;
}

export interface DayFilesOptions {
  readonly folder: string;
  /** The first part of each file's name. */
  readonly kind: string;
  /** So many days with records are kept beside the one being written. */
  readonly days: number;
  /** Told when writing begins to fail, and when it works again. */
  readonly tell: (message: string) => void;
  readonly now?: () => Date;
}

// A record is readable half a second after it was made; a thousand requests a second are two writes.
const WRITE_EVERY_MS = 500;
// Some 10 MB while the disk takes nothing; further lines are lost, and counted.
const MOST_WAITING = 50_000;

export function openDayFiles({ folder, kind, days, tell, now = () => new Date() }: DayFilesOptions): DayFiles {
  let waiting: { readonly file: string; readonly line: string }[] = [];
  let lost = 0;
  let problem: string | null = null;
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  let lastFile = '';

  const append = async (): Promise<void> => {
    timer = null;
    const taken = waiting;
    waiting = [];
    let done = 0;
    try {
      await mkdir(folder, { recursive: true });
      while (done < taken.length) {
        const file = taken[done]?.file ?? '';
        const end = taken.findIndex((each, i) => i > done && each.file !== file);
        const lines = taken.slice(done, end === -1 ? undefined : end).map(({ line }) => line);
        // What a full disk cut off must not run into the next line; readers skip it.
        await appendFile(join(folder, file), `${problem === null ? '' : '\n'}${lines.join('')}`, { mode: 0o640 });
        done += lines.length;
        if (file !== lastFile) await removeOldest(folder, kind, days);
        lastFile = file;
      }
      if (problem !== null) tell(`日志又能写入 ${folder}${lost === 0 ? '' : `，其间缺 ${lost} 条`}`);
      problem = null;
      lost = 0;
    } catch (error) {
      const isNew = problem === null;
      problem = `日志写不进 ${folder}（${messageOf(error)}），检索不受影响；请检查磁盘空间和写权限`;
      if (isNew) tell(problem);
      const kept = [...taken.slice(done), ...waiting];
      waiting = kept.slice(-MOST_WAITING);
      lost += kept.length - waiting.length;
      if (waiting.length > 0) schedule();
    }
  };
  const schedule = (): void => {
    timer ??= setTimeout(() => {
      writing = writing.then(append);
    }, WRITE_EVERY_MS).unref();
  };

  return {
    write(record) {
      if (waiting.length >= MOST_WAITING) lost += 1;
      else waiting.push({ file: `${kind}-${dayOf(now())}.log`, line: `${JSON.stringify(record)}\n` });
      schedule();
    },
    problem: () => problem,
    async close() {
      if (timer) clearTimeout(timer);
      await writing;
      if (waiting.length > 0) await append();
      if (timer) clearTimeout(timer);
    },
  };
}

/** `2024-05-03`, of the place where the server stands. */
export function dayOf(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The days that files of a kind are of, oldest first. */
export async function daysHeld(folder: string, kind: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names
    .flatMap((name) => /^([a-z]+)-(\d{4}-\d{2}-\d{2})\.log$/.exec(name)?.slice(1, 3).join(' ') ?? [])
    .filter((name) => name.startsWith(`${kind} `))
    .map((name) => name.slice(kind.length + 1))
    .sort();
}

/** Counts files and asks no clock: one that jumps ahead must not empty the folder. */
async function removeOldest(folder: string, kind: string, days: number): Promise<void> {
  const held = await daysHeld(folder, kind);
  for (const day of held.slice(0, Math.max(0, held.length - days - 1))) await rm(join(folder, `${kind}-${day}.log`));
}
