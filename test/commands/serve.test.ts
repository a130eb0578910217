// The program as an office runs it: started, asked, told to stop.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sampleIndex } from '../once-a-run.ts';
import { until } from '../until.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
let folder = '';
let index = '';
const started: ChildProcess[] = [];

function tashan(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', env: { PATH: process.env.PATH, ...env } });
}

async function serve(env: Readonly<Record<string, string>> = {}, before: readonly string[] = []) {
  const child = spawn(process.execPath, [...before, CLI, 'serve', '--index', index, '--port', '0'], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  const ended = once(child, 'exit');
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  await until(
    () => output.includes('已就绪') || child.exitCode !== null,
    () => errors,
  );
  const url = /http:\S+?(?=（)/.exec(output)?.[0] ?? '';
  return { child, url, errors: () => errors, ended };
}

/** Whether nobody listens there any more. */
function isRefused(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const client = connect(port, host, () => {
      client.destroy();
      resolve(false);
    }).on('error', () => resolve(true));
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tashan-test-'));
  index = await sampleIndex();
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a server that is told to stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 on %s, its records written', async (signal) => {
    const logs = join(folder, signal);
    const { child, url, ended } = await serve({ TASHAN_LOG_DIR: logs, TASHAN_LOG_QUERIES: '1' });
    expect((await fetch(`${url}search?q=${encodeURIComponent('=行政复议')}`)).status).toBe(200);
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
    const csv = tashan(['logs', 'export', '--from', '2024-01-01'], { TASHAN_LOG_DIR: logs });
    expect(csv.status).toBe(0);
    expect(csv.stdout).toMatch(/^\uFEFF"时间","编号","客户端","方法","路径","检索内容","状态","毫秒","字节"\r\n/);
    expect(csv.stdout).toMatch(/"127\.0\.0\.1","GET","\/search","q==行政复议","200"/);
    const json = tashan(['logs', 'export', '--kind', 'change', '--format', 'json'], { TASHAN_LOG_DIR: logs });
    const changes = json.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).what);
    expect(changes).toEqual(['server-started', 'server-stopped']);
  });

  it('ends at once when it is told twice', async () => {
    const { child, url, ended } = await serve();
    const { hostname, port } = new URL(url);
    // A request that never ends keeps the first signal waiting.
    const client = connect(Number(port), hostname);
    client.on('error', () => {}).write('POST /settings HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n');
    await once(client, 'data');
    child.kill('SIGTERM');
    await until(() => isRefused(Number(port), hostname));
    expect(child.exitCode).toBeNull();
    child.kill('SIGTERM');
    expect(await ended).toEqual([1, null]);
    client.destroy();
  });
});

describe('a fault that nothing caught', () => {
  it.each([
    ['thrown', 'throw new Error("lightning");'],
    ['rejected', 'Promise.reject(new Error("lightning"));'],
  ])('when %s, is in the log, and the process ends with 1', async (name, fault) => {
    const module = join(folder, `${name}.mjs`);
    const logs = join(folder, `logs-${name}`);
    writeFileSync(module, `process.on('SIGUSR2', () => { ${fault} });`);
    const { child, ended, errors } = await serve({ TASHAN_LOG_DIR: logs }, ['--import', module]);
    child.kill('SIGUSR2');
    expect(await ended).toEqual([1, null]);
    expect(errors()).toMatch(/"level":60.*lightning.*程序出错，已停止/);
    const { stdout } = tashan(['logs', 'export', '--kind', 'change'], { TASHAN_LOG_DIR: logs });
    expect(stdout).toMatch(/"server-failed","lightning"/);
  });
});

describe('logs that cannot be written', () => {
  it('stop no answer, and stand on the status page', async () => {
    const file = join(folder, 'no-folder');
    writeFileSync(file, '');
    const { url, errors } = await serve({ TASHAN_LOG_DIR: join(file, 'logs') });
    await until(async () => {
      const answer = await fetch(`${url}status`);
      expect(answer.status).toBe(200);
      return (await answer.text()).includes('日志写不进');
    });
    expect(errors().match(/日志写不进/g)).toHaveLength(1);
    const ready = await fetch(`${url}readyz`);
    expect(await ready.json()).toMatchObject({ problems: [expect.stringContaining('日志写不进')] });
  });
});

describe('settings', () => {
  it.each([
    ['TASHAN_LOG_DAYS', '90', /TASHAN_LOG_DAYS.*日志至少要保留 180 天/],
    ['TASHAN_METRICS_ALLOW', '10.1.2.3,office', /TASHAN_METRICS_ALLOW.*10\.1\.2\.0\/24/],
    ['TASHAN_RATE_LIMIT', '-1', /TASHAN_RATE_LIMIT.*0 为不限/],
  ])('%s=%s is refused with a sentence', (name, value, message) => {
    const { status, stderr } = tashan(['serve', '--index', index], { [name]: value });
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });

  it.each([
    [['--from', '3 May'], /--from 要写成 2024-05-03/],
    [['--from', '2024-05-03', '--to', '2024-05-01'], /--from 要早于 --to/],
    [['--kind', 'all'], /--kind 只能是 access、change/],
    [[], /请设置 TASHAN_LOG_DIR/],
  ])('logs export %s is refused with a sentence', (flags, message) => {
    const { status, stderr } = tashan(['logs', 'export', ...flags]);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(readdirSync(folder)).not.toContain('logs');
  });
});
