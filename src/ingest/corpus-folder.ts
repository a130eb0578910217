// In: a corpus folder. Out: the report files in it, each with its sidecar, in a fixed order.
// The only file that reads reports from disk. Never writes; links that lead out of the corpus are not followed.

import { closeSync, type Dirent, openSync, readdirSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { messageOf, TashanError } from '../errors.ts';

const SIDECAR_SUFFIX = '.meta.yaml';

/** A file of the corpus: `path` is relative to its root, with forward slashes. */
export interface CorpusFile {
  readonly path: string;
  readonly size: number;
  readonly modifiedMs: number;
  /** Why it cannot be read, as far as a look at its folder tells. */
  readonly problem?: string;
}

/** Where the corpus is, links followed. @throws TashanError `corpus-missing` when the folder is not there. */
export function realCorpus(root: string): string {
  try {
    if (!statSync(root).isDirectory()) throw new Error('它不是文件夹');
    return realpathSync(root);
  } catch (cause) {
    throw new TashanError(
      'state',
      'corpus-missing',
      `报告文件夹 ${root} 打不开（${messageOf(cause)}），请检查路径，或用 --corpus 指定`,
      { cause },
    );
  }
}

/**
 * Every file under `root`, ordered by path (UTF-16 units). Hidden files and folders are passed over; links out of the corpus are named and not followed.
 * @throws TashanError `corpus-missing` when the folder is not there.
 */
export function listCorpus(root: string): readonly CorpusFile[] {
  const realRoot = realCorpus(root);
  const files: CorpusFile[] = [];
  const unreadable = (path: string, problem: string): void => {
    files.push({ path, size: 0, modifiedMs: 0, problem });
  };
  const walk = (folder: string): void => {
    let entries: readonly Dirent<Buffer>[];
    try {
      entries = readdirSync(join(root, folder), { withFileTypes: true, encoding: 'buffer' });
    } catch (error) {
      unreadable(folder, `文件夹打不开（${messageOf(error)}），请检查读取权限`);
      return;
    }
    for (const entry of entries) {
      const name = entry.name.toString('utf8');
      if (name.startsWith('.')) continue;
      const path = folder === '' ? name : `${folder}/${name}`;
      if (!entry.name.equals(Buffer.from(name, 'utf8')))
        unreadable(path, '文件名的编码不对（多半来自旧的压缩包），请改名');
      else if (entry.isDirectory()) walk(path);
      else if (entry.isSymbolicLink() && !leadsInside(join(root, path), realRoot))
        unreadable(path, '链接指向报告文件夹之外，或者指向的文件不存在，没有读取；请放入文件本身');
      else if (entry.isFile() || entry.isSymbolicLink()) {
        const stat = statSync(join(root, path), { throwIfNoEntry: false });
        // A folder inside is read under its own name.
        if (stat?.isFile()) files.push({ path, size: stat.size, modifiedMs: stat.mtimeMs });
      } else unreadable(path, '不是普通文件（而是管道、设备一类），没有读取');
    }
  };
  walk('');
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function leadsInside(path: string, realRoot: string): boolean {
  try {
    return `${realpathSync(path)}${sep}`.startsWith(realRoot + sep);
  } catch {
    return false; // a dangling link leads nowhere
  }
}

/** The bytes of one file, at most `limit` + 1 of them, so that a caller can tell a larger file. @throws the system's error. */
export function readCorpusFile(root: string, file: CorpusFile, limit: number): Uint8Array {
  if (file.problem !== undefined) throw new Error(file.problem);
  const path = join(root, file.path);
  if (file.size <= limit) return readFileSync(path);
  const bytes = Buffer.alloc(limit + 1);
  const handle = openSync(path, 'r');
  try {
    return bytes.subarray(0, readSync(handle, bytes, 0, limit + 1, 0));
  } finally {
    closeSync(handle);
  }
}

/**
 * The bytes of a file that a listing once named; null where it is no longer there, is no file, has grown past `limit`,
 * or now leads out of the corpus. @throws the system's error when it is there and cannot be read.
 */
export async function readListedFile(root: string, path: string, limit: number): Promise<Uint8Array | null> {
  const full = join(root, path);
  const stat = statSync(full, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size > limit || !leadsInside(full, realpathSync(root))) return null;
  return readFile(full);
}

/** Where the sidecar of a report may stand: `NAME.txt.meta.yaml`, or `NAME.meta.yaml` for short; the first that is there counts. */
export function sidecarPathsFor(path: string): readonly string[] {
  return [`${path}${SIDECAR_SUFFIX}`, `${path.replace(/\.[^./]+$/, '')}${SIDECAR_SUFFIX}`];
}

export interface PairedFiles {
  readonly pairs: readonly { readonly report: CorpusFile; readonly sidecar: CorpusFile | null }[];
  /** Sidecars that stand beside no report. */
  readonly strays: readonly CorpusFile[];
}

/** Splits a listing into reports and, for each that has one, its sidecar. */
export function pairSidecars(files: readonly CorpusFile[]): PairedFiles {
  const isSidecar = (file: CorpusFile): boolean => file.path.endsWith(SIDECAR_SUFFIX);
  const sidecars = new Map(files.filter(isSidecar).map((file) => [file.path, file]));
  const pairs = files
    .filter((file) => !isSidecar(file))
    .map((report) => {
      const found = sidecarPathsFor(report.path).find((path) => sidecars.has(path));
      return { report, sidecar: found === undefined ? null : (sidecars.get(found) ?? null) };
    });
  const used = new Set(pairs.map(({ sidecar }) => sidecar));
  return { pairs, strays: [...sidecars.values()].filter((sidecar) => !used.has(sidecar)) };
}
