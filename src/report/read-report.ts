// In: an extracted document. Out: the Report: metadata, section tree, passages with kinds, themes and facts, flaws.
// The door of this room; every step is a file of its own. Never throws on a bad document.

import { createHash } from 'node:crypto';
import { fold } from '../analysis/fold.ts';
import type { ExtractedDocument } from '../ingest/extracted-document.ts';
import { type Flaw, flaw, refusalAmong } from '../ingest/flaw.ts';
import type { Theme } from '../lexicon/lexicon.ts';
import { findFacts } from './facts/facts.ts';
import { splitLayout } from './layout/layout.ts';
import { restoreInjected } from './layout/restore.ts';
import { readMetadata } from './metadata/metadata.ts';
import { assignKinds } from './outline/kinds.ts';
import { readOutline } from './outline/outline.ts';
import { cutPassages } from './outline/passages.ts';
import type { Passage, Range, Report } from './report.ts';
import { createThemeClassifier } from './themes/themes.ts';

/** Raise when the same file and lexicon would be read differently: indexes are then built again. */
export const READING_VERSION = 2;

// 48 bits: among 100,000 reports two ids are equal with a chance of 1 in 50,000.
const ID_LENGTH = 12;

export function createReportReader(themes: readonly Theme[]): (document: ExtractedDocument) => Report {
  const themesOf = createThemeClassifier(themes);
  return (document) => {
    const restored = restoreInjected(document.text);
    const layout = splitLayout(restored.text);
    const { flaws: metadataFlaws, ...metadata } = readMetadata({ ...document, text: restored.text }, layout);
    const { body } = layout;
    const outline = readOutline(body);
    const drafts = cutPassages(body, outline.sections, metadata.year);
    const kinds = assignKinds(body, outline.sections, drafts);
    const id = document.overrides.id ?? hash(document.file);
    const restoredInBody = restored.restored.map((range) => shifted(range, -layout.bodyStart));
    const occurrences = new Map<string, number>();
    const passages = drafts.map(({ start, end, path, heading }, i): Passage => {
      const text = body.slice(start, end);
      const kind = kinds.kinds[i] ?? 'practice';
      const textHash = hash(fold(text));
      const occurrence = (occurrences.get(textHash) ?? 0) + 1;
      occurrences.set(textHash, occurrence);
      return {
        id: `${id}-${textHash}-${occurrence}`,
        kind,
        themes: themesOf({ heading, path, text, kind }),
        path,
        heading,
        text,
        start,
        end,
        ...findFacts(text),
        restored: restoredInBody
          .filter((range) => range.start >= start && range.end <= end)
          .map((range) => shifted(range, -start)),
      };
    });
    return {
      id,
      file: document.file,
      format: document.format,
      encoding: document.encoding,
      ...metadata,
      isDigest: document.overrides.isDigest ?? false,
      digestOf: document.overrides.digestOf ?? null,
      body,
      closing: layout.closing,
      sections: outline.sections,
      passages,
      flaws: [
        ...document.flaws,
        ...restored.flaws,
        ...(passages.length > 0
          ? [...layout.flaws, ...metadataFlaws, ...outline.flaws, ...kinds.flaws]
          : noText(document)),
      ],
    };
  };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, ID_LENGTH);
}

function shifted(range: Range, by: number): Range {
  return { start: range.start + by, end: range.end + by };
}

/** Of a file without text only that is worth saying, unless ingest has said why already. */
function noText(document: ExtractedDocument): readonly Flaw[] {
  if (refusalAmong(document.flaws)) return [];
  return [flaw('no-text', '文件里没有正文文字，没有收录；请换一份有文字的文件')];
}
