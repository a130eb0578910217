// A build that is killed at any moment leaves the old index or the new one, and the next run finishes.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIndex } from '../../src/indexer/open-index.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const KILLS = 5;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tashan-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a build that is killed', () => {
  it('leaves the old index or the new one, and nothing in the way of the next', async () => {
    const corpus = join(folder, 'corpus');
    const index = join(folder, 'index');
    mkdirSync(corpus);
    cpSync(`${ROOT}corpus/reports`, corpus, { recursive: true });
    const start = () =>
      spawn(process.execPath, [`${ROOT}dist/cli.js`, 'index', '--corpus', corpus, '--index', index], {
        stdio: 'ignore',
      });
    const started = performance.now();
    const [code] = await once(start(), 'exit');
    expect(code).toBe(0);
    const tookMs = performance.now() - started;
    let last = 5;
    for (let i = 0; i < KILLS; i += 1) {
      // Something to do each time, and longer lives each time, the last over the whole build.
      writeFileSync(
        join(corpus, `${i}.md`),
        `---\nisDigest: true\n---\n# 某县202${i}年法治政府建设工作报告\n\n一、做法\n\n第${i}次抽查行政执法案卷，发现的问题全部督促整改到位，执法质量得到提升。\n`,
      );
      const child = start();
      await wait((tookMs * (i + 2)) / KILLS);
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      const { engine, verify, close } = await openIndex(index);
      await verify();
      expect(engine.reports.length).toBeGreaterThanOrEqual(last);
      last = engine.reports.length;
      close();
    }
    const [end] = await once(start(), 'exit');
    expect(end).toBe(0);
    const { engine, manifest, verify, close } = await openIndex(index);
    await verify();
    close();
    expect(engine.reports.length).toBe(5 + KILLS);
    const named = [manifest.state, ...manifest.segments].map(({ name }) => name);
    expect(readdirSync(index).sort()).toEqual(['corpus-state.json', 'manifest.json', ...named].sort());
  });
});
