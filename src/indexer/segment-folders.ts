// In: a folder of the index. Out: the segment in it, opened; the files of the state folder.

import {
  openRecords,
  openSegment,
  type RecordBytes,
  SEGMENT_FILES,
  type Segment,
  type SegmentRecords,
} from '../engine/segment-reader.ts';
import { damaged } from '../segment/damage.ts';
import { sha256Of } from '../segment/index-folder.ts';
import type { FileEntry, FolderEntry } from '../segment/manifest.ts';
import { openRecordFile, readSegmentFile } from '../segment/segment-folder.ts';

export interface OpenedSegment {
  readonly segment: Segment;
  close(): void;
}

export interface OpenedRecords {
  readonly records: SegmentRecords;
  close(): void;
}

/** Files are read off the main thread. @throws TashanError `index-damaged`. */
export async function openSegmentFolder(folder: string, entry: FolderEntry): Promise<OpenedSegment> {
  const read = reader(folder, entry);
  const [terms, grams, texts, names, sentences] = await Promise.all([
    read('terms'),
    read('grams'),
    read('texts'),
    read('names'),
    read('sentences'),
  ]);
  return withRecords(folder, entry, (bytes, close) => ({
    segment: openSegment({ terms, grams, texts, names, sentences, ...bytes }, entry.name),
    close,
  }));
}

/** What the segment holds, without what it is searched by: a fraction of its bytes. @throws TashanError `index-damaged`. */
export function openRecordsFolder(folder: string, entry: FolderEntry): Promise<OpenedRecords> {
  return withRecords(folder, entry, (bytes, close) => ({ records: openRecords(bytes, entry.name), close }));
}

async function withRecords<T>(
  folder: string,
  entry: FolderEntry,
  use: (bytes: RecordBytes, close: () => void) => T,
): Promise<T> {
  const read = reader(folder, entry);
  const [columns, heads] = await Promise.all([read('columns'), read('heads')]);
  const passages = openRecordFile(folder, entry.name, fileIn(entry, SEGMENT_FILES.passages));
  const details = openRecordFile(folder, entry.name, fileIn(entry, SEGMENT_FILES.details));
  const close = (): void => {
    passages.close();
    details.close();
  };
  try {
    return use({ columns, heads, passages, details }, close);
  } catch (error) {
    close();
    throw error;
  }
}

function reader(folder: string, entry: FolderEntry): (file: keyof typeof SEGMENT_FILES) => Promise<Uint8Array> {
  return (file) => readSegmentFile(folder, entry.name, fileIn(entry, SEGMENT_FILES[file]));
}

/** @throws TashanError `index-damaged`. */
export async function readStateFile<T>(folder: string, state: FolderEntry, name: string): Promise<T> {
  const entry = fileIn(state, name);
  const bytes = await readSegmentFile(folder, state.name, entry);
  // A changed byte may leave JSON of another shape: what is not as written is not read.
  if (sha256Of(bytes) !== entry.sha256) throw damaged(`${state.name}/${name}`, '校验与清单不符');
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as T;
  } catch (cause) {
    throw damaged(`${state.name}/${name}`, '内容读不出来', cause);
  }
}

function fileIn(entry: FolderEntry, name: string): FileEntry {
  const file = entry.files.find((each) => each.name === name);
  if (!file) throw damaged(`${entry.name}/${name}`, '清单里没有');
  return file;
}
