// The installer on a bundle whose program is a stand-in of twenty lines: what is looked at is what is put where, kept, and undone.
// deploy/try-offline.sh does the same with the real bundle on a bare machine.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const PARTS = fileURLToPath(new URL('../../deploy/bundle/', import.meta.url));
const ARCH = process.arch === 'arm64' ? 'arm64' : 'x64';

/** Serves, builds and opens an index of the format given, as far as the installer can tell. */
const standIn = (format: number) => `
import { createServer } from 'node:http';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
const [command, ...flags] = process.argv.slice(2);
const flag = flags.indexOf('--index');
const index = flag < 0 ? process.env.TASHAN_INDEX : flags[flag + 1];
if (command === 'index') {
  mkdirSync(index, { recursive: true });
  writeFileSync(index + '/manifest.json', '${format}');
} else if (readFileSync(index + '/manifest.json', 'utf8') !== '${format}') process.exit(1);
if (command === 'serve') createServer((_, answer) => answer.end('{}')).listen(process.env.TASHAN_PORT, process.env.TASHAN_HOST);
`;

let folder = '';
const root = () => join(folder, 'root');
const inRoot = (path: string) => join(root(), path);
const read = (path: string) => readFileSync(inRoot(path), 'utf8');
const current = () => readlinkSync(inRoot('opt/tashan/current'));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tashan-install-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function makeBundle(version: string, { program = standIn(1), arch = ARCH, words = `${version} 的词\n` } = {}): string {
  const bundle = join(folder, `bundle-${version}`);
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(bundle, path)), { recursive: true });
    writeFileSync(join(bundle, path), text);
  };
  rmSync(bundle, { recursive: true, force: true });
  cpSync(PARTS, bundle, { recursive: true });
  put('VERSION', `${version}\n`);
  put('ARCH', `${arch}\n`);
  put('package.json', '{ "type": "module" }');
  put('dist/cli.js', program);
  put('corpus/reports/样本.md', '样本\n');
  put('corpus/lexicon/words.txt', words);
  put('node/bin/node', `#!/bin/sh\nexec '${process.execPath}' "$@"\n`);
  chmodSync(join(bundle, 'node/bin/node'), 0o755);
  const files = readdirSync(bundle, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(bundle.length + 1));
  const digest = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(bundle, file)))
      .digest('hex');
  writeFileSync(join(bundle, 'SHA256SUMS'), files.map((file) => `${digest(file)}  ${file}\n`).join(''));
  return bundle;
}

function run(script: string, ...args: readonly string[]) {
  return spawnSync('sh', [script, '--root', root(), ...args], { encoding: 'utf8' });
}
const install = (bundle: string) => run(join(bundle, 'install.sh'));
const rollBack = () => run(inRoot('opt/tashan/current/install.sh'), '--rollback');

