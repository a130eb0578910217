// In: the days and the kind of records asked for. Out: the records on stdout, as CSV for a spreadsheet or as JSON lines.

import { once } from 'node:events';
import type { Config } from '../config.ts';
import { TashanError } from '../errors.ts';
import { csvLine, UTF8_MARK } from '../export/csv.ts';
import { type KeptRecord, readRecords } from '../records/read-records.ts';
import { RECORD_KINDS, type RecordKind } from '../records/records.ts';

export interface LogsFlags {
  readonly from?: string;
  readonly to?: string;
  readonly kind?: string;
  readonly format?: string;
}

const COLUMNS: Readonly<Record<RecordKind, Readonly<Record<string, string>>>> = {
  access: {
    time: '时间',
    requestId: '编号',
    client: '客户端',
    method: '方法',
    path: '路径',
    query: '检索内容',
    status: '状态',
    ms: '毫秒',
    bytes: '字节',
  },
  change: { time: '时间', what: '事项', detail: '内容', who: '操作人' },
};

/** @throws TashanError of kind `usage` for a bad flag, of kind `state` where there are no logs. */
export async function runLogsExport({ logDir }: Pick<Config, 'logDir'>, flags: LogsFlags): Promise<void> {
  const kind = RECORD_KINDS.find((each) => each === (flags.kind ?? 'access'));
  if (kind === undefined) throw badFlag(`--kind 只能是 ${RECORD_KINDS.join('、')}`);
  const format = flags.format ?? 'csv';
  if (format !== 'csv' && format !== 'json') throw badFlag('--format 只能是 csv、json');
  const [from, to] = [dayIn('--from', flags.from, '0000-01-01'), dayIn('--to', flags.to, '9999-12-31')];
  if (from > to) throw badFlag('--from 要早于 --to');
  if (logDir === null) throw badFlag('没有设置日志文件夹，请设置 TASHAN_LOG_DIR');

  const columns = COLUMNS[kind];
  let damaged = 0;
  if (format === 'csv') await print(`${UTF8_MARK}${csvLine(Object.values(columns))}`);
  const records = readRecords(logDir, { kind, from, to }, () => {
    damaged += 1;
  });
  for await (const record of records) {
    await print(format === 'csv' ? rowOf(record, Object.keys(columns)) : `${JSON.stringify(record)}\n`);
  }
  if (damaged > 0) process.stderr.write(`有 ${damaged} 行不完整，已略过\n`);
}

function rowOf(record: KeptRecord, names: readonly string[]): string {
  return csvLine(names.map((name) => String(record[name] ?? '')));
}

function dayIn(flag: string, value: string | undefined, otherwise: string): string {
  if (value === undefined) return otherwise;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
  if (!isDay) throw badFlag(`${flag} 要写成 2024-05-03 的样子`);
  return value;
}

function badFlag(message: string): TashanError {
  return new TashanError('usage', 'bad-flag', message);
}

/** Waits for whoever reads: a year of records is larger than memory should be. */
async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
