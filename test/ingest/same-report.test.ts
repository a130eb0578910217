import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { extract } from '../../src/ingest/extract.ts';
import { readLexicon } from '../../src/lexicon/read-lexicon.ts';
import { createReportReader } from '../../src/report/read-report.ts';
import type { Report } from '../../src/report/report.ts';
import { ninghaiDocx, ninghaiHtml, ninghaiTxt } from './ninghai.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const fixture = (name: string): Uint8Array => readFileSync(`${ROOT}test/fixtures/${name}`);
const readReport = createReportReader(readLexicon(`${ROOT}corpus/lexicon`).themes);
const read = async (bytes: Uint8Array, extension: string): Promise<Report> =>
  readReport(await extract(bytes, `宁海县2021.${extension}`, null));

/** Without white space, and half and full width alike: what formats differ in and readers do not. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

describe('one report in five formats', () => {
  let fromText: Report;
  beforeAll(async () => {
    fromText = await read(ninghaiTxt(), 'txt');
  });

  it('is read from plain text as expected', () => {
    expect(fromText).toMatchObject({
      title: '2021年宁海县人民政府法治政府建设工作报告',
      issuer: '宁海县人民政府',
      year: 2021,
      signedOn: '2022-03-31',
      region: { code: '330226' },
    });
    expect(fromText.sections.length).toBeGreaterThan(15);
    expect(fromText.passages.length).toBeGreaterThan(15);
  });

  it.each([
    ['html', ninghaiHtml()],
    ['docx', ninghaiDocx()],
    ['doc', fixture('ninghai.doc')],
    ['pdf', fixture('ninghai.pdf')],
  ])('is read from .%s as from .txt', async (extension, bytes) => {
    const report = await read(bytes, extension);
    expect(report.format).toBe(extension);
    expect(report.title).toBe(fromText.title);
    expect(report.issuer).toBe(fromText.issuer);
    expect(report.region).toEqual(fromText.region);
    expect(report.level).toBe(fromText.level);
    expect(report.year).toBe(fromText.year);
    expect([report.publishedOn, report.writtenOn, report.signedOn]).toEqual([
      fromText.publishedOn,
      fromText.writtenOn,
      fromText.signedOn,
    ]);
    const outline = ({ sections }: Report) => sections.map(({ depth, heading }) => [depth, plain(heading)]);
    expect(outline(report)).toEqual(outline(fromText));
    const passages = (each: Report) =>
      each.passages.map(({ kind, themes, path, heading, text }) => ({
        kind,
        themes,
        path: path.map(plain),
        heading: heading === null ? null : plain(heading),
        text: plain(text),
      }));
    expect(passages(report)).toEqual(passages(fromText));
    expect(plain(report.body)).toBe(plain(fromText.body));
    expect(report.closing.map(plain)).toEqual(fromText.closing.map(plain));
  });
});
