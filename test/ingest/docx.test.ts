import { describe, expect, it } from 'vitest';
import { extract } from '../../src/ingest/extract.ts';
import { readDocx } from '../../src/ingest/word/docx.ts';
import { type DocxParts, listDefinition, listItem, listUses, makeDocx, makeZip, paragraph } from './make-docx.ts';

const LEAD = paragraph('云溪县全面推进依法行政，各项工作有序开展，群众满意。');
const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
const cell = (...lines: readonly string[]): string => `<w:tc>${lines.map((line) => paragraph(line)).join('')}</w:tc>`;

function linesOf(parts: DocxParts): readonly string[] {
  const { text, flaws } = readDocx(makeDocx(parts));
  expect(flaws).toEqual([]);
  return text.split('\n');
}

async function flawOf(bytes: Uint8Array, file = 'a.docx') {
  const { text, flaws } = await extract(bytes, file, null);
  return { text, code: flaws[0]?.code, message: flaws[0]?.message };
}

describe('numbers that Word makes', () => {
  it.each([
    ['chineseCounting', '%1、', ['一、', '二、', '三、']],
    ['chineseCountingThousand', '（%1）', ['（一）', '（二）', '（三）']],
    ['japaneseCounting', '第%1，', ['第一，', '第二，', '第三，']],
    ['ideographTraditional', '%1、', ['甲、', '乙、', '丙、']],
    ['decimalEnclosedCircle', '%1', ['①', '②', '③']],
    ['decimal', '（%1）', ['（1）', '（2）', '（3）']],
    ['decimal', '%1.', ['1. ', '2. ', '3. ']],
    ['decimalFullWidth', '%1．', ['１．', '２．', '３．']],
    ['lowerLetter', '%1)', ['a)', 'b)', 'c)']],
    ['upperRoman', '%1、', ['I、', 'II、', 'III、']],
    ['bullet', '\uf0b7', ['\uf0b7', '\uf0b7', '\uf0b7']],
  ])('of format %s and form %s come out as text', async (format, template, numbers) => {
    const body = numbers.map(() => paragraph('条目', listItem(1, 0))).join('');
    const numbering = listDefinition(1, [[format, template]]) + listUses([1]);
    const shown = format === 'bullet' ? numbers.map(() => '条目') : numbers.map((number) => `${number}条目`);
    expect(linesOf({ body, numbering })).toEqual(shown);
  });

  it('go past ten and past twenty', () => {
    const body = Array.from({ length: 21 }, () => paragraph('条', listItem(1, 0))).join('');
    const lines = linesOf({ body, numbering: listDefinition(1, [['chineseCounting', '%1、']]) + listUses([1]) });
    expect([9, 10, 11, 19, 20].map((i) => lines[i])).toEqual([
      '十、条',
      '十一、条',
      '十二、条',
      '二十、条',
      '二十一、条',
    ]);
  });

  it('restart below each higher number, and name it where the form says so', () => {
    const levels = [0, 1, 1, 0, 1];
    const body = levels.map((level) => paragraph('条', listItem(1, level))).join('');
    const numbering =
      listDefinition(1, [
        ['chineseCounting', '%1、'],
        ['decimal', '%1.%2'],
      ]) + listUses([1]);
    expect(linesOf({ body, numbering })).toEqual(['一、条', '一.1 条', '一.2 条', '二、条', '二.1 条']);
  });

  it('go on over plain paragraphs and stop where a list begins again', () => {
    const body = [
      paragraph('甲', listItem(1, 0)),
      paragraph('正文'),
      paragraph('乙', listItem(1, 0)),
      paragraph('丙', listItem(2, 0)),
    ].join('');
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const numbering = `${listDefinition(1, [['decimal', '%1、']])}${listUses([1])}<w:num w:numId="2"><w:abstractNumId w:val="1"/>${restart}</w:num>`;
    expect(linesOf({ body, numbering })).toEqual(['1、甲', '正文', '2、乙', '1、丙']);
  });

  it('come from the style of a heading as well, and a paragraph can be taken out of its list', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="标题甲"/><w:basedOn w:val="H1"/></w:style>';
    const body = [
      paragraph('主要做法', '<w:pStyle w:val="H1"/>'),
      paragraph('存在的问题', '<w:pStyle w:val="Own"/>'),
      paragraph('附表', '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
    ].join('');
    const numbering = listDefinition(1, [['chineseCounting', '%1、']]) + listUses([1]);
    expect(linesOf({ body, styles, numbering })).toEqual(['一、主要做法', '二、存在的问题', '附表']);
  });
});

