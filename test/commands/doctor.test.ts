import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkNode } from '../../src/commands/doctor-machine.ts';

const HOME = fileURLToPath(new URL('../../', import.meta.url));
const CLI = join(HOME, 'dist/cli.js');
let folder = '';
let built = '';
let taken: Server;
let takenPort = 0;

/** Answers while this process listens, so it may not block. */
function tashan(...args: readonly string[]): Promise<{ status: number | null; stdout: string }> {
  const child = spawn(process.execPath, [CLI, ...args], { env: { PATH: process.env.PATH } });
  let stdout = '';
  child.stdout.on('data', (piece) => {
    stdout += piece;
  });
  return new Promise((settle) => child.on('close', (status) => settle({ status, stdout })));
}

const settings = () => [
  '--corpus',
  join(folder, 'corpus'),
  '--index',
  join(folder, 'index'),
  '--lexicon',
  join(folder, 'lexicon'),
];
const doctor = (...args: readonly string[]) => tashan('doctor', ...settings(), '--port', '0', ...args);

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'tashan-doctor-'));
  folder = join(built, 'work');
  freshData();
  expect((await tashan('index', ...settings())).status).toBe(0);
  cpSync(join(folder, 'index'), join(built, 'index'), { recursive: true });
  taken = createServer((socket) => socket.end());
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  takenPort = typeof address === 'object' && address ? address.port : 0;
});
beforeEach(() => {
  freshData();
  cpSync(join(built, 'index'), join(folder, 'index'), { recursive: true });
});
afterAll(() => {
  taken.close();
  rmSync(built, { recursive: true, force: true });
});

function freshData(): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join(HOME, 'corpus/reports'), join(folder, 'corpus'), { recursive: true });
  cpSync(join(HOME, 'corpus/lexicon'), join(folder, 'lexicon'), { recursive: true });
}

describe('tashan doctor', () => {
  it('finds nothing wrong with a new installation', async () => {
    const { status, stdout } = await doctor();
    expect(stdout).toMatch(/\[正常\] 分词组件：(nodejieba|@node-rs\/jieba) 可用/);
    expect(stdout).toMatch(/\[正常\] 索引：格式 \d+，词典相符，5 份报告、\d+ 段，逐字节核对无误/);
    expect(stdout).toMatch(/体检完毕：一切正常\n$/);
    expect(status).toBe(0);
  });

  it('says to build an index where there is none', async () => {
    rmSync(join(folder, 'index'), { recursive: true });
    const { status, stdout } = await doctor();
    expect(stdout).toMatch(/\[有误\] 索引：.*还没有索引.*\n +→ 请运行 tashan index\n/);
    expect(status).toBe(1);
  });

  it('finds a single wrong byte in the index, and names the file', async () => {
    const segment = readdirSync(join(folder, 'index')).find((name) => name.startsWith('segment-')) ?? '';
    const file = join(folder, 'index', segment, 'passages.dat');
    rmSync(file);
    cpSync(join(built, 'index', segment, 'passages.dat'), file);
    writeFileSync(file, 'X', { flag: 'r+' });
    const { status, stdout } = await doctor();
    expect(stdout).toMatch(/\[有误\] 索引：.*passages\.dat.*\n +→ 请运行 tashan index --full/);
    expect(status).toBe(1);
  });

  it('names file and line of a mistake in the lexicon', async () => {
    writeFileSync(join(folder, 'lexicon/words.txt'), '行政复议\n行政复议 很多\n');
    const { status, stdout } = await doctor();
    expect(stdout).toMatch(/\[有误\] 词库：.*words\.txt 第 2 行.*很多/);
    expect(status).toBe(1);
  });

  it('warns of words changed, and of reports added, since the index was built; that alone is no failure', async () => {
    appendFileSync(join(folder, 'lexicon/words.txt'), '\n亮码入企再加码\n');
    writeFileSync(join(folder, 'corpus/新报告.txt'), '某县2023年法治政府建设工作报告\n');
    const { status, stdout } = await doctor();
    expect(stdout).toMatch(/\[注意\] 索引：词表或领域在建索引之后有改动\n +→ 请运行 tashan index/);
    expect(stdout).toMatch(/\[注意\] 索引：建索引之后添了 1 个文件，少了 0 个/);
    expect(stdout).toMatch(/体检完毕：能用，2 项要注意\n$/);
    expect(status).toBe(0);
  });

  it('tells a port that another program holds', async () => {
    const { status, stdout } = await doctor('--host', '127.0.0.1', '--port', String(takenPort));
    expect(stdout).toMatch(new RegExp(`\\[有误\\] 端口：127\\.0\\.0\\.1 端口 ${takenPort} 被别的程序占用`));
    expect(status).toBe(1);
  });

  it('says everything that is wrong at once, also as JSON', async () => {
    rmSync(join(folder, 'corpus'), { recursive: true });
    rmSync(join(folder, 'lexicon/themes.yaml'));
    const { status, stdout } = await doctor('--json');
    const { ok, findings } = JSON.parse(stdout);
    expect(ok).toBe(false);
    const wrong = findings.filter(({ state }: { state: string }) => state === 'bad');
    expect(wrong.map(({ subject }: { subject: string }) => subject)).toEqual(['报告', '词库']);
    for (const { advice } of wrong) expect(advice).not.toBeNull();
    expect(status).toBe(1);
  });

  it('refuses a Node.js that is too old', () => {
    expect(checkNode('18.19.0')).toMatchObject({ state: 'bad', message: '版本 18.19.0 太旧' });
    expect(checkNode('22.1.0').state).toBe('good');
  });
});
