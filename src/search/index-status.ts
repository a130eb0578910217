// In: what became of the files of the corpus, what is told of the index, the lexicon. Out: the state of what is held.
// Names of files are relative to the corpus; no path of the machine is told.

import type { SearchEngine } from '../engine/search-engine.ts';
import { FLAW_NAMES, type Flaw, type FlawCode } from '../ingest/flaw.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';

/** What became of one file of the corpus. */
export interface FileStatus {
  /** Relative to the corpus, forward slashes. */
  readonly file: string;
  /** null when the file gave no report that is held. */
  readonly reportId: string | null;
  /** Why it gave none; null when it did. */
  readonly reason: string | null;
  readonly flaws: readonly Flaw[];
}

/** How the index was built. */
export interface IndexFacts {
  readonly format: number;
  /** Fingerprint of the analyzer that cut the words. */
  readonly analyzer: string;
  readonly bytes: number;
  /** The base, and the delta where there is one. */
  readonly segments: readonly { readonly bytes: number; readonly removed: number }[];
}

export interface IndexStatus {
  /** ISO 8601; null when unknown. */
  readonly indexedAt: string | null;
  readonly files: number;
  readonly reports: number;
  readonly passages: number;
  /** Files that gave no report: copies, and all others. */
  readonly copies: number;
  readonly leftOut: number;
  readonly index: IndexFacts | null;
  readonly lexicon: Readonly<Record<'words' | 'synonyms' | 'themes' | 'stopWords' | 'intents', number>>;
  /** By kind, in the order of FLAW_NAMES: in how many files, and how often. */
  readonly flaws: readonly {
    readonly code: FlawCode;
    readonly name: string;
    readonly files: number;
    readonly count: number;
  }[];
}

export interface FileListRequest {
  /** Only files with one of these flaws; null for any or none. */
  readonly flaws: readonly FlawCode[] | null;
  /** Only files that gave no report. */
  readonly leftOut: boolean;
  /** A part of the file's name; '' for any. */
  readonly name: string;
  readonly page: number;
  readonly size: number;
}

export interface FileList {
  readonly total: number;
  readonly page: number;
  readonly size: number;
  /** Ordered by path. */
  readonly files: readonly FileStatus[];
}

const COPY_FLAWS: readonly FlawCode[] = ['duplicate-report'];

export function indexStatus(
  engine: SearchEngine,
  lexicon: Lexicon,
  files: readonly FileStatus[],
  told: Pick<IndexStatus, 'indexedAt' | 'index'>,
): IndexStatus {
  const out = files.filter(({ reportId }) => reportId === null);
  const copies = out.filter(({ flaws }) => flaws.some(({ code }) => COPY_FLAWS.includes(code))).length;
  const counts = new Map<FlawCode, { files: number; count: number }>();
  for (const { flaws } of files) {
    const seen = new Set<FlawCode>();
    for (const { code } of flaws) {
      const before = counts.get(code) ?? { files: 0, count: 0 };
      counts.set(code, { files: before.files + Number(!seen.has(code)), count: before.count + 1 });
      seen.add(code);
    }
  }
  return {
    ...told,
    files: files.length,
    reports: engine.reports.length,
    passages: engine.passageCount,
    copies,
    leftOut: out.length - copies,
    lexicon: {
      words: lexicon.words.length,
      synonyms: lexicon.synonyms.length,
      themes: lexicon.themes.length,
      stopWords: lexicon.stopWords.length,
      intents: lexicon.intents.length,
    },
    flaws: (Object.keys(FLAW_NAMES) as FlawCode[]).flatMap((code) => {
      const found = counts.get(code);
      return found === undefined ? [] : [{ code, name: FLAW_NAMES[code], ...found }];
    }),
  };
}

export function listFiles(files: readonly FileStatus[], request: FileListRequest): FileList {
  const { leftOut, name, page, size } = request;
  const wanted = request.flaws === null ? null : new Set(request.flaws);
  const found = files.filter(
    (file) =>
      (wanted === null || file.flaws.some(({ code }) => wanted.has(code))) &&
      (!leftOut || file.reportId === null) &&
      file.file.includes(name),
  );
  return { total: found.length, page, size, files: found.slice((page - 1) * size, page * size) };
}
