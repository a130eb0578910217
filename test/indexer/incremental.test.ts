// A corpus that changes: what did not change is not read again, and the answers are those of an index built at once.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIndex } from '../../src/indexer/build-index.ts';
import { openIndex } from '../../src/indexer/open-index.ts';
import { readLexicon } from '../../src/lexicon/read-lexicon.ts';
import { createSearchService } from '../../src/search/create-search-service.ts';
import { parseSearchRequest } from '../../src/search/search-request.ts';
import { readManifest } from '../../src/segment/index-folder.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const lexicon = readLexicon(`${ROOT}corpus/lexicon`);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tashan-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PRACTICES = [
  '规范行政执法。开展行政执法案卷评查，抽查案卷40卷，发现问题12个，全部督促整改到位，执法质量持续提升。',
  '健全行政复议受理点。在18个乡镇全部设立行政复议基层受理点，受理复议申请236件，群众在家门口就能申请。',
  '推进政务公开。主动公开政府信息5200条，办理依申请公开86件，答复率100%，政策解读同步率达到98%。',
];
const reportText = (place: string, year: number, practice: number): string =>
  [
    `${place}${year}年法治政府建设工作报告`,
    '',
    `${year}年，我们坚持依法行政，推进法治政府建设，现将有关情况报告如下。`,
    '一、主要做法',
    `（一）${PRACTICES[practice]}`,
    '二、存在的问题',
    `${place}基层执法力量薄弱，专业人员不足，执法能力与群众期待相比还有差距，需要在今后的工作中努力改进。`,
    `${place}人民政府`,
    `${year + 1}年1月15日`,
  ].join('\n');

/** Everything that may be asked of an index, asked in a few ways; ordinals and times left out. */
async function answersOf(index: string): Promise<unknown> {
  const { engine, analyzer, files, close } = await openIndex(index);
  const service = createSearchService({ engine, analyzer, lexicon, indexedAt: null });
  const requests = [
    { q: '行政复议 受理点' },
    { q: '执法' },
    { q: '依法行政', mode: 'exact' },
    { q: '', sort: 'oldest' },
    { q: '群众 公开', group: 'report', perReport: '1' },
  ];
  const answers = requests.map((request) => {
    const { tookMs: _, ...answer } = service.search(parseSearchRequest({ size: '100', ...request }));
    return answer;
  });
  const suggestions = ['规范', '执法', '行政复议', 'jqxz', 'zhengwu', '宁'].map((q) => service.suggest(q, 10));
  const reports = engine.reports.map(({ id }) => engine.report(id));
  close();
  return JSON.parse(
    JSON.stringify({ answers, suggestions, reports, files, overview: service.overview() }, (_, value) =>
      typeof value === 'number' ? Number(value.toPrecision(9)) : value,
    ),
  );
}

describe('an index that follows its corpus', () => {
  it('answers as one that was built at once, step by step', async () => {
    const corpus = join(folder, 'corpus');
    const index = join(folder, 'index');
    mkdirSync(corpus);
    const write = (name: string, place: string, year: number, practice = 0): void =>
      writeFileSync(join(corpus, name), reportText(place, year, practice));
    for (const [i, place] of ['宁海县', '桐庐县', '象山县', '余姚市', '慈溪市'].entries()) {
      write(`${place}.txt`, place, 2021, i % 3);
    }
    const steps: readonly (readonly [string, () => void, number])[] = [
      ['a corpus', () => {}, 5],
      ['one report more', () => write('新昌县.txt', '新昌县', 2022, 1), 1],
      ['one changed', () => write('桐庐县.txt', '桐庐县', 2021, 0), 1],
      ['one changed in the delta', () => write('新昌县.txt', '新昌县', 2022, 2), 1],
      ['one gone', () => rmSync(join(corpus, '象山县.txt')), 0],
      ['a copy, which is left out', () => cpSync(join(corpus, '宁海县.txt'), join(corpus, '副本.txt')), 1],
      ['a sidecar', () => writeFileSync(join(corpus, '余姚市.meta.yaml'), 'year: 2019\n'), 1],
      // The copy is read again: until now nobody held its text.
      ['the original gone, so that its copy is held', () => rmSync(join(corpus, '宁海县.txt')), 0],
      ['what was gone is back', () => write('象山县.txt', '象山县', 2021, 2), 1],
      ['the delta gone', () => rmSync(join(corpus, '新昌县.txt')), 0],
    ];
    for (const [name, change, unread] of steps) {
      change();
      let read = 0;
      await buildIndex({
        corpus,
        index,
        lexicon,
        full: false,
        onProgress: (phase, _, total) => {
          if (phase === 'read') read = total;
        },
      });
      expect(read, name).toBe(unread);
      const atOnce = join(folder, 'at-once');
      await buildIndex({ corpus, index: atOnce, lexicon, full: true });
      expect(await answersOf(index), name).toEqual(await answersOf(atOnce));
      expect(readManifest(atOnce)?.segments.length).toBe(1);
    }
    expect(readManifest(index)?.segments.length).toBe(2);
  });

  it('is built in full where what it holds is damaged, and passes no damage on', async () => {
    const [corpus, index, atOnce] = ['corpus-2', 'index-2', 'at-once-2'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    mkdirSync(corpus);
    for (const place of ['宁海县', '桐庐县']) writeFileSync(join(corpus, `${place}.txt`), reportText(place, 2021, 0));
    await buildIndex({ corpus, index, lexicon, full: false });
    writeFileSync(join(corpus, '象山县.txt'), reportText('象山县', 2021, 0));
    await buildIndex({ corpus, index, lexicon, full: false });
    const path = join(index, readManifest(index)?.segments[1]?.name ?? '', 'passages.dat');
    const stored = readFileSync(path, 'utf8');
    writeFileSync(path, stored.replaceAll('象山县', '山象县'));
    expect(readFileSync(path, 'utf8')).not.toBe(stored);
    // The delta is merged with what is new.
    writeFileSync(join(corpus, '余姚市.txt'), reportText('余姚市', 2021, 0));
    await buildIndex({ corpus, index, lexicon, full: false });
    await buildIndex({ corpus, index: atOnce, lexicon, full: true });
    expect(await answersOf(index)).toEqual(await answersOf(atOnce));
  });
});
