// In: the path of a file in the corpus. Out: what it hints at: a title, a year, a body, places.
// The last resort: used only where the text says nothing, and always marked as derived.

import { compactLine } from '../../ingest/document-lines.ts';
import { isTitleText } from '../../ingest/title-lines.ts';
import type { BodyName } from './body-name.ts';
import { bodyOfTitle } from './reporting-bodies.ts';

export const FROM_FILE_NAME = '文件名';

export interface FileNameHints {
  readonly title: string | null;
  readonly year: number | null;
  readonly body: BodyName | null;
  /** Folders and name in compact form: they may name the place. */
  readonly words: string;
}

/** `file` with forward slashes; 广西/柳江区/三都镇2025年法治政府建设年度报告.txt tells all four. */
export function readFileName(file: string): FileNameHints {
  const path = file.replace(/\.[A-Za-z]{1,5}$/u, '');
  const name = path.split('/').at(-1) ?? '';
  const compact = compactLine(name);
  const year = /(?<!\d)((?:19|20)\d{2})年/u.exec(compact)?.[1];
  return {
    title: isTitleText(name) ? name.trim() : null,
    year: year === undefined ? null : Number(year),
    body: /[\p{Script=Han}]{2}/u.test(compact) ? bodyOfTitle(compact) : null,
    words: path.split('/').map(compactLine).join('\n'),
  };
}
