// In: manifest.json as text. Out: the manifest, checked; and back.
// The manifest names everything an index consists of; it is written last, so what it names is whole.

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { messageOf, TashanError } from '../errors.ts';
import { damaged } from './damage.ts';

/** Raise when a file of the index changes its form. */
export const INDEX_FORMAT = 5;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
// Names of files inside the index folder: never a path that leads out of it.
const fileName = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/);

const fileEntry = z.object({ name: fileName, bytes: z.number().int(), sha256 });
const segment = z.object({ name: fileName, files: z.array(fileEntry) });

const manifestSchema = z.object({
  format: z.number(),
  /** Fingerprint of the analyzer that cut the words. */
  analyzer: z.string(),
  /** Digest of everything but the reports that decides what is built: reading version, words, themes. */
  settings: sha256,
  corpus: z.object({
    /** The folder as it was given. */
    root: z.string(),
    /** Of the paths and digests of all its files, sidecars included. */
    digest: sha256,
  }),
  counts: z.object({ reports: z.number().int(), passages: z.number().int() }),
  /** What was made of each file, and the words the analyzer knew. */
  state: segment,
  /** The base, and the delta where there is one. Reports of `removed` are in the segment but no longer in the index. */
  segments: z.array(segment.extend({ removed: z.array(z.string()) })).max(2),
});
/** Of the rest: one wrong character in `removed` would bring a report back. */
const checkSchema = z.object({ check: sha256 });

export type Manifest = Readonly<z.infer<typeof manifestSchema>>;
export type FileEntry = Readonly<z.infer<typeof fileEntry>>;
/** A folder of files. */
export type FolderEntry = Manifest['state'];
export type SegmentEntry = Manifest['segments'][number];

export function encodeManifest(manifest: Manifest): string {
  return `${JSON.stringify({ ...manifest, check: checkOf(manifest) }, null, 1)}\n`;
}

function checkOf(manifest: Manifest): string {
  // In the order of the schema, whatever order it came in.
  return createHash('sha256')
    .update(JSON.stringify(manifestSchema.parse(manifest)))
    .digest('hex');
}

/** @throws TashanError `index-damaged` or `index-format`, saying what to do. */
export function decodeManifest(text: string): Manifest {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (cause) {
    throw new TashanError(
      'state',
      'index-damaged',
      `索引清单 manifest.json 已损坏（${messageOf(cause)}），请运行 tashan index --full 重建索引`,
      { cause },
    );
  }
  const format = z.object({ format: z.number() }).safeParse(raw);
  if (format.success && format.data.format !== INDEX_FORMAT) {
    throw new TashanError(
      'state',
      'index-format',
      `索引清单 manifest.json 的格式是 ${format.data.format}，本程序读 ${INDEX_FORMAT}，请运行 tashan index --full 重建索引`,
    );
  }
  const checked = manifestSchema.safeParse(raw);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw damaged('manifest.json', `不完整（${issue?.path.join('.') ?? ''}）`);
  }
  if (checkSchema.safeParse(raw).data?.check !== checkOf(checked.data)) throw damaged('manifest.json', '校验不符');
  return checked.data;
}
