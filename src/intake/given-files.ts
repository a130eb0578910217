// In: files as they were given, archives among them. Out: reports, each with its sidecar, and what was not taken and why.
// What an archive says of itself is not believed: entries, bytes of each and of all are bounded, and its paths are only names.

import { setImmediate as next } from 'node:timers/promises';
import { pairSidecars } from '../ingest/corpus-folder.ts';
import { MAX_FILE_BYTES } from '../ingest/extract.ts';
import { openZip, ZipError } from '../ingest/word/zip-archive.ts';
import { safeName } from './safe-name.ts';

export interface GivenFile {
  /** As the sender calls it; may be a path. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface GivenReport extends GivenFile {
  readonly safeName: string;
  readonly sidecar: Uint8Array | null;
}

export interface GivenFiles {
  readonly reports: readonly GivenReport[];
  readonly refused: readonly { readonly name: string; readonly why: string }[];
}

/** Of one giving. */
export const MOST_REPORTS = 200;
const MOST_INFLATED_BYTES = 200 * 1024 * 1024;
const MOST_SIDECAR_BYTES = 64 * 1024;

export async function sortGiven(given: readonly GivenFile[]): Promise<GivenFiles> {
  const refused: { name: string; why: string }[] = [];
  const files: GivenFile[] = [];
  for (const file of given) {
    if (!file.name.toLowerCase().endsWith('.zip')) files.push(file);
    else files.push(...(await unpacked(file, (name, why) => refused.push({ name, why }))));
  }
  const byPath = new Map(files.map((file) => [file.name, file]));
  const { pairs, strays } = pairSidecars(
    files.map(({ name, bytes }) => ({ path: name, size: bytes.length, modifiedMs: 0 })),
  );
  const reports: GivenReport[] = [];
  for (const { report, sidecar } of pairs) {
    const file = byPath.get(report.path);
    const name = safeName(report.path);
    const beside = sidecar && (byPath.get(sidecar.path)?.bytes ?? null);
    const refuse = (why: string): number => refused.push({ name: report.path, why });
    if (!file) continue;
    if (name === null) refuse('不支持这种文件，请另存为 .docx、.pdf、.txt 或 .html');
    else if (file.bytes.length === 0) refuse('文件是空的');
    else if (file.bytes.length > MAX_FILE_BYTES) refuse(`超过 ${MAX_FILE_BYTES / 1024 / 1024} MB`);
    else if (beside && beside.length > MOST_SIDECAR_BYTES) refuse('旁注文件太大');
    else if (reports.length >= MOST_REPORTS) refuse(`一次最多 ${MOST_REPORTS} 份，请分几次导入`);
    else reports.push({ ...file, safeName: name, sidecar: beside });
  }
  for (const { path } of strays) refused.push({ name: path, why: '旁注文件旁边没有报告' });
  return { reports, refused };
}

// `..` is no hidden folder, only no folder of ours.
const HIDDEN = /(^|\/)(\.(?!\.\/)|__MACOSX\/)/;

/** Hidden files and what Macs add are passed over without a word. */
async function unpacked(
  { name: archive, bytes }: GivenFile,
  refuse: (name: string, why: string) => void,
): Promise<readonly GivenFile[]> {
  const files: GivenFile[] = [];
  try {
    const zip = openZip(bytes, MOST_INFLATED_BYTES);
    const names = zip.names.filter((name) => !name.endsWith('/') && !HIDDEN.test(name));
    if (names.length > MOST_REPORTS * 2) {
      refuse(archive, `压缩包里有 ${names.length} 个文件，一次最多 ${MOST_REPORTS} 份报告，请分几次导入`);
      return [];
    }
    for (const name of names) {
      if (safeName(name) === null && !name.endsWith('.meta.yaml')) {
        refuse(`${archive} › ${name}`, '不支持这种文件');
        continue;
      }
      const inflated = entryOf(zip, name, (why) => refuse(`${archive} › ${name}`, why));
      if (inflated) files.push({ name, bytes: inflated });
      await next(); // requests are answered between the entries
    }
    return files;
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    refuse(archive, error.reason === 'damaged' ? '不是 ZIP 压缩包，或已损坏' : '压缩包里的文件太多');
    return [];
  }
}

function entryOf(zip: ReturnType<typeof openZip>, name: string, refuse: (why: string) => void): Uint8Array | null {
  try {
    return zip.read(name, MAX_FILE_BYTES);
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    refuse(error.reason === 'damaged' ? '压缩包里的这个文件已损坏或加了密码' : '解压后太大');
    return null;
  }
}
