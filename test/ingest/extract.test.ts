import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/ingest/extract.ts';
import { processorMs } from '../processor-time.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const codes = (file: { flaws: readonly { code: string }[] }): readonly string[] => file.flaws.map(({ code }) => code);

describe('extract of text', () => {
  it('never takes angle brackets in .txt for HTML', async () => {
    const text = '一、主要做法\n印发《关于落实<条例>的通知》,<b>各镇</b>一体推进。';
    expect((await extract(bytes(text), 'a.txt', null)).text).toBe(text);
  });

  it('reads Windows line ends', async () => {
    expect((await extract(bytes('一、做法\r\n全县依法行政,成效明显,群众满意。\r\n'), 'a.txt', null)).text).toBe(
      '一、做法\n全县依法行政,成效明显,群众满意。',
    );
  });
});

describe('extract of Markdown', () => {
  const markdown =
    '---\nyear: 2023\nissuer: 云溪县人民政府\n---\n# 云溪县2023年法治政府建设情况报告\n\n## 一、**主要**做法\n';

  it.each([markdown, markdown.replaceAll('\n', '\r\n')])(
    'reads front matter and takes off heading marks',
    async (source) => {
      const document = await extract(bytes(source), 'a.md', null);
      expect(document.overrides).toEqual({ year: 2023, issuer: '云溪县人民政府' });
      expect(document.text).toBe('云溪县2023年法治政府建设情况报告\n\n一、主要做法');
    },
  );

  it('lets the sidecar win over front matter', async () => {
    expect((await extract(bytes(markdown), 'a.md', bytes('year: 2022'))).overrides).toEqual({
      year: 2022,
      issuer: '云溪县人民政府',
    });
  });

  it('flags front matter that never ends and a wrong sidecar', async () => {
    const document = await extract(bytes('---\nyear: 2023\n一、做法'), 'a.md', bytes('jahr: 1'));
    expect(codes(document)).toEqual(expect.arrayContaining(['sidecar-invalid', 'front-matter-invalid']));
  });
});

describe('extract of HTML', () => {
  it('makes lines of blocks and rows, and drops scripts, menus and footers', async () => {
    const html = `<!doctype html><title>报告</title><nav>首页</nav><script>x()</script>
      <table><tr><td>索引号:</td><td>A-1</td><td>文号:</td><td>云政〔2024〕1号</td></tr></table>
      <h1>云溪县2023年法治政府建设情况报告</h1><p>2023年,云溪县推进依法行政,工作有序开展。</p>
      <p style="display:none">隐藏</p><footer>版权所有</footer>`;
    const document = await extract(bytes(html), 'a.html', null);
    expect(document.pageTitle).toBe('报告');
    expect(document.text).toBe('云溪县2023年法治政府建设情况报告\n\n2023年,云溪县推进依法行政,工作有序开展。');
    expect(document.labels).toEqual([
      { label: '索引号', value: 'A-1' },
      { label: '文号', value: '云政〔2024〕1号' },
    ]);
  });

  it('reads the charset that the page declares', async () => {
    const html = '<meta charset="gb2312"><p>云溪县推进依法行政,工作有序开展,群众满意。</p>';
    const document = await extract(iconv.encode(html, 'gbk'), 'a.htm', null);
    expect(document.text).toContain('云溪县推进依法行政');
    expect(document.encoding).toBe('GB18030');
  });

  it.each(['</div></p>', '<td>x', '<div></p>', '\r\n'])(
    'takes no more than moments over %j without end',
    async (part) => {
      const taken = await processorMs(() => extract(bytes(part.repeat(300_000)), 'a.html', null));
      expect(taken).toBeLessThan(10_000);
    },
  );

  it('survives deep nesting', async () => {
    const document = await extract(bytes(`${'<div>'.repeat(20_000)}深处${'</div>'.repeat(20_000)}`), 'a.html', null);
    expect(document.text).toBe('');
  });
});

describe('extract of what cannot be read', () => {
  it.each([
    ['empty-file', new Uint8Array(), 'a.txt'],
    ['unknown-type', bytes('x'), 'a.xlsx'],
    ['damaged-file', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'a.txt'],
    ['file-too-large', new Uint8Array(20 * 1024 * 1024 + 1), 'a.txt'],
    ['undecodable-text', new Uint8Array([1, 0, 2, 0, 0, 255]), 'a.txt'],
    ['no-text', bytes(' \n \n'), 'a.txt'],
  ])('gives %s and no text', async (code, content, file) => {
    const document = await extract(content, file, null);
    expect(codes(document)).toContain(code);
    expect(document.text).toBe('');
    expect(document.flaws.every(({ message }) => /[\u4e00-\u9fff]/.test(message))).toBe(true);
  });
});

describe('a text longer than any report', () => {
  it.each([
    ['characters', '依法行政，'.repeat(1_100_000)],
    ['lines', '依法\n'.repeat(200_000)],
  ])('in %s is read to its bound, and that is said', async (_, text) => {
    const document = await extract(bytes(text), 'a.txt', null);
    expect(codes(document)).toContain('truncated-text');
    expect(document.text.length).toBeLessThanOrEqual(5_000_000);
  });
});
