// In: a text of any length. Out: at most as much of it as a report can have, and a flaw where something was cut off.
// Runs of blank lines shrink to one, so that a file of nothing else costs nothing.

import type { ExtractedText } from './extracted-document.ts';
import { flaw } from './flaw.ts';

/** The longest report seen has 60,000 characters; a white paper with annexes stays below a million. */
export const MAX_TEXT_CHARS = 1_000_000;
// Each line is looked at for page chrome and titles, which takes some 30 µs.
const MAX_LINES = 100_000;

/** `text` has `\n` line ends. */
export function boundText(text: string): ExtractedText {
  const lines = text
    .slice(0, MAX_TEXT_CHARS)
    .replace(/\n(?:[^\S\n]*\n){2,}/g, '\n\n')
    .split('\n');
  if (text.length <= MAX_TEXT_CHARS && lines.length <= MAX_LINES) return { text: lines.join('\n'), flaws: [] };
  const message = `内容超过 ${MAX_TEXT_CHARS / 10_000} 万字或 ${MAX_LINES / 10_000} 万行，只读了前面的部分；请只保留报告正文`;
  return { text: lines.slice(0, MAX_LINES).join('\n'), flaws: [flaw('truncated-text', message)] };
}
