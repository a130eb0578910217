// In: a list of passages and the extension of a file. Out: the content of that file.
// Each format is loaded when it is first written: a server that has a thread for it never loads Word's.

import type { PassageList } from './passage-list.ts';

export type FileContent = string | Uint8Array;

const WRITERS = {
  docx: async (list: PassageList) => (await import('./word.ts')).passagesToWord(list),
  xlsx: async (list: PassageList) => (await import('./excel.ts')).passagesToExcel(list),
  csv: async (list: PassageList) => (await import('./csv.ts')).passagesToCsv(list),
  md: async (list: PassageList) => (await import('./markdown.ts')).passagesToMarkdown(list),
} as const;

export type FileExtension = keyof typeof WRITERS;
/** @param signal nobody waits for the file any more. */
export type FileWriter = (extension: FileExtension, list: PassageList, signal?: AbortSignal) => Promise<FileContent>;

export const writeFile: FileWriter = (extension, list) => WRITERS[extension](list);
