// In: a folder of records and the days asked for. Out: the records, oldest first, one at a time.
// A line that a full disk cut off is counted and passed over. Never holds a whole file.

import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { messageOf, TashanError } from '../errors.ts';
import { daysHeld } from './day-files.ts';
import type { RecordKind } from './records.ts';

export type KeptRecord = Readonly<Record<string, unknown>>;

export interface RecordsAsked {
  readonly kind: RecordKind;
  /** Days, both included, as `2024-05-03`. */
  readonly from: string;
  readonly to: string;
}

/** @param onDamage called for each line that is no record. @throws TashanError `logs-unreadable`. */
export async function* readRecords(
  folder: string,
  { kind, from, to }: RecordsAsked,
  onDamage: () => void,
): AsyncGenerator<KeptRecord> {
  try {
    const days = (await daysHeld(folder, kind)).filter((day) => day >= from && day <= to);
    for (const day of days) {
      const input = createReadStream(join(folder, `${kind}-${day}.log`), 'utf8');
      for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
        if (line === '') continue;
        const record = parseRecord(line);
        if (record === null) onDamage();
        else yield record;
      }
    }
  } catch (cause) {
    throw new TashanError('state', 'logs-unreadable', `日志读不出来：${messageOf(cause)}`, { cause });
  }
}

function parseRecord(line: string): KeptRecord | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as KeptRecord) : null;
  } catch {
    return null; // cut off
  }
}
