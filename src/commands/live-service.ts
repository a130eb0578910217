// In: the configuration. Out: the search service over the index in place and the lexicon as it stands, and over the next
// ones once there are any. Requests are answered from what is open until the new is; what cannot be used is said and not taken.

import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../config.ts';
import { messageOf } from '../errors.ts';
import { settingsDigest } from '../indexer/build-settings.ts';
import type { SearchService } from '../search/search-service.ts';
import { type LiveIndex, type LiveLog, openLiveIndex } from './live-index.ts';
import { openLiveLexicon } from './live-lexicon.ts';
import { serviceOver } from './open-service.ts';
import { warmUp } from './warm-up.ts';

// A lexicon that was saved is in use two seconds later.
const LOOK_EVERY_MS = 1_000;

export interface LiveService {
  /** @throws TashanError `index-damaged` once a file was found to differ from its checksum, until another index is in place. */
  current(): SearchService;
  /** The folder that the index in use was built from. */
  corpus(): string;
  /** Digest of the words and themes as they stand; an index with another is to be built again. */
  settings(): string;
  /** The index in use: what is to be told of its state. */
  readonly index: Pick<LiveIndex, 'check' | 'damage' | 'problem' | 'openedInMs'>;
  /** Ends the looking for new indexes and lexicons. */
  stop(): void;
}

export interface Upkeep {
  /** What to do, or what happens, when words or themes have changed. */
  readonly onNewWords: string;
  /** What else is to be told, asked whenever somebody looks. */
  readonly notices: () => readonly string[];
}

export const BY_HAND: Upkeep = { onNewWords: '词表有改动，请运行 tashan index', notices: () => [] };

/** @param log for what is not a request's business. @throws TashanError when the index or the lexicon cannot be used. */
export async function openLiveService(config: Config, log: LiveLog, upkeep: Upkeep = BY_HAND): Promise<LiveService> {
  const lexicon = openLiveLexicon(config.lexicon);
  const index = await openLiveIndex(config.index, log);
  let notices: readonly string[] = [];
  let settings = '';
  const takeNotice = (): void => {
    settings = settingsDigest(lexicon.current());
    const problem = lexicon.problem();
    notices = [
      ...(problem === null ? [] : [`词库有误，仍用改动前的词库：${problem}`]),
      ...(settings === index.current().manifest.settings ? [] : [upkeep.onNewWords]),
    ];
  };
  const nextService = (): SearchService => {
    takeNotice();
    return serviceOver(index.current(), lexicon.current(), () => [
      ...notices,
      ...[index.problem() ?? []].flat(),
      ...upkeep.notices(),
    ]);
  };
  let service = nextService();
  const stopping = new AbortController();

  const warm = (made: SearchService, pace: 'at-once' | 'restful'): Promise<void> => {
    // In use already, or to be used next.
    const isWanted = () => (pace === 'restful' || service === made) && !stopping.signal.aborted;
    return warmUp(made, { isWanted, pace }).catch((error) => log.error(`联想词和常见做法备不好：${messageOf(error)}`));
  };
  const use = (made: SearchService): void => {
    service = made;
    void warm(made, 'at-once');
  };
  const lookAtLexicon = (): void => {
    const outcome = lexicon.look();
    if (outcome === 'unchanged') return;
    if (outcome === 'taken') use(nextService());
    else takeNotice();
    if (outcome === 'taken') log.info('词库有改动，已换用');
    for (const notice of notices) log.error(notice);
  };
  const lookAtIndex = async (): Promise<void> => {
    const wasDamaged = index.damage() !== null;
    const taken = await index.look();
    if (taken === null) return;
    const made = nextService();
    // Prepared while the one before answers, unless that answers no more.
    if (wasDamaged) use(made);
    else {
      await warm(made, 'restful');
      service = made;
    }
    taken.release();
  };
  const watch = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await wait(LOOK_EVERY_MS, undefined, { signal: stopping.signal, ref: false });
      lookAtLexicon();
      await lookAtIndex();
    }
  };
  use(service);
  for (const notice of notices) log.error(notice);
  watch().catch(() => {}); // aborted
  return {
    current() {
      const damage = index.damage();
      if (damage !== null) throw damage;
      return service;
    },
    corpus: () => index.current().manifest.corpus.root,
    settings: () => settings,
    index,
    stop: () => stopping.abort(),
  };
}
