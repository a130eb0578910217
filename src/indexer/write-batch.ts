// In: a bounded number of reports, ordered by id. Out: a segment of them.

import type { Analyzer } from '../analysis/analyzer.ts';
import { fold } from '../analysis/fold.ts';

import { FIELDS } from '../engine/query-tree.ts';
import { SEGMENT_FILES } from '../engine/segment-reader.ts';
import { visitSentences } from '../engine/sentence-keys.ts';
import { encodeDetail, encodePassage } from '../engine/stored-report.ts';
import { headOf, type Passage, type Report } from '../report/report.ts';
import { encodeGrams } from '../segment/gram-index.ts';
import type { SegmentSink } from '../segment/segment-folder.ts';
import { encodeSentences } from '../segment/sentence-index.ts';
import { createTermIndexWriter } from '../segment/term-index.ts';
import { encodeNames } from '../segment/write-names.ts';
import { passageValuesOf, reportValuesOf } from './columns.ts';
import { indexBatch, type PassageDocument } from './minisearch.ts';
import { soundOf } from './name-sounds.ts';
import { namesOf } from './passage-names.ts';
import {
  checkPassageValues,
  placesIn,
  startsOf,
  type TextRows,
  valueTable,
  writeColumns,
  writeTexts,
} from './write-columns.ts';

export function writeBatch(reports: readonly Report[], analyzer: Analyzer, sink: SegmentSink): void {
  const passages = reports.flatMap((report) => report.passages);
  const postings = indexBatch(passages.map(documentOf), analyzer);
  const terms = createTermIndexWriter(sink.file(SEGMENT_FILES.terms), FIELDS.length);
  postings.visit((term, lists) => terms.add(term, lists));
  terms.finish();

  const folded = passages.map(({ text }) => fold(text));
  encodeGrams(folded, sink.file(SEGMENT_FILES.grams));
  writeTexts(sink, [
    rowsOf('text', folded),
    rowsOf(
      'heading',
      passages.map(({ heading }) => fold(heading ?? '')),
    ),
    rowsOf(
      'title',
      reports.map(({ title }) => fold(title ?? '')),
    ),
  ]);

  encodeNames(
    reports.map((report) => report.passages.flatMap(namesOf).map((name) => ({ ...name, folded: fold(name.text) }))),
    soundOf,
    sink.file(SEGMENT_FILES.names),
  );

  const firsts = startsOf(
    new Uint32Array(reports.length + 1),
    reports.map((report) => report.passages.length),
  );
  encodeSentences(
    reports.length,
    (report, add) => {
      for (const text of folded.slice(firsts[report], firsts[report + 1])) visitSentences(unitsOf(text), add);
    },
    sink.file(SEGMENT_FILES.sentences),
  );

  const heads = reports.map(headOf);
  const put = (file: keyof typeof SEGMENT_FILES, records: readonly Uint8Array[]): readonly number[] => {
    const to = sink.file(SEGMENT_FILES[file]);
    for (const record of records) to.append(record);
    return records.map(({ length }) => length);
  };
  const passageSizes = put('passages', passages.map(encodePassage));
  const detailSizes = put('details', reports.map(encodeDetail));
  put(
    'heads',
    heads.map((head) => Buffer.from(`${JSON.stringify(head)}\n`)),
  );

  const valuesOfReports = heads.map(reportValuesOf);
  const valuesOfPassages = passages.map(passageValuesOf);
  const reportValues = valueTable(valuesOfReports.flat());
  const passageValues = valueTable(valuesOfPassages.flat());
  checkPassageValues(passageValues);
  const reportPlace = placesIn(reportValues);
  const bit = placesIn(passageValues);
  writeColumns(sink, {
    passageValues,
    reportValues,
    lengths: postings.lengths,
    marks: Uint32Array.from(valuesOfPassages, (values) => values.reduce((bits, value) => bits | (1 << bit(value)), 0)),
    firstPassages: firsts,
    reportValueStarts: startsOf(
      new Uint32Array(reports.length + 1),
      valuesOfReports.map(({ length }) => length),
    ),
    reportValueIds: Uint32Array.from(valuesOfReports.flat(), reportPlace),
    passageStarts: startsOf(new Float64Array(passages.length + 1), passageSizes),
    detailStarts: startsOf(new Float64Array(reports.length + 1), detailSizes),
  });
}

function documentOf({ heading, path, text }: Passage, id: number): PassageDocument {
  return { id, heading: heading ?? '', path: path.join('\n'), text };
}

function rowsOf(name: TextRows['name'], texts: readonly string[]): TextRows {
  return { name, count: texts.length, row: (i) => unitsOf(texts[i] as string) };
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i += 1) units[i] = text.charCodeAt(i);
  return units;
}
