// In: the bytes of a PDF. Out: its text, a paragraph a line, or a flaw that says why there is none.
// Reads the text layer only; a scan has none and must be recognised first.

import type { ExtractedText } from '../extracted-document.ts';
import { type Flaw, flaw } from '../flaw.ts';
import { MAX_TEXT_CHARS } from '../text-bound.ts';
import { inflatesTooFar } from './inflation.ts';
import { withoutFurniture } from './page-furniture.ts';
import { toParagraphs } from './paragraphs.ts';
import { type PdfLine, readPdfLines } from './pdf-lines.ts';
import { openPdf, PdfError, type PdfFile } from './pdfjs.ts';

// The longest white papers have some 200 pages; at 10 ms a page this bounds a file to some 20 s.
const MAX_PAGES = 2_000;

// Fewer characters a page than in any text: a page number, or the mark of a scanning program.
const SCAN_CHARS_PER_PAGE = 15;
// Characters of a font's own, which mean nothing outside of it.
const MEANINGLESS = /[\ue000-\uf8ff\ufffd\u0000-\u0008]/gu;
const MAX_MEANINGLESS_SHARE = 0.3;
// The last page of many files is empty, and so is the back of a cover.
const MAX_EMPTY_PAGES_SHARE = 0.2;

/** Never throws on a bad file. */
export async function readPdf(bytes: Uint8Array): Promise<ExtractedText> {
  if (inflatesTooFar(bytes)) return { text: '', flaws: [tooLarge()] };
  let file: PdfFile;
  try {
    file = await openPdf(bytes);
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    return { text: '', flaws: [error.reason === 'password' ? locked() : damaged()] };
  }
  try {
    return await readPages(file);
  } finally {
    await file.close();
  }
}

async function readPages(file: PdfFile): Promise<ExtractedText> {
  const pages: (readonly PdfLine[])[] = [];
  const broken: number[] = [];
  let chars = 0;
  let number = 1;
  for (; number <= Math.min(file.pageCount, MAX_PAGES) && chars < MAX_TEXT_CHARS; number += 1) {
    const lines = await readLines(file, number);
    if (lines === null) broken.push(number);
    pages.push(lines ?? []);
    chars += countChars(lines ?? []);
  }
  const text = toParagraphs(withoutFurniture(pages)).join('\n');
  const flaws = [...brokenPages(broken), ...leftOutPages(number - 1, file.pageCount)];
  if (broken.length === pages.length && pages.length > 0) return { text: '', flaws: [damaged()] };
  if (text.replace(/\s+/gu, '').length < SCAN_CHARS_PER_PAGE * pages.length) return { text: '', flaws: [scan()] };
  const meaningless = text.match(MEANINGLESS)?.length ?? 0;
  if (meaningless > MAX_MEANINGLESS_SHARE * text.length) return { text: '', flaws: [garbled()] };
  return { text, flaws: [...flaws, ...emptyPages(pages, broken), ...meaninglessChars(meaningless)] };
}

/** null where pdfjs cannot read the page. */
async function readLines(file: PdfFile, number: number): Promise<readonly PdfLine[] | null> {
  try {
    return readPdfLines(await file.readPage(number), number - 1);
  } catch (error) {
    // Whatever it is, the other pages may still be whole.
    if (error instanceof Error) return null;
    throw error;
  }
}

function countChars(lines: readonly PdfLine[]): number {
  return lines.reduce((sum, { text }) => sum + text.length, 0);
}

function locked(): Flaw {
  return flaw('password-protected', '文件设有打开密码，未读取；请用密码打开，去掉密码另存后再放入');
}

function damaged(): Flaw {
  return flaw('damaged-file', '文件已损坏或没有下载完整，读不出文字；请重新下载，或打开后另存为 PDF');
}

function tooLarge(): Flaw {
  return flaw('file-too-large', '文件里有解压后过大的内容，未读取；请只保留报告正文，另存为 PDF 后再放入');
}

function scan(): Flaw {
  return flaw('no-text', '这是扫描件，没有文字层；请先做文字识别（OCR），再把识别后的文件放入');
}

function garbled(): Flaw {
  return flaw('undecodable-text', '文字层是乱码（字体没有编码）；请换一份文件，或先做文字识别（OCR）后再放入');
}

function meaninglessChars(count: number): readonly Flaw[] {
  return count === 0 ? [] : [flaw('undecodable-text', `有 ${count} 处文字是乱码（字体没有编码），请核对原文件`)];
}

function emptyPages(pages: readonly (readonly PdfLine[])[], broken: readonly number[]): readonly Flaw[] {
  const empty = pages.flatMap((lines, i) => (lines.length === 0 && !broken.includes(i + 1) ? [i + 1] : []));
  if (empty.length <= Math.max(1, MAX_EMPTY_PAGES_SHARE * pages.length)) return [];
  return [flaw('no-text', `${pageList(empty)}没有文字，可能是扫描页，没有读到；请先做文字识别（OCR）后再放入`)];
}

function brokenPages(broken: readonly number[]): readonly Flaw[] {
  if (broken.length === 0) return [];
  return [flaw('damaged-file', `${pageList(broken)}已损坏，读不出文字；请重新下载，或打开后另存为 PDF`)];
}

function leftOutPages(read: number, all: number): readonly Flaw[] {
  if (read >= all) return [];
  return [flaw('truncated-text', `共 ${all} 页，只读了前 ${read} 页；请只保留报告正文`)];
}

function pageList(numbers: readonly number[]): string {
  const listed = numbers.slice(0, 5).join('、');
  return numbers.length > 5 ? `第 ${listed} 页等 ${numbers.length} 页` : `第 ${listed} 页`;
}
