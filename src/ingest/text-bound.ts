// In: a text of any length. Out: at most as much of it as a report can have, and a flaw where something was cut off.

import type { ExtractedText } from './extracted-document.ts';
import { flaw } from './flaw.ts';

/** The longest report seen has 60,000 characters; a white paper with annexes stays below a million. */
export const MAX_TEXT_CHARS = 5_000_000;

export function boundText(text: string): ExtractedText {
  if (text.length <= MAX_TEXT_CHARS) return { text, flaws: [] };
  const message = `文字超过 ${MAX_TEXT_CHARS / 10_000} 万字，只读了前面的部分；请只保留报告正文`;
  return { text: text.slice(0, MAX_TEXT_CHARS), flaws: [flaw('truncated-text', message)] };
}
