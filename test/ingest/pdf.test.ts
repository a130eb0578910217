import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/ingest/extract.ts';
import { readPdf } from '../../src/ingest/pdf/pdf.ts';
import { assemble, makePdf, typeset, type Word } from './make-pdf.ts';

const LEAD = '云溪县全面推进依法行政，各项工作有序开展，群众满意，现将有关情况报告如下。';
const LONG = `组织案卷评查，${'抽查案卷四十卷，发现问题十二个，全部督促整改到位，'.repeat(4)}执法质量持续提升。`;

async function linesOf(pages: readonly (readonly Word[])[]): Promise<readonly string[]> {
  const { text, flaws } = await readPdf(makePdf(pages));
  expect(flaws).toEqual([]);
  return text.split('\n');
}

describe('paragraphs of a PDF', () => {
  it('are joined from lines that run to the margin, and begin by indentation', async () => {
    const paragraphs = [LEAD, '一、主要做法', LONG, '二、存在的问题', LONG];
    expect(await linesOf(typeset(paragraphs))).toEqual(paragraphs);
  });

  it('go on over the end of a page', async () => {
    expect(await linesOf(typeset([LEAD, '一、主要做法', LONG], 5))).toEqual([LEAD, '一、主要做法', LONG]);
  });

  it('begin where the one before filled its line to the end', async () => {
    const full = `${'做'.repeat(25)}。`;
    expect(await linesOf(typeset([LEAD, full, LONG]))).toEqual([LEAD, full, LONG]);
  });

  it('begin with a number after a full stop, without indentation as well', async () => {
    const rows = [
      `一是规范执法。${'开展案卷评查工作，'.repeat(2)}立行`,
      `立改。${'持续提升执法的质量，'.repeat(2)}群众满意。`,
      `二是化解纠纷。${'设立调解的工作室，'.repeat(2)}就地`,
      '化解。',
    ];
    const words = rows.map((text, i) => ({ text, x: 74, y: 120 + 28 * i }));
    expect(await linesOf([words])).toEqual([`${rows[0]}${rows[1]}`, `${rows[2]}${rows[3]}`]);
  });

  it('keep signature and date apart, though both end at the margin', async () => {
    const signature = [
      { text: '云溪县人民政府', x: 410, y: 700 },
      { text: '2024年1月15日', x: 418, y: 728 },
    ];
    const [first = [], ...more] = typeset([LEAD, LONG]);
    expect((await linesOf([[...first, ...signature], ...more])).slice(2)).toEqual(['云溪县人民政府', '2024年1月15日']);
  });

  it('undo hyphens and keep one space between Latin words', async () => {
    const words = [
      { text: `${'政务服务平台'.repeat(3)}全面采用 inter-`, x: 74, y: 400 },
      { text: `national standard 标准，${'政务服务'.repeat(4)}`, x: 74, y: 428 },
      { text: '平台。', x: 74, y: 456 },
    ];
    const [page = []] = typeset([LEAD, LONG]);
    expect((await linesOf([[...page, ...words]])).at(-1)).toBe(
      `${'政务服务平台'.repeat(3)}全面采用international standard标准，${'政务服务'.repeat(4)}平台。`,
    );
  });

  it('set no space where the typesetter stretched a line, and one where the writer left a gap', async () => {
    const [page = []] = typeset([LEAD, LONG]);
    const stretched = [...'依法行政工作'].map((text, i) => ({ text, x: 74 + i * 21, y: 400 }));
    const signed = [
      { text: '云政〔2024〕1号', x: 74, y: 440 },
      { text: '签发人：张三', x: 400, y: 440 },
    ];
    const lines = await linesOf([[...page, ...stretched, ...signed]]);
    expect(lines.slice(-2)).toEqual(['依法行政工作', '云政〔2024〕1号 签发人：张三']);
  });

  it('are read column by column', async () => {
    const column = (text: string, x: number): readonly Word[] =>
      Array.from({ length: 12 }, (_, i) => ({ text: text.repeat(12), x, y: 160 + 24 * i }));
    const title = { text: '云溪县2023年法治政府建设工作报告', x: 80, y: 100, size: 24 };
    expect(await linesOf([[title, ...column('左', 74), ...column('右', 310)]])).toEqual([
      title.text,
      '左'.repeat(144) + '右'.repeat(144),
    ]);
  });
});

