// In: the bytes of a text file. Out: its text, how it was encoded, and what could not be read.
// Never throws and never guesses silently: what decodes only in part is flagged.

import iconv from 'iconv-lite';
import { type Flaw, flaw } from './flaw.ts';

export interface Decoded {
  /** null when the bytes are not text in any encoding we know. */
  readonly text: string | null;
  readonly encoding: string | null;
  readonly flaws: readonly Flaw[];
}

/** `declared` is the charset an HTML page names, or null. */
export function decode(bytes: Uint8Array, declared: string | null): Decoded {
  const marked = decodeByMark(bytes);
  if (marked) return marked;
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked) return readAs(bytes, unmarked);
  if (bytes.includes(0)) return unreadable('这不是文字文件(含二进制内容),请另存为文本或网页后再放入');
  const strict = decodeStrictUtf8(bytes);
  if (strict !== null) return { text: strict, encoding: 'UTF-8', flaws: [] };
  if (declared !== null && iconv.encodingExists(declared)) {
    const read = readDeclared(bytes, declared);
    if (read) return read;
  }
  return chooseLegacy(bytes);
}

// Servers name these by default. They turn any bytes into letters without a broken one.
const SINGLE_BYTE = /^(?:iso[-_]?8859[-_]?\d+|latin[-_]?\d+|l\d|windows[-_]?125\d|(?:x-)?cp125\d|(?:us-)?ascii)$/iu;
const CHINESE_REFERENCE = /&#(?:[2-4]\d{4}|x[4-9][0-9a-f]{3});/iu;

/** A single-byte charset cannot hold Chinese: believed only where the bytes read as no Chinese and characters are written &#27861;. */
function readDeclared(bytes: Uint8Array, declared: string): Decoded | null {
  const read = readAs(bytes, declared);
  if (read.text === null || replacements(read.text) > 0) return null;
  if (!SINGLE_BYTE.test(declared.trim())) return read;
  const legacy = chooseLegacy(bytes);
  return legacy.text === null && CHINESE_REFERENCE.test(read.text) ? read : legacy;
}

function decodeByMark(bytes: Uint8Array): Decoded | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return readAs(bytes, 'UTF-8');
  if (first === 0xff && second === 0xfe) return readAs(bytes, 'UTF-16LE');
  if (first === 0xfe && second === 0xff) return readAs(bytes, 'UTF-16BE');
  return null;
}

/** UTF-16 without a mark: zeros in its line feeds and digits, and Chinese in one of the two byte orders. */
function unmarkedUtf16(bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | null {
  const sample = bytes.subarray(0, 4096);
  if (!sample.includes(0)) return null;
  const little = plausibility(iconv.decode(sample, 'UTF-16LE'));
  const big = plausibility(iconv.decode(sample, 'UTF-16BE'));
  if (Math.max(little, big) < MIN_PLAUSIBILITY) return null;
  return little >= big ? 'UTF-16LE' : 'UTF-16BE';
}

function decodeStrictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Damaged UTF-8, GB18030 or Big5: the one that reads with the fewest broken characters and real Chinese in it. */
function chooseLegacy(bytes: Uint8Array): Decoded {
  const damagedUtf8 = readAs(bytes, 'UTF-8');
  const gb18030 = readAs(bytes, 'GB18030');
  const big5 = readAs(bytes, 'Big5');
  const ranked = [gb18030, damagedUtf8, big5]
    .map((read) => ({ read, score: plausibility(read.text ?? '') }))
    .sort((a, b) => b.score - a.score);
  const best = ranked[0];
  if (!best || best.score < MIN_PLAUSIBILITY) return unreadable('文字编码无法识别,请用 UTF-8 或 GB18030 另存后再放入');
  return best.read;
}

// Function words and words of every report; wrong decodings hit none of them.
const EVERYDAY = /[的和在为了是年月政府法治行一不人有会區國與區市县區縣]/g;

// Fewer than one everyday character in two hundred: no Chinese text in this encoding.
const MIN_PLAUSIBILITY = 0.005;

function plausibility(text: string): number {
  if (text.length === 0) return 0;
  return ((text.match(EVERYDAY)?.length ?? 0) - 2 * replacements(text)) / text.length;
}

function readAs(bytes: Uint8Array, encoding: string): Decoded {
  // iconv-lite drops a byte order mark by itself.
  const text = iconv.decode(bytes, encoding);
  const broken = replacements(text);
  const flaws =
    broken === 0 ? [] : [flaw('undecodable-text', `有 ${broken} 处文字无法识别，请核对原文件编码（${encoding}）`)];
  return { text, encoding: encodingName(encoding), flaws };
}

function encodingName(encoding: string): string {
  if (/^(gbk|gb2312|gb_2312.*|gb18030)$/i.test(encoding)) return 'GB18030';
  return encoding.toUpperCase() === 'BIG5' ? 'Big5' : encoding.toUpperCase();
}

function replacements(text: string): number {
  return text.match(/\ufffd/g)?.length ?? 0;
}

function unreadable(message: string): Decoded {
  return { text: null, encoding: null, flaws: [flaw('undecodable-text', message)] };
}
