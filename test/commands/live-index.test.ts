import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLiveIndex } from '../../src/commands/live-index.ts';
import { readConfig } from '../../src/config.ts';
import { buildIndex } from '../../src/indexer/build-index.ts';
import { readLexicon } from '../../src/lexicon/read-lexicon.ts';
import { until } from '../until.ts';

const text = (place: string) =>
  `${place}2022年法治政府建设工作报告\n\n一、主要做法\n\n组织开展行政执法案卷评查，共抽查案卷120件，发现的问题全部整改到位，执法质量不断提升。\n`;

let folder = '';
const at = (name: string) => join(folder, name);
const lexicon = readLexicon(readConfig({}, {}).lexicon);

async function build(index: string, ...places: readonly string[]) {
  const corpus = at(`corpus-${index}`);
  mkdirSync(corpus, { recursive: true });
  for (const place of places) writeFileSync(join(corpus, `${place}.txt`), text(place));
  await buildIndex({ corpus, index: at(index), lexicon, full: false });
}

async function opened(index: string) {
  const said: string[] = [];
  const log = { info: (message: string) => said.push(message), error: (message: string) => said.push(message) };
  return { live: await openLiveIndex(at(index), log), said };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tashan-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an index whose folder goes away', () => {
  it('is still read, is said to be gone once, and is found again', async () => {
    await build('a', '宁海县');
    const { live, said } = await opened('a');
    await until(() => live.check() === 'good');
    renameSync(at('a'), at('a-away'));
    await live.look();
    await live.look();
    expect(said).toEqual([live.problem()]);
    expect(live.problem()).toMatch(/^索引文件夹不见了，仍用已打开的索引/);
    expect(live.current().engine.passage(0).passage.text).toContain('案卷评查');
    renameSync(at('a-away'), at('a'));
    expect(await live.look()).toBeNull();
    expect(live.problem()).toBeNull();
    await until(() => live.check() === 'good');
  });

  it('is replaced by another that is put there', async () => {
    await build('b', '宁海县');
    await build('c', '宁海县', '桐庐县');
    const { live } = await opened('b');
    rmSync(at('b'), { recursive: true });
    await live.look();
    cpSync(at('c'), at('b'), { recursive: true, preserveTimestamps: true });
    (await live.look())?.release();
    expect(live.current().engine.reports.length).toBe(2);
    expect(live.problem()).toBeNull();
  });

  it('is opened again when it was half copied the first time', async () => {
    await build('d', '宁海县');
    await build('e', '宁海县', '桐庐县');
    const { live } = await opened('d');
    rmSync(at('d'), { recursive: true });
    mkdirSync(at('d'));
    cpSync(join(at('e'), 'manifest.json'), join(at('d'), 'manifest.json'));
    await live.look();
    expect(live.problem()).toMatch(/^新索引不能用，仍用原来的：/);
    cpSync(at('e'), at('d'), { recursive: true, preserveTimestamps: true });
    await until(async () => {
      (await live.look())?.release();
      return live.current().engine.reports.length === 2;
    });
  });
});

describe('a clock that was set back', () => {
  it('does not hide a new index', async () => {
    await build('f', '宁海县');
    const { live } = await opened('f');
    await build('f', '宁海县', '桐庐县');
    const past = new Date('2001-01-01T00:00:00Z');
    utimesSync(join(at('f'), 'manifest.json'), past, past);
    (await live.look())?.release();
    expect(live.current().engine.reports.length).toBe(2);
  });
});

describe('an index that is damaged on the disk', () => {
  it('is said to be, and is not called good', async () => {
    await build('g', '宁海县');
    const { state } = JSON.parse(readFileSync(join(at('g'), 'manifest.json'), 'utf8'));
    const file = join(at('g'), state.name, 'readings.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('宁海县', '海宁县'));
    const { live, said } = await opened('g');
    await until(() => live.check() === 'damaged');
    expect(said.join()).toMatch(/readings\.json.*校验与清单不符/);
  });
});