describe('headers, footers and page numbers of a PDF', () => {
  it.each([
    ['— 3 —', (i: number) => `— ${i} —`],
    ['- 3 -', (i: number) => `- ${i} -`],
    ['第 3 页 共 8 页', (i: number) => `第 ${i} 页 共 8 页`],
    ['3', (i: number) => `${i}`],
    ['3/8', (i: number) => `${i}/8`],
  ])('like %s are gone, and what they stood between is joined', async (_, number) => {
    const pages = typeset([LEAD, LONG, LONG, LONG], 6).map((words, i) => [
      { text: '云溪县人民政府文件', x: 220, y: 50, size: 9 },
      ...words,
      { text: number(i + 1), x: 290, y: 810, size: 9 },
    ]);
    expect(pages.length).toBeGreaterThan(2);
    expect(await linesOf(pages)).toEqual([LEAD, LONG, LONG, LONG]);
  });

  it('are not looked for inside the text', async () => {
    const repeated = '全县上下统一思想。';
    const pages = [1, 2, 3].map(() => [
      ...(typeset([LEAD])[0] ?? []),
      { text: repeated, x: 106, y: 400 },
      { text: LONG.slice(0, 26), x: 106, y: 500 },
    ]);
    expect((await linesOf(pages)).filter((line) => line === repeated)).toHaveLength(3);
  });
});

describe('a PDF that cannot be read', () => {
  const codesOf = async (bytes: Uint8Array) => {
    const { text, flaws } = await extract(bytes, 'a.pdf', null);
    return { text, codes: flaws.map(({ code }) => code), message: flaws[0]?.message };
  };

  it('for want of a text layer is a scan, page number or not', async () => {
    const pages = [1, 2, 3].map((i) => [{ text: `${i}`, x: 290, y: 810 }]);
    expect(await codesOf(makePdf(pages))).toMatchObject({
      text: '',
      codes: ['no-text'],
      message: expect.stringMatching(/扫描件.*OCR/),
    });
  });

  it('in part says which pages', async () => {
    const pages = [...typeset([LEAD, LONG, LONG], 5), [], []];
    const { text, codes, message } = await codesOf(makePdf(pages));
    expect(text).toContain('依法行政');
    expect([codes, message]).toEqual([['no-text'], expect.stringMatching(/第 4、5 页没有文字/)]);
  });

  it('for want of the password says so', async () => {
    const locked = readFileSync(fileURLToPath(new URL('../fixtures/locked.pdf', import.meta.url)));
    expect(await codesOf(locked)).toMatchObject({ text: '', codes: ['password-protected'] });
  });

  it.each([
    ['cut off at its head', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['without a page', assemble(['<< /Type /Catalog >>'])],
  ])('%s is damaged', async (_, bytes) => {
    expect(await codesOf(bytes)).toMatchObject({ text: '', codes: ['damaged-file'] });
  });

  it('of 2,100 pages is read to its 2,000th', async () => {
    const pages = Array.from({ length: 2_100 }, (_, i) => [
      { text: `第${i}段，依法行政工作有序开展。`, x: 74, y: 120 },
    ]);
    const { text, codes, message } = await codesOf(makePdf(pages));
    expect(text).toContain('第1999段');
    expect(text).not.toContain('第2000段');
    expect([codes, message]).toEqual([['truncated-text'], expect.stringMatching(/共 2100 页，只读了前 2000 页/)]);
  });

  it.each([1, 2])('with a stream deflated %i times to 200 MB of blanks is refused at once', async (times) => {
    let packed = deflateSync(Buffer.alloc(200 * 1024 * 1024, ' '));
    for (let i = 1; i < times; i += 1) packed = deflateSync(packed);
    const filters = '/FlateDecode '.repeat(times);
    const bytes = assemble([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
      `<< /Length ${packed.length} /Filter [${filters}] >>\nstream\n${packed.toString('latin1')}\nendstream`,
    ]);
    expect(await codesOf(bytes)).toMatchObject({ text: '', codes: ['file-too-large'] });
  });
});
