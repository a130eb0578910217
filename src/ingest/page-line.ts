// In: a line of a page. Out: the line with what its form tells: its compact form, its labels, whether it is chrome.

import { isChromeLine } from './chrome-words.ts';
import { compactLine } from './document-lines.ts';
import { type LabelLine, readLabelLine } from './page-labels.ts';
import { beginsWithTitle } from './title-lines.ts';

export interface PageLine {
  readonly line: string;
  readonly compact: string;
  readonly labels: LabelLine | null;
  readonly isChrome: boolean;
}

export function readPageLine(source: string): PageLine {
  const line = source.trimEnd();
  const compact = compactLine(line);
  const labels = readLabelLine(line);
  return { line, compact, labels, isChrome: labels === null && isChromeLine(line, compact) && !beginsWithTitle(line) };
}
