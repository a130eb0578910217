// In: the name of a format. Out: what a person and a browser are told of it; a list of passages, sent as a file of it.

import type { Response } from 'express';
import { TashanError } from '../errors.ts';
import { ExportBusy } from '../export/file-thread.ts';
import type { PassageList } from '../export/passage-list.ts';
import type { FileExtension, FileWriter } from '../export/write-file.ts';
import { AddressError } from './failure.ts';

interface ExportFormat {
  readonly type: string;
  /** What a person reads on the button or link. */
  readonly label: string;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** By file name extension, in the order they are offered. */
export const EXPORT_FORMATS = {
  docx: { label: 'Word 文档', type: `${OFFICE}.wordprocessingml.document` },
  xlsx: { label: 'Excel 表格', type: `${OFFICE}.spreadsheetml.sheet` },
  csv: { label: 'CSV', type: 'text/csv; charset=utf-8' },
  md: { label: 'Markdown', type: 'text/markdown; charset=utf-8' },
} as const satisfies Readonly<Record<FileExtension, ExportFormat>>;

export const EXPORT_EXTENSIONS = Object.keys(EXPORT_FORMATS) as readonly FileExtension[];

/** @throws TashanError of kind `request`. */
export function parseFormat(format: string): FileExtension {
  const known = EXPORT_EXTENSIONS.find((extension) => extension === format);
  if (known !== undefined) return known;
  throw new TashanError('request', 'bad-parameter', `参数有误：format 只能是 ${EXPORT_EXTENSIONS.join('、')}`);
}

/** Sends the list as a file of that name; Express writes a Chinese name as RFC 5987 wants it, with one in ASCII beside. */
export async function sendList(
  response: Response,
  write: FileWriter,
  extension: FileExtension,
  name: string,
  list: PassageList,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const content = await write(extension, list, gone.signal).catch((error) => {
    if (response.destroyed) return null; // nobody is told what became of it
    throw error instanceof ExportBusy ? tooBusy() : error;
  });
  if (content === null) return;
  response
    .attachment(`${fileName(name)}-${list.exportedOn}.${extension}`)
    .type(EXPORT_FORMATS[extension].type)
    .send(typeof content === 'string' ? content : Buffer.from(content.buffer, content.byteOffset, content.length));
}

const RETRY_AFTER_SECONDS = 30;

function tooBusy(): AddressError {
  return new AddressError({
    status: 503,
    code: 'export-busy',
    message: '正在下载的人太多，这个文件没有做。',
    advice: '请过半分钟再下载；检索不受影响。',
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
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
