// In: the pieces of a line. Out: its words.
// White space is set by distance: what the file has of it is the typesetter's, not the writer's.

import type { PdfPiece } from './pdfjs.ts';

/** In ems. Justified lines stretch up to half an em between characters; a gap as wide as this is meant. */
export const WIDE_GAP = 1.5;
const WORD_GAP = 0.2;

/** `pieces` from left to right. */
export function joinPieces(pieces: readonly PdfPiece[]): string {
  let text = '';
  let last: PdfPiece | null = null;
  for (const piece of pieces) {
    const gap = last ? piece.left - last.right : 0;
    const em = Math.max(piece.size, last?.size ?? 0);
    if (gap > WIDE_GAP * em) text += WIDE_SPACE;
    else if (gap > WORD_GAP * em) text += ' ';
    text += piece.text;
    last = piece;
  }
  return withoutTypesetting(modernForm(text)).trim();
}

// Stands for a gap that the writer meant, until the others are gone.
const WIDE_SPACE = '\u2003';
const WIDE = '\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef“”‘’—…·';
const BESIDE_WIDE = new RegExp(`(?<=[${WIDE}])[ \\u00a0]+|[ \\u00a0]+(?=[${WIDE}])`, 'gu');

/** Chinese has no spaces between words: beside a Chinese character only a wide gap is one. */
function withoutTypesetting(text: string): string {
  return text
    .replace(BESIDE_WIDE, '')
    .replace(/[\s\u00a0]*\u2003[\s\u00a0]*/gu, ' ')
    .replace(/\u00ad/gu, '');
}

// Radicals that fonts name instead of the characters they look like, where NFKC gives none or the traditional one.
const RADICALS = new Map(
  '⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⺎兀⼾户⾭青'
    .match(/../gu)
    ?.map(([radical = '', character = '']) => [radical, character]),
);

/** ⼀ and 一 look alike and are two characters; only the second can be found. */
function modernForm(text: string): string {
  return text.replace(/[\u2e80-\u2fdf]/gu, (sign) => RADICALS.get(sign) ?? sign.normalize('NFKC'));
}
