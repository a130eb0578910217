// In: the index folder. Out: the index in it, and each next one once there is any. What cannot be opened is said and not taken,
// and tried again: it may still be being copied. A folder that goes away changes nothing of what is open.

import { messageOf, TashanError } from '../errors.ts';
import { type OpenIndex, openIndex, stampOf } from '../indexer/open-index.ts';

// What is half copied now is whole a little later.
const RETRY_EVERY_MS = 5_000;

export interface LiveLog {
  info(message: string): void;
  error(message: string): void;
}

export interface LiveIndex {
  current(): OpenIndex;
  /** How long opening it took. */
  openedInMs(): number;
  /** Whether every byte of it was compared with its checksum. */
  check(): 'running' | 'good' | 'damaged';
  /** What differs from its checksum: such an index may answer wrongly, and is to answer no more. null where nothing is known to. */
  damage(): TashanError | null;
  /** What is wrong with the folder as it stands, in a sentence; null when it is in use. */
  problem(): string | null;
  /** Opens what is new. The index before is to be closed by `release` when nobody uses it any more. */
  look(): Promise<{ readonly release: () => void } | null>;
}

/** @throws TashanError when there is no index that can be used to begin with. */
export async function openLiveIndex(folder: string, log: LiveLog): Promise<LiveIndex> {
  // Looked at before it is opened: an index that comes between is opened again. Times are compared, never ordered.
  let seen = stampOf(folder);
  let { index, openedInMs } = await open(folder, null);
  let check: 'running' | 'good' | 'damaged' = 'running';
  let damage: TashanError | null = null;
  let problem: string | null = null;
  let isGone = false;
  let retryAt: number | null = null;

  const say = (message: string): void => {
    if (message !== problem) log.error(message);
    problem = message;
  };
  const verify = (): void => {
    const checked = index;
    // Until there is cause to doubt it, a new index is as good as the one before.
    if (check === 'damaged') check = 'running';
    checked.verify().then(
      () => {
        if (index === checked) check = 'good';
      },
      (error) => {
        // Files of a folder that is gone are not damaged.
        if (index !== checked || !isThere(folder)) return;
        check = 'damaged';
        damage = error instanceof TashanError ? error : null;
        say(messageOf(error));
      },
    );
  };
  const take = async (): Promise<{ readonly release: () => void } | null> => {
    const previous = index;
    // Of a damaged index nothing is taken over: what replaces it has the same names.
    try {
      ({ index, openedInMs } = await open(folder, damage === null ? previous : null));
    } catch (error) {
      retryAt = performance.now() + RETRY_EVERY_MS;
      say(`新索引不能用，仍用原来的：${messageOf(error)}`);
      return null;
    }
    problem = null;
    damage = null;
    retryAt = null;
    const { reports, passages } = index.manifest.counts;
    log.info(`已换用新索引：${reports} 份报告，${passages} 段`);
    verify();
    return { release: () => previous.close(index) };
  };

  verify();
  return {
    current: () => index,
    openedInMs: () => openedInMs,
    check: () => check,
    damage: () => damage,
    problem: () => problem,
    async look() {
      let stamp: string | null;
      try {
        stamp = stampOf(folder);
      } catch (error) {
        say(`索引文件夹看不到，仍用已打开的索引：${messageOf(error)}`);
        isGone = true;
        return null;
      }
      if (stamp === null) {
        say('索引文件夹不见了，仍用已打开的索引；请把它放回原处，或运行 tashan index');
        isGone = true;
        return null;
      }
      if (isGone && stamp === seen) {
        log.info('索引文件夹又在原处');
        problem = null;
        verify();
      }
      isGone = false;
      const isRetry = retryAt !== null && performance.now() >= retryAt;
      if (stamp === seen && !isRetry) return null;
      seen = stamp;
      return take();
    },
  };
}

async function open(
  folder: string,
  previous: OpenIndex | null,
): Promise<{ readonly index: OpenIndex; readonly openedInMs: number }> {
  const started = performance.now();
  const index = await openIndex(folder, previous);
  return { index, openedInMs: performance.now() - started };
}

function isThere(folder: string): boolean {
  try {
    return stampOf(folder) !== null;
  } catch {
    return false; // a share that does not answer
  }
}
