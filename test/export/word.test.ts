import { inflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { citation } from '../../src/export/citation.ts';
import { passagesToExcel } from '../../src/export/excel.ts';
import { passagesToWord } from '../../src/export/word.ts';
import type { ListedPassage } from '../../src/search/search-answer.ts';
import { sampleReport } from '../sample-reports.ts';
import { hostile, inventedReports } from '../web/invented-reports.ts';
import { listOf } from './list-of.ts';

/** The files of a zip archive, by their names (APPNOTE 4.3.12: the central directory). */
function unzipped(archive: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (let at = archive.indexOf('PK\u0001\u0002'); at >= 0; at = archive.indexOf('PK\u0001\u0002', at + 4)) {
    const size = archive.readUInt32LE(at + 20);
    const nameLength = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + size);
    files.set(name, (archive.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8'));
  }
  return files;
}

describe('Word', () => {
  test('is set in the type of official documents on A4', async () => {
    const files = unzipped(await passagesToWord(await listOf(inventedReports, '受理点')));
    const styles = files.get('word/styles.xml') ?? '';
    for (const font of ['仿宋', '黑体', '宋体']) expect(styles).toContain(`w:eastAsia="${font}"`);
    expect(files.get('word/document.xml')).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
  });

  test('marks a digest beside the passage and in its footnote', async () => {
    const files = unzipped(await passagesToWord(await listOf(inventedReports, '力量不足')));
    expect(files.get('word/document.xml')).toContain('【摘编，非原文】');
    expect(files.get('word/footnotes.xml')).toContain('【摘编，非原文】《');
  });

  test('has one row a place, in which every passage keeps its own footnote', async () => {
    const held = [
      sampleReport('甲', ['设立受理点。', '再设受理点。'], { place: '330226', year: 2022 }),
      sampleReport('乙', ['也设受理点。'], { place: '140621', year: 2023 }),
    ];
    const files = unzipped(await passagesToWord(await listOf(held, '受理点', { rows: 'places' })));
    const document = files.get('word/document.xml') ?? '';
    expect(document.match(/<w:tr>|<w:tr /g)).toHaveLength(3);
    expect(document.match(/<w:footnoteReference /g)).toHaveLength(3);
  });

  test('lets no field of a report be read as markup', async () => {
    const files = unzipped(await passagesToWord(await listOf([hostile], '敌意')));
    for (const [, xml] of files) expect(xml).not.toMatch(/<script|<img/);
  });
});

describe('Excel', () => {
  test('types every cell, so that none is a formula', async () => {
    const files = unzipped(await passagesToExcel(await listOf([sampleReport('公式', ['=1+1受理点'])], '受理点')));
    const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).not.toContain('<f>');
    expect([...files.values()].join('')).toContain('=1+1受理点');
  });

  test('goes on below where a cell is full', async () => {
    const long = `${'受理点'.repeat(12_000)}完`;
    const files = unzipped(await passagesToExcel(await listOf([sampleReport('长', [long])], '受理点')));
    const cells = [...[...files.values()].join('').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map((found) => found[1] ?? '');
    expect(cells.filter((cell) => cell.length > 32_767)).toEqual([]);
    expect(cells.join('')).toContain('受理点完');
  });
});

describe('a citation', () => {
  const known: Parameters<typeof citation>[0] = {
    ...{ title: '法治政府建设报告', issuer: '某县人民政府', year: 2022, isDigest: false, sourceUrl: null },
    ...{ publishedOn: '2023-03-05', writtenOn: '2023-02-28', signedOn: '2023-03-01', docNumber: '某政〔2023〕4号' },
    ...{ derived: [], path: ['主要做法'], heading: '设立受理点' },
  };
  const without = (...fields: (keyof ListedPassage)[]) => Object.fromEntries(fields.map((field) => [field, null]));

  test.each([
    ['the publication date', {}, '（某县人民政府，2023年3月5日发布）'],
    ['else the date of writing', without('publishedOn'), '（某县人民政府，成文日期2023年2月28日）'],
    ['else the date signed', without('publishedOn', 'writtenOn'), '（某县人民政府，落款日期2023年3月1日）'],
    ['else the number', without('publishedOn', 'writtenOn', 'signedOn'), '（某县人民政府，文号某政〔2023〕4号）'],
  ])('gives %s by its name', (_name, changes, expected) => {
    expect(citation({ ...known, ...changes })).toBe(`《法治政府建设报告》${expected}，主要做法 › 设立受理点`);
  });

  test('says that a title was concluded', () => {
    expect(citation({ ...known, derived: ['title'] })).toMatch(/^《法治政府建设报告》（题名系推定）（某县/);
  });

  test('writes book marks inside book marks as single ones', () => {
    expect(citation({ ...known, title: '《纲要》实施情况报告' })).toMatch(/^《〈纲要〉实施情况报告》/);
    expect(citation({ ...known, title: '《报告》' })).toMatch(/^《报告》（/);
  });

  test('ends with the original, else with the passage in Tashan', () => {
    const link = 'http://tashan.example/passages/x';
    expect(citation({ ...known, sourceUrl: 'http://a.example/1.html' }, link)).toMatch(
      /，http:\/\/a\.example\/1\.html$/,
    );
    expect(citation(known, link)).toMatch(/，http:\/\/tashan\.example\/passages\/x$/);
  });
});
