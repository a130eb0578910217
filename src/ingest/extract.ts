// In: the bytes of a corpus file and of its sidecar. Out: the document as plain text with labels, chrome and flaws.
// Never throws on bad input and never opens a file: the caller reads the bytes. Holds no state, so it runs in workers.

import { messageOf } from '../errors.ts';
import { decode } from './decode.ts';
import type { DocumentFormat, ExtractedDocument, ExtractedText } from './extracted-document.ts';
import { damagedFile, fileTypeOf, formatOf, isTextFormat, type TextFormat } from './file-type.ts';
import { type Flaw, flaw } from './flaw.ts';
import { type MetadataOverrides, parseOverrides } from './overrides.ts';
import { separatePageChrome } from './page-chrome.ts';
import { readPdf } from './pdf/pdf.ts';
import { boundText } from './text-bound.ts';
import { plainSource, readTextSource, type Source } from './text-source.ts';
import { readDoc } from './word/doc.ts';
import { readDocx } from './word/docx.ts';

export { MAX_FILE_BYTES } from './file-type.ts';

/**
 * Reads one file. `sidecar` is the content of `NAME.meta.yaml`, null where there is none.
 * A file that cannot be read gives text '' and a flaw that says what to do.
 */
export async function extract(bytes: Uint8Array, file: string, sidecar: Uint8Array | null): Promise<ExtractedDocument> {
  const { format, flaws } = fileTypeOf(bytes, file);
  if (format === null) return toDocument(plainSource({ text: '', flaws }), formatOf(file), file, sidecar);
  const source = isTextFormat(format)
    ? readNamedText(bytes, file, format)
    : plainSource(await readDocument(bytes, format));
  // Where there is no text the reader has said why, and the extension is the lesser trouble.
  const own = source.text === '' ? [] : flaws;
  return toDocument({ ...source, flaws: [...own, ...source.flaws] }, format, file, sidecar);
}

/** As `extract`, without waiting, of bytes that are known to be text: Markdown, HTML or plain by the file's extension. */
export function extractText(bytes: Uint8Array, file: string, sidecar: Uint8Array | null): ExtractedDocument {
  const named = formatOf(file);
  const format = named !== null && isTextFormat(named) ? named : 'txt';
  return toDocument(readTextSource(bytes, format), format, file, sidecar);
}

function readNamedText(bytes: Uint8Array, file: string, format: TextFormat): Source {
  const source = readTextSource(bytes, format);
  const named = formatOf(file);
  // Bytes of no encoding under a Word or PDF name are a damaged file, not a text in a strange encoding.
  const isText = source.encoding !== null || named === null || isTextFormat(named);
  return isText ? source : plainSource({ text: '', flaws: [damagedFile(named)] });
}

async function readDocument(bytes: Uint8Array, format: Exclude<DocumentFormat, TextFormat>): Promise<ExtractedText> {
  try {
    if (format === 'docx') return readDocx(bytes);
    return format === 'doc' ? readDoc(bytes) : await readPdf(bytes);
  } catch (error) {
    // The readers meet bytes that no one has foreseen; whatever they stumble over, it is the file that is broken.
    return { text: '', flaws: [{ ...damagedFile(format), quote: messageOf(error).slice(0, 200) }] };
  }
}

function toDocument(
  source: Source,
  format: DocumentFormat | null,
  file: string,
  sidecar: Uint8Array | null,
): ExtractedDocument {
  const side = readSidecar(sidecar);
  const bounded = boundText(source.text);
  const page = separatePageChrome(bounded.text);
  const flaws = [...side.flaws, ...source.flaws, ...bounded.flaws, ...page.flaws];
  if (page.text.trim() === '' && source.flaws.length === 0)
    flaws.push(flaw('no-text', '文件里没有正文文字；若是扫描件或图片，请先识别成文字再放入'));
  return {
    file,
    format,
    encoding: source.encoding,
    text: page.text,
    labels: source.sourceUrl === null ? page.labels : [...page.labels, { label: '网址', value: source.sourceUrl }],
    chrome: page.chrome,
    pageTitle: source.pageTitle,
    overrides: { ...source.overrides, ...side.overrides },
    flaws,
  };
}

function readSidecar(bytes: Uint8Array | null): { overrides: MetadataOverrides; flaws: readonly Flaw[] } {
  if (bytes === null) return { overrides: {}, flaws: [] };
  const { text } = decode(bytes, null);
  if (text === null)
    return { overrides: {}, flaws: [flaw('sidecar-invalid', '旁注文件不是文字文件，请用 UTF-8 另存')] };
  return parseOverrides(text.replace(/\r\n?/g, '\n'), 'sidecar-invalid');
}
