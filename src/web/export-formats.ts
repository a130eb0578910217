// In: the name of a format. Out: how a list of passages becomes a file of it.

import type { Response } from 'express';
import { TashanError } from '../errors.ts';
import { passagesToCsv } from '../export/csv.ts';
import { passagesToExcel } from '../export/excel.ts';
import { passagesToMarkdown } from '../export/markdown.ts';
import type { PassageList } from '../export/passage-list.ts';
import { passagesToWord } from '../export/word.ts';

interface ExportFormat {
  readonly type: string;
  /** What a person reads on the button or link. */
  readonly label: string;
  readonly write: (list: PassageList) => string | Promise<Buffer>;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** By file name extension, in the order they are offered. */
export const EXPORT_FORMATS = {
  docx: { label: 'Word 文档', type: `${OFFICE}.wordprocessingml.document`, write: passagesToWord },
  xlsx: { label: 'Excel 表格', type: `${OFFICE}.spreadsheetml.sheet`, write: passagesToExcel },
  csv: { label: 'CSV', type: 'text/csv; charset=utf-8', write: passagesToCsv },
  md: { label: 'Markdown', type: 'text/markdown; charset=utf-8', write: passagesToMarkdown },
} as const satisfies Readonly<Record<string, ExportFormat>>;

export type ExportExtension = keyof typeof EXPORT_FORMATS;
export const EXPORT_EXTENSIONS = Object.keys(EXPORT_FORMATS) as readonly ExportExtension[];

/** @throws TashanError of kind `request`. */
export function parseFormat(format: string): ExportExtension {
  const known = EXPORT_EXTENSIONS.find((extension) => extension === format);
  if (known !== undefined) return known;
  throw new TashanError('request', 'bad-parameter', `参数有误：format 只能是 ${EXPORT_EXTENSIONS.join('、')}`);
}

/** Sends the list as a file of that name; Express writes a Chinese name as RFC 5987 wants it, with one in ASCII beside. */
export async function sendList(
  response: Response,
  extension: ExportExtension,
  name: string,
  list: PassageList,
): Promise<void> {
  const { type, write } = EXPORT_FORMATS[extension];
  const content = await write(list);
  response
    .attachment(`${fileName(name)}-${list.exportedOn}.${extension}`)
    .type(type)
    .send(content);
}

/** Without what Windows forbids in a file name, control characters, and a dot or space at the end. */
function fileName(name: string): string {
  const safe = name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ').trim();
  return Array.from(safe)
    .slice(0, 60)
    .join('')
    .replace(/[. ]+$/, '');
}

/** YYYY-MM-DD in China, whatever zone the machine is set to. */
export function chineseDay(time: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(time);
}
