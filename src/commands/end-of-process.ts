// In: signals, and faults that nothing caught. Out: an end that is in the log, and no half-dead server.
// A second signal ends at once: whoever asks twice does not want to wait.

import type { Records } from '../records/records.ts';

const EXIT_FAILED = 1;
// The disk may be why we end.
const LAST_WORDS_MS = 1_000;

/** Resolves with the name of the first signal; the next one ends the process. */
export function untilAskedToStop(): Promise<string> {
  return new Promise((resolve) => {
    let isAsked = false;
    const ask = (signal: string): void => {
      if (isAsked) process.exit(EXIT_FAILED);
      isAsked = true;
      resolve(signal);
    };
    process.on('SIGINT', ask).on('SIGTERM', ask);
  });
}

/** What nothing caught left who knows what behind: it is logged, and the process ends with 1, to be started anew. */
export function endOnFault(
  logger: { fatal(what: object, message: string): void },
  records: Pick<Records, 'change' | 'close'>,
): void {
  let isEnding = false;
  const end = (fault: unknown): void => {
    if (isEnding) return;
    isEnding = true;
    const err = fault instanceof Error ? fault : new Error(String(fault));
    logger.fatal({ err }, '程序出错，已停止；请把这段日志交给维护人员');
    records.change({ what: 'server-failed', detail: err.message });
    setTimeout(() => process.exit(EXIT_FAILED), LAST_WORDS_MS);
    void records.close().finally(() => process.exit(EXIT_FAILED));
  };
  process.on('uncaughtException', end).on('unhandledRejection', end);
}
