// In: requests that were answered, changes that were made. Out: the access log and the change log, kept by day.
// Never stops an answer or a change: what cannot be written is told, and stands on the status page.

import { type DayFiles, openDayFiles } from './day-files.ts';

export const RECORD_KINDS = ['access', 'change'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export interface AccessRecord {
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  /** What was searched for; left out unless the settings ask for it. */
  readonly query?: string;
  readonly status: number;
  readonly ms: number;
  readonly bytes: number;
  readonly client: string;
}

/** What was done to the server or to what it holds: kebab-case. */
export interface ChangeRecord {
  readonly what: string;
  readonly detail: string;
  /** Who did it; left out where it was the server itself. */
  readonly who?: string;
}

export interface Records {
  access(record: AccessRecord): void;
  change(record: ChangeRecord): void;
  /** What is wrong with the writing, in whole sentences. */
  problems(): readonly string[];
  close(): Promise<void>;
}

/** For a server that keeps none. */
export const NO_RECORDS: Records = { access: () => {}, change: () => {}, problems: () => [], close: async () => {} };

/** @param folder null for no records. @param days that are kept at least. */
export function openRecords(
  folder: string | null,
  days: number,
  tell: (message: string) => void,
  now: () => Date = () => new Date(),
): Records {
  if (folder === null) return NO_RECORDS;
  // Both kinds are on one disk: what is wrong with it is said once.
  let told = '';
  const tellOnce = (message: string): void => {
    if (message !== told) tell(message);
    told = message;
  };
  const open = (kind: RecordKind): DayFiles => openDayFiles({ folder, kind, days, tell: tellOnce, now });
  const files = { access: open('access'), change: open('change') };
  const write = (kind: RecordKind, record: object): void => files[kind].write({ time: now().toISOString(), ...record });
  return {
    access: (record) => write('access', record),
    change: (record) => write('change', record),
    problems: () => [...new Set(Object.values(files).flatMap((each) => each.problem() ?? []))],
    async close() {
      await Promise.all(Object.values(files).map((each) => each.close()));
    },
  };
}
