// In: the digest of 宁海县 2021 in the corpus. Out: it as one report, title and signature added, in four formats.
// The .doc and .pdf of the same report are fixtures, made from the .docx by LibreOffice: see test/fixtures/README.md.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { escapeXml, listDefinition, listItem, listUses, makeDocx, paragraph } from './make-docx.ts';

const TITLE = '2021年宁海县人民政府法治政府建设工作报告';

/** Title, body, signature, date: a line each. */
export const ninghaiLines: readonly string[] = [
  TITLE,
  ...readFileSync(fileURLToPath(new URL('../../corpus/reports/宁海县2021.md', import.meta.url)), 'utf8')
    .replace(/^---[\s\S]*?\n---\n/, '')
    .split('\n')
    .filter((line) => line !== ''),
  '宁海县人民政府',
  '2022年3月31日',
];

export function ninghaiTxt(): Uint8Array {
  return Buffer.from(ninghaiLines.join('\n'), 'utf8');
}

/** As a web site shows it, in GB18030, with navigation and a footer. */
export function ninghaiHtml(): Uint8Array {
  const paragraphs = ninghaiLines.slice(1).map((line) => `<p>　　${escapeXml(line)}</p>`);
  return iconv.encode(
    `<!DOCTYPE html><html><head><meta charset="gb18030"><title>${TITLE}</title></head><body>
    <nav><a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a></nav>
    <h1>${TITLE}</h1><div id="zoom">${paragraphs.join('\n')}</div>
    <footer>版权所有 技术支持</footer></body></html>`,
    'gb18030',
  );
}

/** As Word users write it: 一、 and （一） are automatic numbers, and every page has a header and a number. */
export function ninghaiDocx(): Uint8Array {
  const song = '<w:rFonts w:ascii="Noto Serif CJK SC" w:hAnsi="Noto Serif CJK SC" w:eastAsia="Noto Serif CJK SC"/>';
  const plain = `${song}<w:sz w:val="28"/>`;
  const field = (code: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const body = ninghaiLines.map((line, i) => {
    if (i === 0) return paragraph(line, '<w:jc w:val="center"/>', `${song}<w:b/><w:sz w:val="40"/>`);
    if (i >= ninghaiLines.length - 2) return paragraph(line, '<w:jc w:val="right"/>', plain);
    const chapter = /^[一二三四五六七八九十]+、/u.exec(line)?.[0];
    const section = /^（[一二三四五六七八九十]+）/u.exec(line)?.[0];
    const number = chapter ?? section;
    const indent = '<w:ind w:firstLine="560"/><w:jc w:val="both"/>';
    if (number === undefined) return paragraph(line, indent, plain);
    return paragraph(line.slice(number.length), listItem(1, chapter === undefined ? 1 : 0), plain);
  });
  return makeDocx({
    body: body.join(''),
    numbering:
      listDefinition(1, [
        ['chineseCountingThousand', '%1、'],
        ['chineseCounting', '（%2）'],
      ]) + listUses([1]),
    header: paragraph('宁海县人民政府文件', '<w:jc w:val="center"/>', song),
    footer: `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">- </w:t></w:r>${field('PAGE')}<w:r><w:t xml:space="preserve"> -</w:t></w:r></w:p>`,
  });
}
