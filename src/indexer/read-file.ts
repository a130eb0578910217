// In: a file of a corpus and its sidecar. Out: the report in it, or the flaw that kept it from being read.

import { messageOf } from '../errors.ts';
import { type CorpusFile, readCorpusFile } from '../ingest/corpus-folder.ts';
import { extract, MAX_FILE_BYTES } from '../ingest/extract.ts';
import { type Flaw, flaw } from '../ingest/flaw.ts';
import type { createReportReader } from '../report/read-report.ts';
import type { Report } from '../report/report.ts';

export interface ReadRequest {
  readonly root: string;
  readonly file: CorpusFile;
  readonly sidecar: CorpusFile | null;
}

export type FileReading =
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'failed'; readonly flaw: Flaw };

export async function readReportFile(
  { root, file, sidecar }: ReadRequest,
  readReport: ReturnType<typeof createReportReader>,
): Promise<FileReading> {
  let bytes: Uint8Array;
  try {
    bytes = readCorpusFile(root, file, MAX_FILE_BYTES);
  } catch (error) {
    return failedReading(file.problem ?? `文件读不出来（${messageOf(error)}），请检查读取权限`);
  }
  const { sidecarBytes, flaws } = readSidecar(root, sidecar);
  const report = readReport(await extract(bytes, file.path, sidecarBytes));
  return { kind: 'report', report: { ...report, flaws: [...flaws, ...report.flaws] } };
}

/** A sidecar that cannot be read leaves the report as the text tells it. */
function readSidecar(
  root: string,
  sidecar: CorpusFile | null,
): { readonly sidecarBytes: Uint8Array | null; readonly flaws: readonly Flaw[] } {
  if (!sidecar) return { sidecarBytes: null, flaws: [] };
  try {
    return { sidecarBytes: readCorpusFile(root, sidecar, MAX_FILE_BYTES), flaws: [] };
  } catch (error) {
    const message = `旁注文件读不出来（${messageOf(error)}），没有采用；请检查读取权限`;
    return { sidecarBytes: null, flaws: [flaw('sidecar-invalid', message)] };
  }
}

export function failedReading(message: string): FileReading & { readonly kind: 'failed' } {
  return { kind: 'failed', flaw: flaw('unreadable-file', message) };
}
