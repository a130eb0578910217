// In: a few words about a report. Out: a whole Report for tests of the rooms behind reading.

import { createAnalyzer } from '../src/analysis/analyzer.ts';
import { createColumnEngine } from '../src/engine/column-engine.ts';
import type { SearchEngine } from '../src/engine/search-engine.ts';
import { openSegment, SEGMENT_FILES, type Segment } from '../src/engine/segment-reader.ts';
import { writeBatch } from '../src/indexer/write-batch.ts';
import { regionOf } from '../src/report/region/region-gazetteer.ts';
import type { Passage, Report } from '../src/report/report.ts';
import { recordFileOf, type SegmentSink } from '../src/segment/segment-folder.ts';

export type SamplePassage = Partial<Omit<Passage, 'start' | 'end'>> & { readonly text: string };

export function sampleReport(
  id: string,
  passages: readonly (string | SamplePassage)[],
  more: Partial<Omit<Report, 'id' | 'passages' | 'body'>> & { readonly place?: string } = {},
): Report {
  const { place, ...fields } = more;
  const given = passages.map((passage) => (typeof passage === 'string' ? { text: passage } : passage));
  let at = 0;
  return {
    id,
    file: `${id}.txt`,
    format: 'txt',
    encoding: 'UTF-8',
    title: `${id}法治政府建设报告`,
    region: place === undefined ? null : regionOf(place),
    level: '县',
    issuer: `${id}人民政府`,
    issuerKind: 'government',
    year: 2023,
    publishedOn: null,
    writtenOn: null,
    signedOn: null,
    docNumber: null,
    indexNumber: null,
    addressee: null,
    sourceUrl: null,
    derived: [],
    provenance: {},
    isDigest: false,
    digestOf: null,
    body: given.map(({ text }) => text).join('\n'),
    closing: [],
    sections: [],
    flaws: [],
    ...fields,
    passages: given.map((passage, i): Passage => {
      const start = at;
      at += passage.text.length + 1;
      return {
        id: `${id}-p${i}`,
        kind: 'practice',
        themes: [],
        path: [],
        heading: null,
        documents: [],
        honours: [],
        figures: [],
        restored: [],
        ...passage,
        start,
        end: start + passage.text.length,
      };
    }),
  };
}

export const sampleAnalyzer = createAnalyzer([
  { word: '行政复议', frequency: null },
  { word: '受理点', frequency: null },
]);

/** The files of a segment in memory. */
export function memorySink(): SegmentSink & { readonly files: ReadonlyMap<string, Uint8Array> } {
  const parts = new Map<string, Uint8Array[]>();
  return {
    file(name) {
      const own: Uint8Array[] = [];
      parts.set(name, own);
      return { append: (bytes) => void own.push(Uint8Array.from(bytes)) };
    },
    finish: () => [],
    get files() {
      return new Map([...parts].map(([name, own]) => [name, Buffer.concat(own)]));
    },
  };
}

/** A segment as it would be read from disk. */
export function segmentOf(files: ReadonlyMap<string, Uint8Array>): Segment {
  const bytes = (file: keyof typeof SEGMENT_FILES): Uint8Array => files.get(SEGMENT_FILES[file]) ?? new Uint8Array();
  return openSegment(
    {
      terms: bytes('terms'),
      grams: bytes('grams'),
      texts: bytes('texts'),
      names: bytes('names'),
      sentences: bytes('sentences'),
      columns: bytes('columns'),
      heads: bytes('heads'),
      passages: recordFileOf(bytes('passages')),
      details: recordFileOf(bytes('details')),
    },
    'segment-test',
  );
}

/** The files of a segment of reports, ordered by id. */
export function sampleFiles(reports: readonly Report[]): ReadonlyMap<string, Uint8Array> {
  const sink = memorySink();
  writeBatch(reports, sampleAnalyzer, sink);
  return sink.files;
}

export function sampleSegment(reports: readonly Report[]): Segment {
  return segmentOf(sampleFiles(reports));
}

/** The column engine over reports, taken through the bytes that would be on disk. */
export function sampleEngine(reports: readonly Report[]): SearchEngine {
  const ordered = [...reports].sort((a, b) => (a.id < b.id ? -1 : 1));
  return createColumnEngine([{ segment: sampleSegment(ordered), removed: new Set() }]);
}
