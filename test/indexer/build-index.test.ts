import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildIndex } from '../../src/indexer/build-index.ts';
import type { BuildSummary } from '../../src/indexer/build-summary.ts';
import { openIndex } from '../../src/indexer/open-index.ts';
import { readLexicon } from '../../src/lexicon/read-lexicon.ts';
import { readManifest } from '../../src/segment/index-folder.ts';
import { decodeManifest, encodeManifest } from '../../src/segment/manifest.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const lexicon = readLexicon(`${ROOT}corpus/lexicon`);

let folder = '';
let corpus = '';
let index = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tashan-test-'));
  corpus = join(folder, 'corpus');
  index = join(folder, 'index');
  mkdirSync(corpus);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const build = (full = false): Promise<BuildSummary> => buildIndex({ corpus, index, lexicon, full });
const reportText = (place: string, year: number): string =>
  [
    `${place}${year}年法治政府建设工作报告`,
    '',
    `${year}年,我们坚持依法行政,推进法治政府建设,现将有关情况报告如下。`,
    '一、主要做法',
    '(一)规范行政执法。开展行政执法案卷评查,抽查案卷40卷,发现问题12个,全部督促整改到位,执法质量持续提升。',
    '二、存在的问题',
    '基层执法力量薄弱,专业人员不足,执法能力与群众期待相比还有差距,需要在今后的工作中努力改进。',
    `${place}人民政府`,
    `${year + 1}年1月15日`,
  ].join('\n');

