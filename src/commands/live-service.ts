// In: the configuration. Out: the search service over the index in place, and over the next one once there is one.
// Requests are answered from the index that is open until the new one is; an index that cannot be opened is said and not taken.

import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../config.ts';
import { messageOf } from '../errors.ts';
import { openIndex, stampOf } from '../indexer/open-index.ts';
import { readLexicon } from '../lexicon/read-lexicon.ts';
import type { SearchService } from '../search/search-service.ts';
import { serviceOver } from './open-service.ts';

const LOOK_EVERY_MS = 1_000;

export interface LiveService {
  current(): SearchService;
  /** Ends the looking for new indexes. */
  stop(): void;
}

/** @param log for what is not a request's business. @throws TashanError when the index or the lexicon cannot be used. */
export async function openLiveService(
  config: Config,
  log: { info(message: string): void; error(message: string): void },
): Promise<LiveService> {
  const lexicon = readLexicon(config.lexicon);
  // Looked at before it is opened: an index that comes between is opened again. What cannot be opened is tried once.
  let seen = stampOf(config.index);
  let index = await openIndex(config.index);
  let service = serviceOver(index, lexicon);
  const stopping = new AbortController();

  const verify = (): void => {
    index.verify().catch((error) => log.error(messageOf(error)));
  };
  const look = async (): Promise<void> => {
    const stamp = stampOf(config.index);
    if (stamp === null || stamp === seen) return;
    seen = stamp;
    try {
      const next = await openIndex(config.index, index);
      const previous = index;
      service = serviceOver(next, lexicon);
      index = next;
      previous.close(next);
      log.info(`已换用新索引：${next.manifest.counts.reports} 份报告，${next.manifest.counts.passages} 段`);
      verify();
    } catch (error) {
      log.error(`新索引不能用，仍用原来的：${messageOf(error)}`);
    }
  };
  const watch = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await wait(LOOK_EVERY_MS, undefined, { signal: stopping.signal, ref: false });
      await look();
    }
  };
  verify();
  watch().catch(() => {}); // aborted
  return { current: () => service, stop: () => stopping.abort() };
}
