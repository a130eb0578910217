// In: a page as text. Out: its layout and metadata, read as read-report.ts does. For tests of this room only.

import { extractText } from '../../src/ingest/extract.ts';
import { type Layout, splitLayout } from '../../src/report/layout/layout.ts';
import { restoreInjected } from '../../src/report/layout/restore.ts';
import { type Metadata, readMetadata } from '../../src/report/metadata/metadata.ts';

export interface ReadDocument {
  readonly layout: Layout;
  readonly metadata: Metadata;
  readonly flaws: readonly string[];
}

export function readDocument(
  page: string | Uint8Array,
  sidecar: string | null = null,
  file = 'page.txt',
): ReadDocument {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const bytes = typeof page === 'string' ? encode(page) : page;
  const document = extractText(bytes, file, sidecar === null ? null : encode(sidecar));
  const restored = restoreInjected(document.text);
  const layout = splitLayout(restored.text);
  const metadata = readMetadata({ ...document, text: restored.text }, layout);
  const flaws = [...document.flaws, ...restored.flaws, ...layout.flaws, ...metadata.flaws].map(({ code }) => code);
  return { layout, metadata, flaws };
}
