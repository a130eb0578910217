// In: the bytes of a PDF. Out: whether a stream in it grows, when inflated, beyond what a document has.
// pdfjs inflates without a bound and outside of the memory that a worker is held to: 3 MB of blanks took 6 GB and 40 s.

import { inflateSync } from 'node:zlib';

// A page scanned in colour at 600 points to the inch is 104 MB; no text comes near it.
const MAX_INFLATED = 128 * 1024 * 1024;
// Deflate packs at most 1032 bytes into one (zlib technical details).
const MAX_RATIO = 1032;
const DICTIONARY_CHARS = 512;

export function inflatesTooFar(source: Uint8Array): boolean {
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  let end = 0;
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const layers = deflatedLayers(bytes, at);
    if (layers === 0) continue;
    const start = at + (bytes[at + 6] === 13 ? 8 : 7);
    // Searched once for each end there is, or a file of nothing but beginnings would take hours.
    if (end < start) end = bytes.indexOf('endstream', start);
    if (end < 0) end = bytes.length;
    if (growsTooFar(bytes.subarray(start, end), layers)) return true;
  }
  return false;
}

/** How often the stream that begins at `at` is deflated, by the dictionary before it; 0 where none stands there. */
function deflatedLayers(bytes: Buffer, at: number): number {
  const before = bytes.toString('latin1', Math.max(0, at - 4), at);
  if (!/>\s*$/.test(before)) return 0;
  const dictionary = bytes.toString('latin1', Math.max(0, at - DICTIONARY_CHARS), at);
  return dictionary.slice(dictionary.lastIndexOf('obj')).match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0;
}

function growsTooFar(packed: Buffer, layers: number): boolean {
  if (layers === 0 || packed.length * MAX_RATIO ** layers <= MAX_INFLATED) return false;
  try {
    return growsTooFar(inflateSync(packed, { maxOutputLength: MAX_INFLATED }), layers - 1);
  } catch (error) {
    // Broken data is for pdfjs to make the best of.
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
  }
}
