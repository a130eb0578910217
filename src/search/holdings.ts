// In: an open index, its lexicon, what became of the files. Out: what is told of the corpus as a whole: overview, list, grid, state.
// An index does not change while it is open: what takes time is worked out once, when it is first asked for.

import type { SearchEngine } from '../engine/search-engine.ts';
import { TashanError } from '../errors.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { createCoverage } from './coverage.ts';
import { type FileStatus, type IndexFacts, indexStatus, listFiles } from './index-status.ts';
import { overviewOf } from './overview.ts';
import { createReportLister } from './report-list.ts';
import { reportUnknown } from './report-view.ts';
import type { SearchService } from './search-service.ts';

export interface HoldingsParts {
  readonly engine: SearchEngine;
  readonly lexicon: Lexicon;
  readonly indexedAt: Date | null;
  /** What became of each file of the corpus, ordered by path. */
  readonly files?: readonly FileStatus[];
  readonly index?: IndexFacts;
  /** A file of the corpus; null when it is no longer there. */
  readonly readOriginal?: (file: string) => Promise<Uint8Array | null>;
  /** Asked whenever somebody looks; nothing to say where left out. */
  readonly notices?: () => readonly string[];
}

export type Holdings = Pick<
  SearchService,
  'overview' | 'notices' | 'reports' | 'coverage' | 'status' | 'files' | 'original'
>;

export function createHoldings(parts: HoldingsParts): Holdings {
  const { engine, lexicon, indexedAt, files = [], index = null, notices = () => [] } = parts;
  const overview = once(() => overviewOf(engine, lexicon.themes, indexedAt));
  const coverage = once(() => createCoverage(engine.reports));
  const lister = once(() => {
    const flaws = new Map(files.map((file) => [file.reportId, file.flaws.length]));
    return createReportLister(engine, (id) => flaws.get(id) ?? 0);
  });
  const status = once(() =>
    indexStatus(engine, lexicon, files, { indexedAt: indexedAt?.toISOString() ?? null, index }),
  );
  return {
    overview,
    notices,
    reports: (request) => lister()(request),
    coverage: (place) => coverage()(place),
    status,
    files: (request) => listFiles(files, request),
    async original(reportId) {
      const head = engine.head(reportId);
      if (!head) throw reportUnknown(reportId);
      const bytes = (await parts.readOriginal?.(head.file)) ?? null;
      if (!bytes) throw originalMissing(head.file);
      return { name: head.file.split('/').at(-1) ?? '', format: head.format, encoding: head.encoding, bytes };
    },
  };
}

function originalMissing(file: string): TashanError {
  const message = `原文件“${file}”打不开：收录以后它被移走、改名，或报告文件夹不在这台服务器上。`;
  return new TashanError('not-found', 'original-missing', message);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
