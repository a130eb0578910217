// In: a corpus and its index. Out: the index built, and, while a server answers from it, changed, an indexer killed and run again.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export const CLI = resolve(import.meta.dirname, '../../dist/cli.js');
const LEXICON = resolve(import.meta.dirname, '../../corpus/lexicon');

export interface Update {
  readonly what: string;
  /** As `performance.now()`. */
  readonly at: number;
}

export function build(corpus: string, index: string): void {
  const { status, stderr } = spawnSync(process.execPath, argumentsOf(corpus, index), { encoding: 'utf8' });
  if (status !== 0) throw new Error(`no index: ${stderr.trim()}`);
}

/** After a quarter of the time one report is changed and indexed; after another a second indexer is killed on the way and run again. */
export async function updateWhile(corpus: string, index: string, seconds: number): Promise<readonly Update[]> {
  const done: Update[] = [];
  const note = (what: string): void => void done.push({ what, at: performance.now() });
  await wait((seconds * 1_000) / 4);
  change(corpus);
  note('index update begins');
  await ended(indexer(corpus, index));
  note('index update ends');
  await wait((seconds * 1_000) / 4);
  change(corpus);
  const killed = indexer(corpus, index);
  note('second update begins');
  await wait(1_000);
  killed.kill('SIGKILL');
  note('indexer killed, and run again');
  await ended(indexer(corpus, index));
  note('second update ends');
  return done;
}

function change(corpus: string): void {
  const file = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).find((name) => /\.(txt|html)$/.test(name));
  if (file === undefined) throw new Error(`${corpus}: no text to change`);
  appendFileSync(join(corpus, file), '\n组织开展行政执法案卷评查，发现的问题全部整改到位，执法质量不断提升。\n');
}

function indexer(corpus: string, index: string): ChildProcess {
  return spawn(process.execPath, argumentsOf(corpus, index), { stdio: 'ignore' });
}

function ended(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => child.once('exit', resolve));
}

function argumentsOf(corpus: string, index: string): string[] {
  return [CLI, 'index', '--corpus', corpus, '--index', index, '--lexicon', LEXICON];
}