describe('what stands in a .docx', () => {
  it('is read without headers, footers, notes, comments, deletions and hidden words', () => {
    const body = [
      `<w:p>${run('行政复议')}<w:r><w:footnoteReference w:id="2"/></w:r><w:ins>${run('应诉')}</w:ins><w:del><w:r><w:delText>旧词</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗文</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r></w:p>`,
      `<w:p><w:moveFrom>${run('移走')}</w:moveFrom><w:moveTo>${run('移来')}</w:moveTo></w:p>`,
    ].join('');
    expect(linesOf({ body, header: paragraph('页眉'), footer: paragraph('第 1 页') })).toEqual([
      '行政复议应诉',
      '移来',
    ]);
  });

  it('joins paragraphs whose mark between them is deleted', () => {
    const body = `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${run('法治')}</w:p>${paragraph('政府')}`;
    expect(linesOf({ body })).toEqual(['法治政府']);
  });

  it('shows what a field gives, not its code, and leaves out a table of contents', () => {
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('网址')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>';
    const body = `<w:p>${field}</w:p>${paragraph('一、主要做法 1', '<w:pStyle w:val="T"/>')}`;
    expect(linesOf({ body, styles })).toEqual(['网址']);
  });

  it('makes lines of rows, and keeps the paragraphs of a table that only lays out', () => {
    const table = `<w:tbl><w:tr>${cell('指标')}${cell('数量')}</w:tr><w:tr>${cell('案件')}${cell('12', '件')}</w:tr></w:tbl>`;
    const frame = `<w:tbl><w:tr>${cell('一、主要做法', '第一段。')}</w:tr></w:tbl>`;
    expect(linesOf({ body: table + frame })).toEqual(['指标 | 数量 |', '案件 | 12 件 |', '一、主要做法', '第一段。']);
  });

  it('reads a text box once, and breaks a line where Word does', () => {
    const box = `<w:txbxContent>${paragraph('云政〔2024〕1号')}</w:txbxContent>`;
    const body = `<w:p><w:r><AlternateContent><Choice>${box}</Choice><Fallback>${box}</Fallback></AlternateContent></w:r>${run('上')}<w:r><w:br/></w:r>${run('下')}</w:p>`;
    expect(linesOf({ body })).toEqual(['云政〔2024〕1号', '上', '下']);
  });
});

describe('a .docx that cannot be read', () => {
  const whole = makeDocx({ body: LEAD });

  it.each([
    ['cut off', whole.subarray(0, 900)],
    ['without a document', makeZip([['[Content_Types].xml', '<Types/>']])],
    ['of bytes that say nothing', new Uint8Array(3000).map((_, i) => (i * 7919) % 251)],
  ])('%s is damaged', async (_, bytes) => {
    expect(await flawOf(bytes)).toMatchObject({ text: '', code: 'damaged-file' });
  });

  it.each([
    ['an Excel file', makeZip([['xl/workbook.xml', '<x/>']]), /Excel/],
    ['an OFD file', makeZip([['OFD.xml', '<x/>']]), /OFD/],
    ['an archive', makeZip([['a.txt', 'x']]), /压缩包/],
    ['RTF', Buffer.from('{\\rtf1 abc}'), /RTF.*另存为 \.docx/],
  ])('%s says what it is', async (_, bytes, message) => {
    expect(await flawOf(bytes)).toMatchObject({
      text: '',
      code: 'unknown-type',
      message: expect.stringMatching(message),
    });
  });

  it('that inflates to more than a report has is refused before it does', async () => {
    const bomb = makeZip([['word/document.xml', Buffer.alloc(80 * 1024 * 1024, ' ')]]);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await flawOf(bomb)).toMatchObject({ text: '', code: 'file-too-large' });
  });

  it('that nests without end is read up to there', async () => {
    const deep = makeZip([['word/document.xml', `<w:document><w:body>${LEAD}${'<w:sdt>'.repeat(200_000)}`]]);
    expect(await flawOf(deep)).toMatchObject({ code: 'truncated-text', text: expect.stringContaining('云溪县') });
  });
});
