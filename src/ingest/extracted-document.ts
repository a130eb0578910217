// In: nothing. Out: the shape of what ingest hands to report.
// Plain text and its labels only: what the text means is decided in report.

import type { Flaw } from './flaw.ts';
import type { MetadataOverrides } from './overrides.ts';

export type DocumentFormat = 'txt' | 'md' | 'html' | 'docx' | 'doc' | 'pdf';

/** What one of the format readers makes of a file: its lines joined with `\n`, '' where it could not be read. */
export interface ExtractedText {
  readonly text: string;
  readonly flaws: readonly Flaw[];
}

/** One `label: value` that the page shows beside its text (索引号, 发布机构, 生成日期 …). Label without spaces and colon. */
export interface PageLabel {
  readonly label: string;
  readonly value: string;
}

/** A file as plain text: page chrome and label tables taken out, nothing interpreted. */
export interface ExtractedDocument {
  /** Path relative to the corpus with forward slashes, or the path as given to `inspect`. */
  readonly file: string;
  /** What the file was read as, whatever its extension; null for a type that is not read. */
  readonly format: DocumentFormat | null;
  /** The encoding the bytes were read as, e.g. `UTF-8`, `GB18030`; null for Word and PDF, and when nothing could be read. */
  readonly encoding: string | null;
  /** The document's lines joined with `\n`; title, addressee, body, signature; no chrome, no label lines. '' when nothing could be read. */
  readonly text: string;
  readonly labels: readonly PageLabel[];
  /** Lines taken out as page chrome, verbatim: site name and breadcrumb are evidence for the place. */
  readonly chrome: readonly string[];
  /** The page's own `<title>` or the like; null where there is none. */
  readonly pageTitle: string | null;
  /** What a sidecar or front matter says; it wins over what is read. */
  readonly overrides: MetadataOverrides;
  readonly flaws: readonly Flaw[];
}
