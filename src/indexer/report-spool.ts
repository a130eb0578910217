// In: reports as they are read. Out: a file they wait in until their batch is indexed, and each of them again.

import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import type { Report } from '../report/report.ts';

/** Where a report waits. */
export interface SpoolPlace {
  readonly file: string;
  readonly start: number;
  readonly length: number;
}

export interface ReportSpool {
  put(report: Report): SpoolPlace;
  close(): void;
}

export function createSpool(file: string): ReportSpool {
  const descriptor = openSync(file, 'wx');
  let end = 0;
  return {
    put(report) {
      const bytes = Buffer.from(JSON.stringify(report));
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
      const place = { file, start: end, length: bytes.length };
      end += bytes.length;
      return place;
    },
    close: () => closeSync(descriptor),
  };
}

export function readSpooled({ file, start, length }: SpoolPlace): Report {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.allocUnsafe(length);
    readSync(descriptor, bytes, 0, length, start);
    return JSON.parse(bytes.toString('utf8')) as Report;
  } finally {
    closeSync(descriptor);
  }
}
