// In: what a file was called where it came from. Out: a name of our own for it in the corpus folder.
// Never a path: no separator, no leading dot, nothing a shell, a browser or Windows would read as more than a name.

import { formatOf } from '../ingest/file-type.ts';

// File systems take 255 bytes, a Chinese character is three, and `.meta.yaml` and a number follow.
const MAX_STEM_CHARS = 60;

/** null for a type that is not read. The words stay: they are evidence for place and year. */
export function safeName(given: string): string | null {
  const last = given.normalize('NFC').replace(/^.*[\\/]/s, '');
  const extension = /\.([A-Za-z]{2,4})$/.exec(last)?.[1]?.toLowerCase();
  if (extension === undefined || formatOf(last) === null) return null;
  const stem = last
    .slice(0, -extension.length - 1)
    .replace(/[^\p{L}\p{N}（）〔〕()_-]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const short = [...stem].slice(0, MAX_STEM_CHARS).join('');
  // Names that Windows keeps for devices.
  const isDevice = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(short);
  return `${isDevice || short === '' ? `报告${short}` : short}.${extension}`;
}

/** The same with `-2`, `-3` … before the extension. */
export function numberedName(name: string, number: number): string {
  return number === 1 ? name : name.replace(/(\.[^.]+)$/, `-${number}$1`);
}
