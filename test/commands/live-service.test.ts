// A service that is running takes the next index and an edited lexicon without a pause, and keeps the old where the next is no good.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLiveService } from '../../src/commands/live-service.ts';
import { readConfig } from '../../src/config.ts';
import { messageOf } from '../../src/errors.ts';
import { buildIndex } from '../../src/indexer/build-index.ts';
import { readLexicon } from '../../src/lexicon/read-lexicon.ts';
import { parseSearchRequest } from '../../src/search/search-request.ts';
import { readManifest } from '../../src/segment/index-folder.ts';
import { until } from '../until.ts';

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

  it('with a damaged file answers no more, says which and what to do, and takes the index that is built anew', async () => {
    const [corpus, index] = [join(folder, 'corpus-3'), join(folder, 'index-3')];
    mkdirSync(corpus);
    const config = readConfig({ corpus, index }, {});
    const lexicon = readLexicon(config.lexicon);
    writeFileSync(join(corpus, 'a.txt'), text('宁海县'));
    await buildIndex({ corpus, index, lexicon, full: false });
    const segment = readManifest(index)?.segments[0]?.name ?? '';
    const path = join(index, segment, 'passages.dat');
    writeFileSync(path, readFileSync(path, 'utf8').replace('40卷', '90卷'));
    const live = await openLiveService(config, { info: () => {}, error: () => {} });
    const answer = (): string => {
      try {
        return live.current().search(parseSearchRequest({ q: '案卷评查' })).results[0]?.text ?? '';
      } catch (error) {
        return messageOf(error);
      }
    };
    try {
      await until(() => answer().includes('已损坏'));
      expect(answer()).toBe(
        `索引文件 ${segment}/passages.dat 已损坏（校验与清单不符），请运行 tashan index --full 重建索引`,
      );
      await buildIndex({ corpus, index, lexicon, full: true });
      await until(() => answer().includes('40卷'));
      expect(answer()).toContain('抽查案卷40卷');
    } finally {
      live.stop();
    }
  });

  it('takes an edited lexicon, refuses a broken one with file and line, and takes it when it is mended', async () => {
    const [corpus, index, words] = ['corpus-2', 'index-2', 'lexicon'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    mkdirSync(corpus);
    cpSync(readConfig({}, {}).lexicon, words, { recursive: true });
    const config = readConfig({ corpus, index, lexicon: words }, {});
    writeFileSync(join(corpus, 'a.txt'), text('宁海县'));
    await buildIndex({ corpus, index, lexicon: readLexicon(words), full: false });
    const said: string[] = [];
    const live = await openLiveService(config, {
      info: (message) => said.push(message),
      error: (message) => said.push(message),
    });
    const edit = (name: string, line: string): void => {
      const path = join(words, name);
      writeFileSync(path, `${readFileSync(path, 'utf8')}${line}\n`);
    };
    const matched = () =>
      live.current().search(parseSearchRequest({ q: '稽古钩沉' })).results[0]?.matchedBy.synonym ?? [];
    const notices = () => live.current().notices();
    try {
      expect(matched()).toEqual([]);
      expect(notices()).toEqual([]);

      edit('synonyms.yaml', '- same: [稽古钩沉, 案卷评查]');
      await until(() => matched().includes('案卷评查'));
      expect(said).toEqual(['词库有改动，已换用']);

      const themes = join(words, 'themes.yaml');
      const searched = () =>
        live
          .current()
          .subthemes('T05')
          .map(({ q }) => q);
      expect(searched()).toEqual([]);
      writeFileSync(themes, readFileSync(themes, 'utf8').replace('query: 执法监督\n', 'query: 抽查案卷\n'));
      await until(() => searched().includes('抽查案卷'));
      expect(notices()).toEqual([]);

      const whole = readFileSync(join(words, 'synonyms.yaml'), 'utf8');
      edit('synonyms.yaml', '- same: [只有一个]');
      await until(() => notices().length === 1);
      const line = whole.split('\n').length;
      expect(notices()[0]).toMatch(
        new RegExp(`^词库有误，仍用改动前的词库：synonyms\\.yaml 第 ${line} 行：.*至少要有两个`),
      );
      expect(said.at(-1)).toBe(notices()[0]);
      expect(matched()).toEqual(['案卷评查']);

      writeFileSync(join(words, 'synonyms.yaml'), whole);
      await until(() => notices().length === 0);
      expect(matched()).toEqual(['案卷评查']);

      edit('words.txt', '稽古钩沉法');
      await until(() => notices().length === 1);
      expect(notices()).toEqual(['词表有改动，请运行 tashan index']);
      await buildIndex({ corpus, index, lexicon: readLexicon(words), full: false });
      await until(() => notices().length === 0);

      rmSync(join(words, 'stopwords.txt'));
      await until(() => notices().length === 1);
      expect(notices()[0]).toMatch(/缺少词库文件 stopwords\.txt/);
    } finally {
      live.stop();
    }
  });
});
