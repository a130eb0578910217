// In: the name and text of a lexicon file. Out: its lines without comments, and errors that name file, line and entry.
// Never: read a disk or know what an entry means.

import { TashanError } from '../errors.ts';

export interface LexiconFile {
  /** As shown to the person, e.g. `corpus/lexicon/words.txt`. */
  readonly name: string;
  readonly text: string;
}

export interface LexiconLine {
  /** From 1. */
  readonly line: number;
  /** Trimmed, never empty. */
  readonly text: string;
}

/** Words shorter than 1 or longer than this are mistakes: the longest useful entries are set phrases. */
export const MAX_WORD_CHARS = 20;
const MAX_SHOWN_CHARS = 40;

/** Lines that say something: byte order mark, carriage returns, blank lines and `#` comments are left out. */
export function lexiconLines(file: LexiconFile): readonly LexiconLine[] {
  const lines: LexiconLine[] = [];
  for (const [index, raw] of withoutByteOrderMark(file.text)
    .split(/\r\n|\r|\n/u)
    .entries()) {
    const text = raw.replace(/(?:^|\s)#.*$/u, '').trim();
    if (text !== '') lines.push({ line: index + 1, text });
  }
  return lines;
}

export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** `entry` is what stands in the file, shown cut short; `problem` says what is wrong and what to do. */
export function lexiconError(file: LexiconFile, line: number, entry: string, problem: string): TashanError {
  const oneLine = entry.replace(/\s+/gu, ' ').trim();
  const shown = oneLine.length > MAX_SHOWN_CHARS ? `${oneLine.slice(0, MAX_SHOWN_CHARS)}…` : oneLine;
  return new TashanError('state', 'lexicon-invalid', `${file.name} 第 ${line} 行：“${shown}”${problem}`);
}
