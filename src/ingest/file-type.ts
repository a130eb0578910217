// In: a file's name and bytes. Out: which reader it goes to, or the flaw that says why it goes to none.
// The first bytes win over the extension: a .doc that is a web page is read as a web page, and that is said.

import type { DocumentFormat } from './extracted-document.ts';
import { type Flaw, flaw } from './flaw.ts';

/** Reports have at most a few hundred thousand characters; more is a scan, an archive or a mistake. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

export type TextFormat = Extract<DocumentFormat, 'txt' | 'md' | 'html'>;

/** `format` null: not to be read, for the reason in `flaws`. */
export interface FileType {
  readonly format: DocumentFormat | null;
  readonly flaws: readonly Flaw[];
}

const FORMATS: Readonly<Record<string, DocumentFormat>> = {
  txt: 'txt',
  md: 'md',
  html: 'html',
  htm: 'html',
  docx: 'docx',
  doc: 'doc',
  pdf: 'pdf',
};

const NAMES: Readonly<Record<DocumentFormat, string>> = {
  txt: '纯文本',
  md: 'Markdown',
  html: '网页',
  docx: 'Word（.docx）',
  doc: 'Word（.doc）',
  pdf: 'PDF',
};

/** File type by extension; null for a type that is not read. */
export function formatOf(file: string): DocumentFormat | null {
  const extension = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(FORMATS, extension) ? (FORMATS[extension] ?? null) : null;
}

export function isTextFormat(format: DocumentFormat): format is TextFormat {
  return format === 'txt' || format === 'md' || format === 'html';
}

export function fileTypeOf(bytes: Uint8Array, file: string): FileType {
  const named = formatOf(file);
  if (named === null) {
    const name = file.replace(/^.*[\\/]/, '');
    return refused(flaw('unknown-type', '不支持这种文件，请另存为 .docx、.pdf、.txt 或 .html 后再放入', name));
  }
  if (bytes.length === 0) return refused(flaw('empty-file', '文件是空的，请重新下载或另存'));
  if (bytes.length > MAX_FILE_BYTES) {
    const message = `文件超过 ${MAX_FILE_BYTES / 1024 / 1024} MB，未读取；请只保留报告正文`;
    return refused(flaw('file-too-large', message));
  }
  const unreadable = OTHER_TYPES.find(({ sign }) => sign.test(firstBytes(bytes)));
  if (unreadable) return refused(flaw('unknown-type', `${unreadable.what}；${unreadable.remedy}`));
  const found = contentFormat(bytes, named);
  if (found === null) return refused(damagedFile(named));
  return { format: found, flaws: found === named ? [] : [wrongExtension(named, found)] };
}

/** Of a file that should hold a Word document or PDF and holds bytes of no known kind. */
export function damagedFile(named: DocumentFormat): Flaw {
  return flaw('damaged-file', `文件已损坏，或者不是${NAMES[named]}文件，读不出文字；请重新下载或另存`);
}

function refused(reason: Flaw): FileType {
  return { format: null, flaws: [reason] };
}

function wrongExtension(named: DocumentFormat, found: DocumentFormat): Flaw {
  return flaw(
    'wrong-extension',
    `扩展名是 .${named}，内容其实是${NAMES[found]}，已按${NAMES[found]}读取；请改正扩展名`,
  );
}

// A web page saved by Word begins with its tag or with a comment; 2 KB are enough to see it.
const LOOKED_AT_BYTES = 2048;

/** One character a byte. */
function firstBytes(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, LOOKED_AT_BYTES));
}

/** The format that the bytes show; for text the one that the extension names, as text cannot tell. */
function contentFormat(bytes: Uint8Array, named: DocumentFormat): DocumentFormat | null {
  const start = firstBytes(bytes);
  if (start.startsWith('PK\x03\x04')) return 'docx';
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'doc';
  // The standard allows up to 1 KB of rubbish before the mark (ISO 32000-1, annex H.3.4.1).
  if (/^\s{0,16}%PDF-/.test(start) || (named === 'pdf' && start.slice(0, 1024).includes('%PDF-'))) return 'pdf';
  if (isTextFormat(named)) return named;
  // Without zeros: bytes that are no text have them within the first 2 KB, UTF-16 has its mark.
  const isWide = start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff');
  if (start.includes('\0') && !isWide) return null;
  return /<(?:!doctype\s+html|html|head|body|meta|div|p|table)\b/i.test(start.replaceAll('\0', '')) ? 'html' : 'txt';
}

const OTHER_TYPES: readonly { readonly sign: RegExp; readonly what: string; readonly remedy: string }[] = [
  { sign: /^\s*\{\\rtf/, what: '这是 RTF 文件', remedy: '请用 Word 或 WPS 打开，另存为 .docx 后再放入' },
  {
    sign: /^(?:\xef\xbb\xbf)?\s*MIME-Version:/i,
    what: '这是单个文件网页（MHTML）',
    remedy: '请用 Word 或浏览器打开，另存为 .docx 或 .html 后再放入',
  },
  {
    sign: /^(?:\xef\xbb\xbf)?\s*<\?xml.*?<(?:w:wordDocument|pkg:package)\b/s,
    what: '这是 Word 的 XML 文件',
    remedy: '请用 Word 或 WPS 打开，另存为 .docx 后再放入',
  },
  {
    sign: /^(?:\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|BM....\0\0\0\0)/s,
    what: '这是图片，没有文字',
    remedy: '请先做文字识别（OCR），再把识别出的文字放入',
  },
  {
    sign: /^(?:Rar!|7z\xbc\xaf|\x1f\x8b)/,
    what: '这是压缩包',
    remedy: '请解压后把里面的报告放入',
  },
];