describe('install.sh', () => {
  it('puts program, settings, sample, lexicon and index in their places', () => {
    const { status, stdout, stderr } = install(makeBundle('1.0.0'));
    expect(stderr).toBe('');
    expect(stdout).toContain('完成：他山 1.0.0');
    expect(status).toBe(0);
    expect(current()).toBe('1.0.0');
    expect(read('etc/tashan/tashan.env')).toContain(`TASHAN_INDEX=${inRoot('var/lib/tashan/index')}`);
    expect(read('var/lib/tashan/corpus/reports/样本.md')).toBe('样本\n');
    expect(read('var/lib/tashan/index/manifest.json')).toBe('1');
  });

  it('refuses a bundle with one byte changed, and leaves nothing behind', () => {
    const bundle = makeBundle('1.0.0');
    appendFileSync(join(bundle, 'dist/cli.js'), '\n');
    const { status, stderr } = install(bundle);
    expect(stderr).toContain('错误：安装包校验不符');
    expect(status).toBe(1);
    expect(existsSync(inRoot('opt'))).toBe(false);
  });

  it('refuses a bundle made for another processor, and names the right one', () => {
    const { status, stderr } = install(makeBundle('1.0.0', { arch: ARCH === 'x64' ? 'arm64' : 'x64' }));
    expect(stderr).toContain(`请换用 tashan-…-linux-${ARCH}.tar.gz`);
    expect(status).toBe(1);
  });

  it('keeps reports, lexicon and settings when it upgrades, and goes back when asked', () => {
    install(makeBundle('1.0.0'));
    writeFileSync(inRoot('var/lib/tashan/corpus/reports/我的.txt'), '我的报告');
    writeFileSync(inRoot('var/lib/tashan/lexicon/words.txt'), '我的词');
    appendFileSync(inRoot('etc/tashan/tashan.env'), 'TASHAN_HOME_REGION=330226\n');
    expect(install(makeBundle('1.1.0')).stdout).toContain('升级他山：1.0.0 → 1.1.0');
    expect(current()).toBe('1.1.0');
    expect(read('var/lib/tashan/corpus/reports/我的.txt')).toBe('我的报告');
    expect(read('var/lib/tashan/lexicon/words.txt')).toBe('我的词');
    expect(read('etc/tashan/tashan.env')).toContain('TASHAN_HOME_REGION=330226');
    expect(rollBack().stdout).toContain('完成：已退回 1.0.0');
    expect(current()).toBe('1.0.0');
    expect(read('var/lib/tashan/lexicon/words.txt')).toBe('我的词');
  });

  it('brings the words of the new version where nobody edited them, and goes back to the old ones', () => {
    install(makeBundle('1.0.0'));
    writeFileSync(inRoot('var/lib/tashan/lexicon/own.txt'), '我的词');
    expect(install(makeBundle('1.1.0')).stdout).not.toContain('保留你的');
    expect(read('var/lib/tashan/lexicon/words.txt')).toBe('1.1.0 的词\n');
    expect(read('var/lib/tashan/lexicon/own.txt')).toBe('我的词');
    rollBack();
    expect(read('var/lib/tashan/lexicon/words.txt')).toBe('1.0.0 的词\n');
    expect(readdirSync(inRoot('var/lib/tashan')).sort()).toEqual(['corpus', 'index', 'lexicon']);
  });

  it('brings the words of a bundle of the same version that was made anew', () => {
    install(makeBundle('1.0.0'));
    install(makeBundle('1.0.0', { words: '新词\n' }));
    expect(read('var/lib/tashan/lexicon/words.txt')).toBe('新词\n');
  });

  it('tries a version with the words it brings, and leaves the old ones where it does not run', () => {
    install(makeBundle('1.0.0'));
    const reads = `import { readFileSync as words } from 'node:fs';
if (words(process.env.TASHAN_LEXICON + '/words.txt', 'utf8') !== '1.1.0 的词\\n') process.exit(1);`;
    const runs = install(makeBundle('1.1.0', { program: `${reads}${standIn(1)}` }));
    expect(runs.stderr).toBe('');
    expect(install(makeBundle('1.2.0', { program: 'process.exit(1);' })).status).toBe(1);
    expect(read('var/lib/tashan/lexicon/words.txt')).toBe('1.1.0 的词\n');
    expect(readdirSync(inRoot('var/lib/tashan')).filter((name) => name.includes('lexicon'))).toEqual(['lexicon']);
  });

  it('builds an index anew for a version that cannot read it, and keeps the old one for the way back', () => {
    install(makeBundle('1.0.0'));
    install(makeBundle('2.0.0', { program: standIn(2) }));
    expect(read('var/lib/tashan/index/manifest.json')).toBe('2');
    expect(read('var/lib/tashan/index-of-1.0.0/manifest.json')).toBe('1');
    rollBack();
    expect(read('var/lib/tashan/index/manifest.json')).toBe('1');
    expect(read('var/lib/tashan/index-of-2.0.0/manifest.json')).toBe('2');
  });

  it('does not switch to a version that does not run', () => {
    install(makeBundle('1.0.0'));
    const { status, stderr } = install(makeBundle('1.1.0', { program: 'process.exit(1);' }));
    expect(stderr).toContain('没有切换');
    expect(status).toBe(1);
    expect(current()).toBe('1.0.0');
    expect(read('var/lib/tashan/index/manifest.json')).toBe('1');
  });

  it('does not wait for a server that ends at once', () => {
    install(makeBundle('1.0.0'));
    const program = standIn(1).replace(/createServer\(.*/, 'process.exit(1);');
    const { status, stderr } = install(makeBundle('1.1.0', { program }));
    expect(stderr).toContain('程序启动后自己退出了');
    expect(stderr).toContain('1.1.0 试运行没有通过，没有切换');
    expect(status).toBe(1);
    expect(current()).toBe('1.0.0');
  });

  it('says so when there is nothing to go back to', () => {
    install(makeBundle('1.0.0'));
    const { status, stderr } = rollBack();
    expect(stderr).toContain('没有可以退回的版本');
    expect(status).toBe(1);
  });

  it('removes the program and keeps what staff made', () => {
    install(makeBundle('1.0.0'));
    const { status, stdout } = run(inRoot('opt/tashan/current/install.sh'), '--uninstall');
    expect(stdout).toContain(`${inRoot('var/lib/tashan')}（报告、词库、索引）`);
    expect(status).toBe(0);
    expect(existsSync(inRoot('opt/tashan'))).toBe(false);
    expect(read('var/lib/tashan/corpus/reports/样本.md')).toBe('样本\n');
    expect(read('etc/tashan/tashan.env')).toContain('TASHAN_PORT=3000');
  });

  it('tells its usage and fails with 2 where it is not understood', () => {
    const { status, stderr } = spawnSync('sh', [join(PARTS, 'install.sh'), '--nonsense'], { encoding: 'utf8' });
    expect(stderr).toMatch(/^用法：/);
    expect(status).toBe(2);
  });
});

describe('the command tashan', () => {
  it('takes its settings from the file without running it, and the environment goes before', () => {
    makeBundle('1.0.0', { program: 'console.log(process.env.TASHAN_PORT, process.env.TASHAN_HOME_REGION);' });
    const settings = join(folder, 'settings');
    writeFileSync(settings, `# 注释\nTASHAN_PORT="3100"\nTASHAN_HOME_REGION=$(touch ${folder}/ran)\n`);
    const { stdout } = spawnSync('sh', [join(folder, 'bundle-1.0.0/bin/tashan')], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, TASHAN_ENV_FILE: settings, TASHAN_PORT: '3200' },
    });
    expect(stdout).toBe(`3200 $(touch ${folder}/ran)\n`);
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });
});
