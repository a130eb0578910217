import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRecords } from '../../src/records/read-records.ts';
import { openRecords } from '../../src/records/records.ts';
import { until } from '../until.ts';

const ANSWER = {
  requestId: '1a2b3c4d',
  method: 'GET',
  path: '/search',
  status: 200,
  ms: 4,
  bytes: 9_000,
  client: '::1',
};

let folder = '';
let said: string[] = [];
let now = new Date('2024-05-03T02:20:00Z');
const open = (days = 200, at = folder) =>
  openRecords(
    at,
    days,
    (message) => said.push(message),
    () => now,
  );
const linesOf = (name: string) => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean);
const nextDay = (days = 1) => {
  now = new Date(now.getTime() + days * 86_400_000);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tashan-test-'));
  said = [];
  now = new Date('2024-05-03T02:20:00Z');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('records', () => {
  it('are a line of JSON each, in a file a day and a kind', async () => {
    const records = open();
    records.access(ANSWER);
    records.change({ what: 'server-started', detail: '127.0.0.1:3000' });
    nextDay();
    records.access(ANSWER);
    await records.close();
    expect(readdirSync(folder).sort()).toEqual([
      'access-2024-05-03.log',
      'access-2024-05-04.log',
      'change-2024-05-03.log',
    ]);
    expect(linesOf('access-2024-05-03.log').map((line) => JSON.parse(line))).toEqual([
      { time: '2024-05-03T02:20:00.000Z', ...ANSWER },
    ]);
  });

  it('are on the disk soon after they were made', async () => {
    const records = open();
    records.access(ANSWER);
    await until(() => readdirSync(folder).length > 0 && linesOf('access-2024-05-03.log').length === 1);
    await records.close();
  });

  it('are kept so many days, and no clock that jumps ahead takes them away', async () => {
    for (let day = 1; day <= 9; day += 1) writeFileSync(join(folder, `access-2024-01-0${day}.log`), '{}\n');
    writeFileSync(join(folder, 'access-notes.txt'), 'not ours');
    nextDay(10_000);
    const records = open(5);
    records.access(ANSWER);
    await records.close();
    expect(readdirSync(folder).sort()).toEqual([
      ...[5, 6, 7, 8, 9].map((day) => `access-2024-01-0${day}.log`),
      'access-2051-09-19.log',
      'access-notes.txt',
    ]);
  });
});

describe('a disk that takes nothing', () => {
  it.skipIf(process.platform !== 'linux')(
    'is told once, and what waited is written when it is good again',
    async () => {
      const file = join(folder, 'access-2024-05-03.log');
      symlinkSync('/dev/full', file);
      const records = open();
      records.access(ANSWER);
      await until(() => said.length > 0);
      records.access(ANSWER);
      await wait(700);
      expect(said).toEqual([expect.stringMatching(/^日志写不进 .*ENOSPC.*检索不受影响/)]);
      expect(records.problems()).toEqual(said);
      rmSync(file);
      await until(() => records.problems().length === 0);
      expect(said[1]).toMatch(/^日志又能写入/);
      expect(linesOf('access-2024-05-03.log')).toHaveLength(2);
      await records.close();
    },
  );

  it('does not stop whoever writes when its folder cannot be made', async () => {
    writeFileSync(join(folder, 'file'), '');
    const records = open(200, join(folder, 'file', 'logs'));
    records.access(ANSWER);
    records.change({ what: 'server-started', detail: '' });
    await records.close();
    expect(records.problems()).toEqual([expect.stringMatching(/写不进/)]);
  });
});

describe('records read again', () => {
  it('are those of the days asked for, without lines that were cut off', async () => {
    mkdirSync(folder, { recursive: true });
    for (const [day, lines] of Object.entries({
      '02': '{"n":1}\n',
      '03': '{"n":2}\n{"n":\n\n{"n":3}\n',
      '04': '{"n":4}\n',
    }))
      writeFileSync(join(folder, `change-2024-05-${day}.log`), lines);
    let damaged = 0;
    const asked = { kind: 'change', from: '2024-05-03', to: '2024-05-04' } as const;
    const read = [];
    for await (const { n } of readRecords(folder, asked, () => {
      damaged += 1;
    }))
      read.push(n);
    expect(read).toEqual([2, 3, 4]);
    expect(damaged).toBe(1);
  });

  it('are refused with a sentence where there is no folder', async () => {
    const asked = { kind: 'access', from: '2024-05-03', to: '2024-05-04' } as const;
    await expect(readRecords(join(folder, 'none'), asked, () => {}).next()).rejects.toThrow(/^日志读不出来：/);
  });
});
