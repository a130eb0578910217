// A service that is running takes the next index without a pause, and keeps the old one where the next is no good.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLiveService } from '../../src/commands/live-service.ts';
import { readConfig } from '../../src/config.ts';
import { buildIndex } from '../../src/indexer/build-index.ts';
import { readLexicon } from '../../src/lexicon/read-lexicon.ts';
import { parseSearchRequest } from '../../src/search/search-request.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tashan-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = (place: string): string =>
  `${place}2023年法治政府建设工作报告\n\n一、主要做法\n（一）规范行政执法。${place}开展案卷评查，抽查案卷40卷，发现的问题全部督促整改到位。\n${place}人民政府\n2024年1月15日`;

describe('a running service', () => {
  it('takes the next index, and says so; answers all the while', async () => {
    const corpus = join(folder, 'corpus');
    const index = join(folder, 'index');
    mkdirSync(corpus);
    const config = readConfig({ corpus, index }, {});
    const lexicon = readLexicon(config.lexicon);
    writeFileSync(join(corpus, 'a.txt'), text('宁海县'));
    await buildIndex({ corpus, index, lexicon, full: false });
    const said: string[] = [];
    const live = await openLiveService(config, {
      info: (message) => said.push(message),
      error: (message) => said.push(message),
    });
    const count = (): number => live.current().search(parseSearchRequest({ q: '案卷评查' })).total.reports;
    const until = async (wanted: () => boolean): Promise<void> => {
      for (let i = 0; i < 200 && !wanted(); i += 1) await wait(50);
      expect(wanted()).toBe(true);
    };
    try {
      expect(count()).toBe(1);
      for (const [i, place] of ['桐庐县', '象山县'].entries()) {
        writeFileSync(join(corpus, `${i}.txt`), text(place));
        await buildIndex({ corpus, index, lexicon, full: false });
        await until(() => count() === i + 2);
      }
      expect(said).toEqual(['已换用新索引：2 份报告，2 段', '已换用新索引：3 份报告，3 段']);
      const manifest = join(index, 'manifest.json');
      writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/"format": \d+/, '"format": 99'));
      await until(() => said.length === 3);
      expect(said[2]).toMatch(/新索引不能用，仍用原来的：.*格式是 99/);
      expect(count()).toBe(3);
    } finally {
      live.stop();
    }
  });
});
