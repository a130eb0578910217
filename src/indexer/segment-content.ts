// In: what a corpus was read as. Out: the files of a segment, and from them what an engine and the pages need.
// Files: reports.jsonl (a Report a line), files.json (flaws by file), words.json (words the analyzer knew), base.json (MiniSearch), grams.bin.

import { type Analyzer, createAnalyzer } from '../analysis/analyzer.ts';
import { fold } from '../analysis/fold.ts';
import { messageOf, TashanError } from '../errors.ts';
import type { LexiconWord } from '../lexicon/lexicon.ts';
import type { Report } from '../report/report.ts';
import { encodeGrams, openGrams } from '../segment/grams.ts';
import type { SegmentFiles } from '../segment/index-folder.ts';
import { type BaseIndex, createBaseIndex, decodeBaseIndex, type PassageDocument } from './minisearch.ts';
import type { CorpusReading, FileRecord, ProgressListener } from './read-corpus.ts';

export interface SegmentContent {
  readonly reports: readonly Report[];
  readonly files: readonly FileRecord[];
  readonly analyzer: Analyzer;
  readonly base: BaseIndex;
  readonly grams: ReturnType<typeof openGrams>;
}

// MiniSearch is given so many passages at a time, so that progress can be told between.
const BATCH_PASSAGES = 2_000;

export function encodeSegment(
  reading: CorpusReading,
  words: readonly LexiconWord[],
  analyzer: Analyzer,
  onProgress: ProgressListener = () => {},
): SegmentFiles {
  const documents = documentsOf(reading.reports);
  const base = createBaseIndex(analyzer);
  for (let at = 0; at < documents.length; at += BATCH_PASSAGES) {
    onProgress('index', at, documents.length);
    base.add(documents.slice(at, at + BATCH_PASSAGES));
  }
  onProgress('index', documents.length, documents.length);
  return new Map<string, Uint8Array>([
    ['reports.jsonl', Buffer.from(reading.reports.map((report) => `${JSON.stringify(report)}\n`).join(''))],
    ['files.json', Buffer.from(JSON.stringify(reading.files))],
    ['words.json', Buffer.from(JSON.stringify(words))],
    ['base.json', Buffer.from(base.encode())],
    ['grams.bin', encodeGrams(documents.map((document) => fold(document.text)))],
  ]);
}

function documentsOf(reports: readonly Report[]): readonly PassageDocument[] {
  return reports
    .flatMap((report) => report.passages)
    .map((passage, id) => ({ id, heading: passage.heading ?? '', path: passage.path.join('\n'), text: passage.text }));
}

/** @throws TashanError `index-damaged` when a file is missing or not what it should be. */
export function decodeSegment(files: SegmentFiles): SegmentContent {
  const bytesOf = (name: string): Uint8Array => {
    const bytes = files.get(name);
    if (!bytes) throw new Error(`没有 ${name}`);
    return bytes;
  };
  // Our own files, verified by checksum: their JSON is trusted to have the shape it was written with.
  const json = <T>(name: string): T => JSON.parse(Buffer.from(bytesOf(name)).toString('utf8')) as T;
  try {
    const analyzer = createAnalyzer(json<readonly LexiconWord[]>('words.json'));
    const lines = Buffer.from(bytesOf('reports.jsonl'))
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '');
    return {
      reports: lines.map((line) => JSON.parse(line) as Report),
      files: json<readonly FileRecord[]>('files.json'),
      analyzer,
      base: decodeBaseIndex(Buffer.from(bytesOf('base.json')).toString('utf8'), analyzer),
      grams: openGrams(bytesOf('grams.bin')),
    };
  } catch (error) {
    if (error instanceof TashanError) throw error;
    throw new TashanError(
      'state',
      'index-damaged',
      `索引内容已损坏（${messageOf(error)}），请运行 tashan index --full 重建索引`,
      { cause: error },
    );
  }
}
