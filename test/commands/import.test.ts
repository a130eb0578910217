// The command line takes reports into a corpus and out of it, and makes accounts, as a person at a terminal would.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeZip } from '../ingest/make-docx.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
let folder = '';
let corpus = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tashan-test-'));
  corpus = join(folder, 'corpus');
  mkdirSync(corpus);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function tashan(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    input,
    env: { PATH: process.env.PATH },
  });
  return { status, stdout, stderr };
}

const TEXT = `宁海县2022年法治政府建设工作报告\n\n一、主要做法\n（一）规范行政执法。宁海县开展案卷评查，抽查案卷40卷，发现的问题全部督促整改到位。\n宁海县人民政府\n2023年1月15日`;

describe('tashan import', () => {
  it('previews, and takes nothing in where nobody agreed', () => {
    const file = join(folder, '宁海县2022.txt');
    writeFileSync(file, TEXT);
    const { status, stdout, stderr } = tashan(['import', file, '--corpus', corpus]);
    expect(status).toBe(2);
    expect(stdout).toMatch(
      /■ 宁海县2022\.txt\n {2}宁海县2022年法治政府建设工作报告\n {2}浙江省›宁波市›宁海县 · 2022 年 · 宁海县人民政府 · 1 段/,
    );
    expect(stderr).toMatch(/请加 --yes/);
    expect(readdirSync(corpus)).toEqual(['.incoming']);
    expect(readdirSync(join(corpus, '.incoming'))).toEqual([]);
  });

  it('takes in what an archive holds, and says what it does not take', () => {
    const zip = join(folder, '报告.zip');
    writeFileSync(
      zip,
      makeZip([
        ['../../../宁海县2022.txt', TEXT],
        ['坏.exe', 'x'],
      ]),
    );
    const { status, stdout, stderr } = tashan(['import', zip, '--yes', '--corpus', corpus]);
    expect(status).toBe(1);
    expect(stderr).toContain('没有收下 报告.zip › 坏.exe：不支持这种文件');
    expect(stdout).toContain('已收入 宁海县2022.txt');
    expect(readFileSync(join(corpus, '宁海县2022.txt'), 'utf8')).toBe(TEXT);
  });

  it('moves a report away and back, and nothing that is not of the corpus', () => {
    const file = join(corpus, '宁海县2022.txt');
    expect(tashan(['remove', join(folder, '报告.zip'), '--corpus', corpus]).status).toBe(2);
    expect(tashan(['remove', file, '--corpus', corpus]).stdout).toMatch(
      /已移到 \.trash\/\d{4}-\d\d-\d\d\/宁海县2022\.txt/,
    );
    expect(existsSync(file)).toBe(false);
    expect(tashan(['restore', '--corpus', corpus]).stdout).toMatch(/ {2}宁海县2022\.txt\n$/);
    expect(tashan(['restore', '宁海县2022.txt', '--corpus', corpus]).status).toBe(0);
    expect(existsSync(file)).toBe(true);
  });
});

describe('tashan account', () => {
  it('makes, lists and removes accounts, and keeps no password', () => {
    const accounts = join(folder, 'accounts');
    const own = ['--accounts', accounts];
    const added = tashan(['account', 'add', '张三', '--role', 'admin', ...own], '他山之石，可以攻玉。\n');
    expect([added.stderr, added.status]).toEqual(['', 0]);
    expect(readFileSync(accounts, 'utf8')).not.toContain('他山之石');
    expect(tashan(['account', 'list', ...own]).stdout).toBe('张三\t管理员\n');
    expect(tashan(['account', 'add', '李四', '--role', 'reader', ...own], '短\n').status).toBe(2);
    expect(tashan(['account', 'add', '李四', '--role', 'root', ...own], '他山之石，可以攻玉。\n').status).toBe(2);
    expect(tashan(['account', 'remove', '张三', ...own]).status).toBe(0);
    expect(tashan(['account', 'list', ...own]).stdout).toBe('');
  });

  it('is refused by a server that would believe a header from anybody', () => {
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'serve', '--port', '0'], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, TASHAN_PROXY_USER_HEADER: 'X-Remote-User' },
    });
    expect(status).toBe(2);
    expect(stderr).toContain('TASHAN_TRUST_PROXY');
  });
});
