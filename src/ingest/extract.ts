// In: the bytes of a corpus file and of its sidecar. Out: the document as plain text with labels, chrome and flaws.
// Never throws on bad input and never opens a file: the caller reads the bytes.

import { decode } from './decode.ts';
import type { DocumentFormat, ExtractedDocument } from './extracted-document.ts';
import { type Flaw, flaw } from './flaw.ts';
import { declaredCharset, htmlToText } from './html-text.ts';
import { readMarkdown } from './markdown.ts';
import { type MetadataOverrides, parseOverrides } from './overrides.ts';
import { separatePageChrome } from './page-chrome.ts';

/** Reports have at most a few hundred thousand characters; more is a scan, an archive or a mistake. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

const FORMATS: Readonly<Record<string, DocumentFormat>> = { txt: 'txt', md: 'md', html: 'html', htm: 'html' };

/** File type by extension; null for a type that is not read. */
export function formatOf(file: string): DocumentFormat | null {
  const extension = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(FORMATS, extension) ? (FORMATS[extension] ?? null) : null;
}

/**
 * Reads one file. `sidecar` is the content of `NAME.meta.yaml`, null where there is none.
 * A file that cannot be read gives text '' and a flaw that says what to do.
 */
export function extract(bytes: Uint8Array, file: string, sidecar: Uint8Array | null): ExtractedDocument {
  const side = readSidecar(sidecar);
  const format = formatOf(file);
  const refusal = refuse(bytes, file, format);
  if (refusal || format === null) return unread(file, format, side, refusal ? [refusal] : []);
  const decoded = decode(bytes, format === 'html' ? declaredCharset(bytes) : null);
  if (decoded.text === null) return unread(file, format, side, decoded.flaws);

  const source = readSource(decoded.text, format);
  const page = separatePageChrome(source.text);
  const overrides = { ...source.overrides, ...side.overrides };
  const labels = source.sourceUrl === null ? page.labels : [...page.labels, { label: '网址', value: source.sourceUrl }];
  const flaws = [...side.flaws, ...decoded.flaws, ...source.flaws, ...page.flaws];
  if (page.text.trim() === '')
    flaws.push(flaw('no-text', '文件里没有正文文字；若是扫描件或图片，请先识别成文字再放入'));
  return {
    file,
    format,
    encoding: decoded.encoding,
    text: page.text,
    labels,
    chrome: page.chrome,
    pageTitle: source.pageTitle,
    overrides,
    flaws,
  };
}

interface Source {
  readonly text: string;
  readonly pageTitle: string | null;
  readonly sourceUrl: string | null;
  readonly overrides: MetadataOverrides;
  readonly flaws: readonly Flaw[];
}

function readSource(decoded: string, format: DocumentFormat): Source {
  const text = decoded.replace(/^\ufeff/, '').replace(/\r\n?|\u2028|\u2029/g, '\n');
  if (format === 'html') {
    const page = htmlToText(text);
    return { ...page, overrides: {}, flaws: [] };
  }
  if (format === 'md') return { ...readMarkdown(text), pageTitle: null, sourceUrl: null };
  return { text, pageTitle: null, sourceUrl: null, overrides: {}, flaws: [] };
}

function refuse(bytes: Uint8Array, file: string, format: DocumentFormat | null): Flaw | null {
  if (format === null) {
    return flaw('unknown-type', '不支持这种文件，请另存为 .txt、.md 或 .html 后再放入', file.replace(/^.*[\\/]/, ''));
  }
  if (bytes.length === 0) return flaw('empty-file', '文件是空的，请重新下载或另存');
  if (bytes.length > MAX_FILE_BYTES) {
    return flaw('file-too-large', `文件超过 ${MAX_FILE_BYTES / 1024 / 1024} MB，未读取；请只保留报告正文`);
  }
  const magic = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (BINARY_MAGIC.has(magic)) return flaw('unreadable-file', '扩展名与内容不符：这不是文字文件，请另存为文本或网页');
  return null;
}

// ZIP (also .docx), PDF, OLE (.doc), PNG, JPEG, GIF, gzip.
const BINARY_MAGIC = new Set([
  '504b0304',
  '25504446',
  'd0cf11e0',
  '89504e47',
  'ffd8ffe0',
  'ffd8ffe1',
  '47494638',
  '1f8b0800',
]);

function readSidecar(bytes: Uint8Array | null): { overrides: MetadataOverrides; flaws: readonly Flaw[] } {
  if (bytes === null) return { overrides: {}, flaws: [] };
  const { text } = decode(bytes, null);
  if (text === null)
    return { overrides: {}, flaws: [flaw('sidecar-invalid', '旁注文件不是文字文件，请用 UTF-8 另存')] };
  return parseOverrides(text.replace(/\r\n?/g, '\n'), 'sidecar-invalid');
}

function unread(
  file: string,
  format: DocumentFormat | null,
  side: { overrides: MetadataOverrides; flaws: readonly Flaw[] },
  flaws: readonly Flaw[],
): ExtractedDocument {
  return {
    file,
    format,
    encoding: null,
    text: '',
    labels: [],
    chrome: [],
    pageTitle: null,
    overrides: side.overrides,
    flaws: [...side.flaws, ...flaws],
  };
}
