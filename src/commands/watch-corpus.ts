// In: where the corpus is and which words and themes are in use. Out: an index that follows them, and what is to be told of it.
// Looks at names, sizes and times instead of asking the system for events: shared folders send none, and a large corpus needs
// more watches than a system gives. Builds one index at a time, and none while files still grow.

import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../errors.ts';
import { stampOfCorpus } from '../ingest/corpus-stamp.ts';
import type { BuildOutcome, IndexChild } from './index-child.ts';

const LOOK_EVERY_MS = 1_000;
// A look at 30,000 files takes a second of the disk: so much rest between looks that it is no load.
const REST_FACTOR = 20;
// A file that is copied over the network stands still for no longer than that.
const QUIET_MS = 2_000;
const RETRY_MS = 15_000;

export interface CorpusWatch {
  /** What whoever looks after Tashan should know, in whole sentences. */
  notices(): readonly string[];
  isBuilding(): boolean;
  /** Ends the looking, and a build that runs. */
  stop(): void;
}

export interface WatchedParts {
  /** The corpus of the index in use. */
  readonly corpus: () => string;
  /** Differs when words or themes have changed, which need another index. */
  readonly settings: () => string;
  readonly build: (corpus: string) => IndexChild;
  readonly log: { info(message: string): void; error(message: string): void };
}

export function watchCorpus({ corpus, settings, build, log }: WatchedParts): CorpusWatch {
  const stopping = new AbortController();
  let running: IndexChild | null = null;
  const problems = new Map<'folder' | 'build', string>();
  // What came while no server ran is not known: the first look always builds, which changes nothing where nothing changed.
  let built: string | null = null;
  let retryAt = 0;
  let last = { stamp: '', since: 0 };

  const tell = (about: 'folder' | 'build', message: string | null): void => {
    if (message !== null && message !== problems.get(about)) log.error(message);
    if (message === null) problems.delete(about);
    else problems.set(about, message);
  };
  const settle = (outcome: BuildOutcome): void => {
    running = null;
    if (stopping.signal.aborted) return;
    if (outcome.kind === 'done') {
      tell('build', null);
      return;
    }
    tell('build', `后台更新索引没有成功，仍用原来的索引：${outcome.reason}`);
    built = null;
    retryAt = performance.now() + RETRY_MS;
  };
  const look = async (): Promise<void> => {
    const root = corpus();
    let stamp: string;
    try {
      stamp = `${root}\n${settings()}\n${await stampOfCorpus(root)}`;
    } catch (error) {
      tell('folder', `报告文件夹打不开，没有更新索引：${messageOf(error)}`);
      return;
    }
    tell('folder', null);
    const now = performance.now();
    if (stamp !== last.stamp) last = { stamp, since: now };
    const isQuiet = now - last.since >= QUIET_MS;
    if (stamp === built || !isQuiet || running || now < retryAt || stopping.signal.aborted) return;
    built = stamp;
    log.info('报告或词库有改动，开始在后台更新索引');
    running = build(root);
    void running.outcome.then(settle);
  };
  const watch = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const began = performance.now();
      await look();
      const rest = Math.max(LOOK_EVERY_MS, (performance.now() - began) * REST_FACTOR);
      await wait(rest, undefined, { signal: stopping.signal, ref: false });
    }
  };
  watch().catch((error) => {
    if (!stopping.signal.aborted) tell('folder', `不再留意报告文件夹的改动，请重新启动：${messageOf(error)}`);
  });
  return {
    notices: () => [...problems.values()],
    isBuilding: () => running !== null,
    stop() {
      stopping.abort();
      running?.stop();
    },
  };
}
