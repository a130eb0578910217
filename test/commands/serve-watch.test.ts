// A real server with --watch follows its corpus and its lexicon, and answers all the while.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until as untilSo } from '../until.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const LEXICON = fileURLToPath(new URL('../../corpus/lexicon/', import.meta.url));

let folder = '';
let corpus = '';
let lexicon = '';
let server: ChildProcess | null = null;
let address = '';
let said = '';

const text = (place: string): string =>
  `${place}2023年法治政府建设工作报告\n\n一、主要做法\n（一）规范行政执法。${place}开展案卷评查，抽查案卷40卷，发现的问题全部督促整改到位。\n${place}人民政府\n2024年1月15日`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tashan-test-'));
  corpus = join(folder, 'corpus');
  lexicon = join(folder, 'lexicon');
  const index = join(folder, 'index');
  mkdirSync(corpus);
  cpSync(LEXICON, lexicon, { recursive: true });
  writeFileSync(join(corpus, 'a.txt'), text('宁海县'));
  const folders = ['--index', index, '--lexicon', lexicon];
  const env = { PATH: process.env.PATH };
  expect(spawnSync(process.execPath, [CLI, 'index', '--corpus', corpus, ...folders], { env }).status).toBe(0);
  const child = spawn(process.execPath, [CLI, 'serve', '--watch', '--port', '0', ...folders], { env });
  server = child;
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  address = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (line: string) => {
      const found = /http:\/\/[\d.:]+/.exec(line)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(said)));
  });
});
afterAll(async () => {
  if (server) {
    const ended = new Promise((resolve) => server?.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

async function reports(q: string): Promise<number> {
  const response = await fetch(`${address}/api/search?q=${encodeURIComponent(q)}`);
  expect(response.status).toBe(200);
  return ((await response.json()) as { total: { reports: number } }).total.reports;
}

const until = (wanted: () => Promise<boolean>): Promise<void> => untilSo(wanted, () => said);

describe('tashan serve --watch', () => {
  it('takes in a report that is put into the corpus once it has stopped growing, and one that is changed', async () => {
    const path = join(corpus, '桐庐县.txt');
    const whole = text('桐庐县');
    writeFileSync(path, whole.slice(0, 20));
    await wait(300);
    writeFileSync(path, whole);
    await until(async () => (await reports('案卷评查')) === 2);
    writeFileSync(path, whole.replace('抽查案卷', '网上巡检案卷'));
    await until(async () => (await reports('"网上巡检"')) === 1);
  });

  it('lets go of one that is taken out', async () => {
    renameSync(join(corpus, '桐庐县.txt'), join(folder, '桐庐县.txt'));
    await until(async () => (await reports('案卷评查')) === 1);
  });

  it('builds anew when a word was added to the lexicon', async () => {
    const path = join(lexicon, 'words.txt');
    writeFileSync(path, `${readFileSync(path, 'utf8')}稽古钩沉法\n`);
    const begun = () => said.split('已换用新索引').length;
    const before = begun();
    await until(async () => begun() > before);
    expect(await (await fetch(`${address}/status`)).text()).not.toContain('词表有改动');
  });

  it('says on the status page and in the log why an index could not be built, and goes on answering', async () => {
    const path = join(corpus, 'a.txt');
    const whole = readFileSync(path);
    rmSync(path);
    await until(async () => (await (await fetch(`${address}/status`)).text()).includes('后台更新索引没有成功'));
    expect(said).toMatch(/没有成功，仍用原来的索引：.*没有可收录的报告/);
    expect(await reports('案卷评查')).toBe(1);
    writeFileSync(path, whole);
    await until(async () => !(await (await fetch(`${address}/status`)).text()).includes('没有成功'));
  });
});
