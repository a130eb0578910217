// A disk that takes no more, as the shell's limit on the size of files makes one: the old index stays whole.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tashan-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const report = (place: string, lines: number) =>
  `${place}2022年法治政府建设工作报告\n\n一、主要做法\n\n${Array.from({ length: lines }, (_, i) => `第${i}次抽查行政执法案卷${i * 7}件，发现的问题${i}个全部整改到位，执法质量不断提升。\n`).join('')}`;

function index(corpus: string, target: string, kilobytes?: number) {
  const run = `"${process.execPath}" "${CLI}" index --corpus "${corpus}" --index "${target}"`;
  const limit = kilobytes === undefined ? '' : `ulimit -f ${kilobytes}; `;
  return spawnSync('bash', ['-c', limit + run], { encoding: 'utf8', env: { PATH: process.env.PATH } });
}

describe.skipIf(process.platform === 'win32')('a disk that is full while an index is built', () => {
  it.each([
    ['little is new', 200, 4],
    ['much is new', 3_000, 64],
  ])('leaves the old index as it was and says so, when %s', (name, lines, kilobytes) => {
    const [corpus, target] = [join(folder, name, 'corpus'), join(folder, name, 'index')];
    mkdirSync(corpus, { recursive: true });
    writeFileSync(join(corpus, 'a.txt'), report('宁海县', 3));
    expect(index(corpus, target).status).toBe(0);
    const before = readFileSync(join(target, 'manifest.json'), 'utf8');
    writeFileSync(join(corpus, 'b.txt'), report('桐庐县', lines));
    const { status, stderr } = index(corpus, target, kilobytes);
    expect(status).toBe(1);
    expect(stderr).toMatch(/错误：.*EFBIG.*原有索引未动，请检查.*磁盘空间/);
    expect(stderr).not.toMatch(/ at /);
    expect(readFileSync(join(target, 'manifest.json'), 'utf8')).toBe(before);
    expect(index(corpus, target).stdout).toMatch(/索引已建好：2 份报告/);
  });
});
