// In: the text of a document as it was decoded. Out: a flaw where it was garbled before it reached us (锟斤拷, Ã¦, �).
// Counts signs only; restores nothing: what was lost cannot be told.

import { type Flaw, flaw } from '../../ingest/flaw.ts';

// UTF-8 read as GBK and saved again; UTF-8 read as Latin-1; what no decoder could read; characters of no published font.
const SIGNS: readonly RegExp[] = [
  /(?:锟斤拷|烫烫烫|屯屯屯|\ufffd)+/gu,
  /(?:[ÃÂâäåæçèéêïð][\u0080-\u00bf\u2010-\u203a\u20ac\u2122\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc]{1,2}){2,}/gu,
  /(?:[锛銆鈥鐨鏄浜鍦鏂娌绘硶鏀垮簻寤鸿鎶ュ憡鍏鍚绛瀵]{3,})/gu,
  /[\ue000-\uf8ff]+/gu,
];
// A stray sign or two is a slip of the page; from here on words are lost.
const MIN_SHARE = 0.002;
// Characters outside the twenty thousand of the basic set make up less than this in any Chinese text.
const RARE_SHARE = 0.02;
const RARE = /[\u3400-\u4dbf\u{20000}-\u{323af}]/gu;
const QUOTE_CHARS = 12;

export function garbledTextFlaws(text: string): readonly Flaw[] {
  let chars = 0;
  let first: string | null = null;
  for (const sign of SIGNS) {
    for (const { 0: found } of text.matchAll(sign)) {
      chars += found.length;
      first ??= found.slice(0, QUOTE_CHARS);
    }
  }
  const rare = text.match(RARE)?.length ?? 0;
  if (first !== null && chars >= 3 && chars >= text.length * MIN_SHARE)
    return [flaw('undecodable-text', `有 ${chars} 个字是乱码，请换一份编码正确的原文再放入`, first)];
  if (rare > text.length * RARE_SHARE && rare > QUOTE_CHARS)
    return [
      flaw(
        'undecodable-text',
        `有 ${rare} 个生僻字，疑为乱码，请核对原文件`,
        text.match(RARE)?.slice(0, QUOTE_CHARS).join(''),
      ),
    ];
  return [];
}
