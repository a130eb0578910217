// In: a few words about a report. Out: a whole Report for tests of the rooms behind reading.

import { createAnalyzer } from '../src/analysis/analyzer.ts';
import { fold } from '../src/analysis/fold.ts';
import type { SearchEngine } from '../src/engine/search-engine.ts';
import { createBaseIndex, decodeBaseIndex } from '../src/indexer/minisearch.ts';
import { createReferenceEngine } from '../src/indexer/reference-engine.ts';
import { regionOf } from '../src/report/region/region-gazetteer.ts';
import type { Passage, Report } from '../src/report/report.ts';
import { encodeGrams, openGrams } from '../src/segment/grams.ts';

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

/** The reference engine over reports, taken through the bytes that would be on disk. */
export function sampleEngine(reports: readonly Report[]): SearchEngine {
  const base = createBaseIndex(sampleAnalyzer);
  const passages = reports.flatMap((report) => report.passages);
  base.add(
    passages.map(({ heading, path, text }, id) => ({ id, heading: heading ?? '', path: path.join('\n'), text })),
  );
  const grams = openGrams(encodeGrams(passages.map(({ text }) => fold(text))));
  return createReferenceEngine(reports, decodeBaseIndex(base.encode(), sampleAnalyzer), grams);
}
