// In: what somebody did to the corpus. Out: a line of the log that says who, what and which file; the same for the change log.

import type { Logger } from './request-log.ts';

export interface Change {
  readonly who: string;
  readonly what: 'import' | 'discard' | 'correct' | 'remove' | 'restore';
  /** Relative to the corpus, or the name it was sent under. */
  readonly file: string;
}

export type RecordChange = (change: Change) => void;

export function changeRecorder(logger: Logger, onChange?: RecordChange): RecordChange {
  return (change) => {
    logger.info({ kind: 'change', ...change }, 'change');
    onChange?.(change);
  };
}
