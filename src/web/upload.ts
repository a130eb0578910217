// In: the body of a form with files. Out: its files, bounded in number, size and time, once its token has been found good.
// Never writes anything, and never takes a file before the token, which stands first in our forms.

import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import type { Request } from 'express';
import type { GivenFile } from '../intake/given-files.ts';
import { AddressError } from './failure.ts';
import { forged, TOKEN_FIELD } from './forgery.ts';

/** Of one form together; it is held in memory. */
export const MOST_UPLOAD_BYTES = 100 * 1024 * 1024;
export const MOST_UPLOAD_FILES = 200;
const MOST_MS = 5 * 60 * 1000;

/** @throws AddressError for what is too much, too slow, not a form, or not ours. */
export function readUpload(request: Request, isToken: (token: string) => boolean): Promise<readonly GivenFile[]> {
  if (Number(request.get('Content-Length') ?? 0) > MOST_UPLOAD_BYTES) throw tooMuch();
  const files: GivenFile[] = [];
  let total = 0;
  let isOurs = false;
  return new Promise((resolve, reject) => {
    const form = openForm(request);
    const refuse = (error: unknown): void => {
      clearTimeout(slow);
      request.unpipe(form);
      request.resume(); // what is still sent is not kept
      reject(error);
    };
    const slow = setTimeout(() => refuse(refused(408, '上传用的时间太长。', '请检查网络，或分几次上传。')), MOST_MS);
    form.on('field', (name, value) => {
      if (name === TOKEN_FIELD) isOurs = isToken(value);
    });
    form.on('file', (_field, stream, name) => {
      if (!isOurs) {
        stream.resume();
        refuse(forged());
        return;
      }
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => {
        total += part.length;
        if (total > MOST_UPLOAD_BYTES) refuse(tooMuch());
        else parts.push(part);
      });
      stream.on('end', () => {
        // A box for files that was left empty is sent as a file without a name.
        if (name) files.push({ name, bytes: Buffer.concat(parts) });
      });
    });
    form.on('filesLimit', () => refuse(tooMuch()));
    form.on('error', () => refuse(notAForm()));
    request.once('aborted', () => refuse(notAForm()));
    form.on('finish', () => {
      clearTimeout(slow);
      if (isOurs) resolve(files);
      else reject(forged());
    });
    request.pipe(form);
  });
}

function openForm(request: Request): BusboyInstance {
  try {
    return new Busboy({
      headers: request.headers as BusboyHeaders,
      limits: { files: MOST_UPLOAD_FILES, fileSize: MOST_UPLOAD_BYTES, fields: 5, fieldSize: 1_000, headerPairs: 20 },
    });
  } catch {
    throw notAForm(); // no multipart/form-data
  }
}

function tooMuch(): AddressError {
  const bounds = `一次最多 ${MOST_UPLOAD_FILES} 个文件、${MOST_UPLOAD_BYTES / 1024 / 1024} MB`;
  return refused(413, `上传的内容太多：${bounds}。`, '请分几次上传。');
}

function notAForm(): AddressError {
  return refused(400, '上传的内容不完整或无法识别。', '请回到导入页，重新选择文件再上传。');
}

function refused(status: number, message: string, advice: string): AddressError {
  return new AddressError({ status, code: 'upload-refused', message, advice });
}
