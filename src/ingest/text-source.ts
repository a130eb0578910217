// In: the bytes of a text file: plain, Markdown or a web page. Out: its text, what it says of itself, and how it was read.

import { decode } from './decode.ts';
import type { ExtractedText } from './extracted-document.ts';
import type { TextFormat } from './file-type.ts';
import { declaredCharset, htmlToText } from './html-text.ts';
import { readMarkdown } from './markdown.ts';
import type { MetadataOverrides } from './overrides.ts';

/** A file's text before page chrome is taken out. */
export interface Source extends ExtractedText {
  /** null when nothing could be read, and for files that hold no encoded text. */
  readonly encoding: string | null;
  readonly pageTitle: string | null;
  readonly sourceUrl: string | null;
  readonly overrides: MetadataOverrides;
}

export function plainSource({ text, flaws }: ExtractedText): Source {
  return { text, flaws, encoding: null, pageTitle: null, sourceUrl: null, overrides: {} };
}

/** `text` is '' where the bytes are no text; the flaw says so. */
export function readTextSource(bytes: Uint8Array, format: TextFormat): Source {
  const { text: decoded, encoding, flaws } = decode(bytes, format === 'html' ? declaredCharset(bytes) : null);
  if (decoded === null) return plainSource({ text: '', flaws });
  const text = decoded.replace(/^\ufeff/, '').replace(/\r\n?|\u2028|\u2029/g, '\n');
  if (format === 'html') return { ...htmlToText(text), encoding, overrides: {}, flaws };
  if (format === 'md') {
    const markdown = readMarkdown(text);
    return {
      ...plainSource({ text: markdown.text, flaws: [...flaws, ...markdown.flaws] }),
      encoding,
      overrides: markdown.overrides,
    };
  }
  return { ...plainSource({ text, flaws }), encoding };
}