describe('building an index', () => {
  it('reads every report and can be opened', async () => {
    writeFileSync(join(corpus, 'a.txt'), reportText('宁海县', 2021));
    writeFileSync(join(corpus, 'b.txt'), reportText('桐庐县', 2022));
    expect(await build()).toMatchObject({ outcome: 'built', files: 2, reports: 2, leftOut: [] });
    const { engine } = await openIndex(index);
    expect(engine.reports.map(({ title }) => title).sort()).toEqual([
      '宁海县2021年法治政府建设工作报告',
      '桐庐县2022年法治政府建设工作报告',
    ]);
  });

  it('leaves an index as it is while nothing changed', async () => {
    writeFileSync(join(corpus, 'a.txt'), reportText('宁海县', 2021));
    await build();
    const before = readFileSync(join(index, 'manifest.json'));
    expect(await build()).toMatchObject({ outcome: 'unchanged', reports: 1 });
    expect(readFileSync(join(index, 'manifest.json'))).toEqual(before);
  });

  it.each([
    ['a report is added', () => writeFileSync(join(corpus, 'b.txt'), reportText('桐庐县', 2022)), 2],
    ['a report changes', () => writeFileSync(join(corpus, 'a.txt'), reportText('宁海县', 2022)), 1],
    ['a sidecar is added', () => writeFileSync(join(corpus, 'a.meta.yaml'), 'year: 2020\n'), 1],
  ])('builds anew when %s', async (_, change, reports) => {
    writeFileSync(join(corpus, 'a.txt'), reportText('宁海县', 2021));
    await build();
    change();
    expect(await build()).toMatchObject({ outcome: 'built', reports });
  });

  it('builds anew when the words of the lexicon change', async () => {
    writeFileSync(join(corpus, 'a.txt'), reportText('宁海县', 2021));
    await build();
    const words = [...lexicon.words, { word: '案卷评查会', frequency: null }];
    expect((await buildIndex({ corpus, index, lexicon: { ...lexicon, words }, full: false })).outcome).toBe('built');
  });

  it.each(['words.json', 'files.json', 'readings.json'])('builds anew where %s differs by one byte', async (name) => {
    writeFileSync(join(corpus, 'a.txt'), reportText('宁海县', 2021));
    await build();
    const path = join(index, readManifest(index)?.state.name ?? '', name);
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
    writeFileSync(path, bytes);
    expect(await build()).toMatchObject({ outcome: 'built' });
    expect(await build()).toMatchObject({ outcome: 'unchanged' });
    const { verify, close } = await openIndex(index);
    await verify();
    close();
  });

  it('builds anew over a damaged index', async () => {
    writeFileSync(join(corpus, 'a.txt'), reportText('宁海县', 2021));
    await build();
    writeFileSync(join(index, readManifest(index)?.segments[0]?.name ?? '', 'terms.bin'), 'x');
    await expect(openIndex(index)).rejects.toThrow(/terms\.bin 已损坏.*tashan index --full/);
    expect((await build()).outcome).toBe('built');
    expect((await openIndex(index)).engine.passageCount).toBeGreaterThan(0);
  });

  it('gives the same bytes for the same corpus', async () => {
    writeFileSync(join(corpus, 'a.txt'), reportText('宁海县', 2021));
    writeFileSync(join(corpus, 'b.txt'), reportText('桐庐县', 2022));
    await build();
    const bytes = () => {
      const { name } = readManifest(index)?.segments[0] ?? { name: '' };
      return [name, ...readdirSync(join(index, name)).map((file) => readFileSync(join(index, name, file), 'latin1'))];
    };
    const first = bytes();
    rmSync(index, { recursive: true });
    await build(true);
    expect(bytes()).toEqual(first);
  });

  it('takes a copy of a report once and says whose copy it is', async () => {
    writeFileSync(join(corpus, 'a.txt'), reportText('宁海县', 2021));
    cpSync(join(corpus, 'a.txt'), join(corpus, 'copy.txt'));
    const summary = await build();
    expect(summary.reports).toBe(1);
    expect(summary.leftOut[0]).toMatchObject({ file: 'copy.txt' });
    expect(summary.leftOut[0]?.flaws.at(-1)?.message).toMatch(/与 a\.txt 是同一份报告/);
  });

  it('does not take another corpus for the one it knows', async () => {
    const other = join(folder, 'other');
    mkdirSync(other);
    writeFileSync(join(corpus, 'a.txt'), reportText('宁海县', 2021));
    writeFileSync(join(other, 'a.txt'), reportText('桐庐县', 2021));
    const time = new Date(1_700_000_000_000);
    for (const place of [corpus, other]) utimesSync(join(place, 'a.txt'), time, time);
    await build();
    expect(await buildIndex({ corpus: other, index, lexicon, full: false })).toMatchObject({ outcome: 'built' });
    expect((await openIndex(index)).engine.reports[0]?.title).toMatch(/桐庐县/);
  });

  it('names a sidecar that stands beside no report', async () => {
    writeFileSync(join(corpus, 'a.txt'), reportText('宁海县', 2021));
    writeFileSync(join(corpus, 'b.meta.yaml'), 'year: 2020');
    expect((await build()).leftOut).toMatchObject([
      { file: 'b.meta.yaml', reason: expect.stringMatching(/没有它所说明的报告/) },
    ]);
  });

  it('names a file whose name is in no known encoding', async () => {
    writeFileSync(join(corpus, 'a.txt'), reportText('宁海县', 2021));
    writeFileSync(
      Buffer.concat([Buffer.from(`${corpus}/`), Buffer.from([0xc4, 0xfe, 0xba, 0xa3]), Buffer.from('.txt')]),
      '甲',
    );
    const { reports, leftOut } = await build();
    expect(reports).toBe(1);
    expect(leftOut).toMatchObject([{ reason: expect.stringMatching(/文件名的编码不对/) }]);
  });

  it('goes on past files that are empty, foreign or not to be read', async () => {
    writeFileSync(join(corpus, 'a.txt'), reportText('宁海县', 2021));
    writeFileSync(join(corpus, 'empty.txt'), '');
    writeFileSync(join(corpus, 'picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47]));
    const summary = await build();
    expect(summary.reports).toBe(1);
    expect(summary.leftOut.map(({ file, flaws }) => [file, flaws[0]?.code])).toEqual([
      ['empty.txt', 'empty-file'],
      ['picture.png', 'unknown-type'],
    ]);
  });

  it('leaves the sample digests out once there are reports of one’s own', async () => {
    cpSync(`${ROOT}corpus/reports`, corpus, { recursive: true });
    expect((await build()).reports).toBe(5);
    writeFileSync(join(corpus, 'own.txt'), reportText('桐庐县', 2022));
    const summary = await build();
    expect(summary.reports).toBe(1);
    expect(summary.leftOut.map(({ reason }) => reason)).toEqual(
      Array(5).fill('随系统附带的摘编样本，已有自己的报告，不再收录'),
    );
    expect(summary.flaws.map(({ code }) => code)).not.toContain('stray-space');
  });

  it('refuses a folder that is not there', async () => {
    rmSync(corpus, { recursive: true });
    await expect(build()).rejects.toThrow(/报告文件夹 .* 打不开.*--corpus/);
  });

  it('refuses an empty corpus and keeps the index there was', async () => {
    writeFileSync(join(corpus, 'a.txt'), reportText('宁海县', 2021));
    await build();
    rmSync(join(corpus, 'a.txt'));
    await expect(build()).rejects.toThrow(/没有可收录的报告.*原有索引未动/);
    expect((await openIndex(index)).engine.passageCount).toBeGreaterThan(0);
  });
});

describe('opening an index', () => {
  it('refuses a folder without one and says what to run', async () => {
    await expect(openIndex(index)).rejects.toThrow(/还没有索引，请先运行 tashan index/);
  });

  it('refuses an index of another analyzer', async () => {
    writeFileSync(join(corpus, 'a.txt'), reportText('宁海县', 2021));
    await build();
    const path = join(index, 'manifest.json');
    const manifest = decodeManifest(readFileSync(path, 'utf8'));
    writeFileSync(path, encodeManifest({ ...manifest, analyzer: 'other' }));
    await expect(openIndex(index)).rejects.toThrow(/另一种分词.*tashan index --full/);
  });
});
