// In: the configuration. Out: findings on the machine: runtime, tokenizer, disk, port.
// Never leaves anything behind: a port that was tried is let go at once.

import { existsSync, statfsSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { createAnalyzer } from '../analysis/analyzer.ts';
import type { Config } from '../config.ts';
import { messageOf } from '../errors.ts';
import { bad, badBecause, type Finding, good, warning } from './doctor-finding.ts';

const OLDEST_NODE = 20;
// An index is built beside the one in use: room for it, and for the log of a year.
const ENOUGH_BYTES = 1_000_000_000;
const TOO_FEW_BYTES = 200_000_000;
const ANSWER_WITHIN_MS = 3_000;

export function checkNode(version: string = process.versions.node): Finding {
  const major = Number.parseInt(version, 10);
  if (major >= OLDEST_NODE) return good('Node.js', `版本 ${version}（${process.platform}-${process.arch}）`);
  return bad('Node.js', `版本 ${version} 太旧`, `请用安装包自带的 Node.js，或换成 ${OLDEST_NODE} 以上的版本`);
}

/** The machine's own tokenizer: whichever runs, the words are the same. */
export function checkTokenizer(): Finding {
  try {
    const { tokenizer, tokenize } = createAnalyzer([]);
    if (tokenize('法治政府').length > 0) return good('分词组件', `${tokenizer} 可用`);
    return bad('分词组件', `${tokenizer} 没有切出词来`, '请重新安装他山');
  } catch (error) {
    return badBecause('分词组件', error, '安装包多半与本机处理器不符，请用相符的安装包（x64 或 arm64）重新安装');
  }
}

export function checkDisk({ index }: Pick<Config, 'index'>): Finding {
  let folder = resolve(index);
  while (!existsSync(folder)) folder = dirname(folder);
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const message = `${folder} 所在的盘还有 ${(free / 1e9).toFixed(1)} GB`;
  if (free < TOO_FEW_BYTES) return bad('磁盘', message, '请清理磁盘，不然索引写不进去');
  return free < ENOUGH_BYTES
    ? warning('磁盘', message, '不多了，请留出 1 GB 以上，重建索引时要用')
    : good('磁盘', message);
}

/** Free, or held by Tashan itself. */
export async function checkPort({ host, port }: Pick<Config, 'host' | 'port'>): Promise<Finding> {
  const at = `${host} 端口 ${port}`;
  const code = await tryToListen(host, port);
  if (code === null) return good('端口', `${at} 空着，可以用`);
  if (code === 'EADDRINUSE') {
    if (await isTashan(host, port)) return good('端口', `${at} 上他山正在运行`);
    return bad('端口', `${at} 被别的程序占用`, '请停掉它（ss -ltnp 可查是谁），或换 TASHAN_PORT');
  }
  if (code === 'EADDRNOTAVAIL') return bad('端口', `${at}：本机没有这个地址`, '请改 TASHAN_HOST');
  const advice =
    code === 'EACCES'
      ? '1024 以下的端口不许普通用户用，请换 TASHAN_PORT，前面放 nginx'
      : '请换 TASHAN_HOST 或 TASHAN_PORT';
  return bad('端口', `${at} 不能用（${code}）`, advice);
}

/** The code of what stood in the way; null when nothing did. */
function tryToListen(host: string, port: number): Promise<string | null> {
  const server = createServer();
  return new Promise((settle) => {
    server.once('error', (error: NodeJS.ErrnoException) => settle(error.code ?? messageOf(error)));
    server.listen(port, host, () => server.close(() => settle(null)));
  });
}

/** Whatever else is there does not answer as Tashan does, or not at all. */
function isTashan(host: string, port: number): Promise<boolean> {
  const nearby = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return new Promise((settle) => {
    const asked = get({ host: nearby, port, path: '/healthz', timeout: ANSWER_WITHIN_MS, agent: false });
    asked.once('response', (answer) => {
      answer.destroy();
      settle(answer.headers['x-request-id'] !== undefined);
    });
    asked.once('timeout', () => asked.destroy());
    asked.once('error', () => settle(false));
    asked.once('close', () => settle(false));
  });
}
