// In: text copied out of a report or a card. Out: the same on the clipboard, followed by where it comes from, as text and as HTML.
// A few characters are a word to search for, not a quotation, and are left as they are.

import { element } from './element.ts';
import { isWrittenIn } from './typing.ts';

const SHORTEST_QUOTATION = 10;

export function addSourceToCopies(): void {
  document.addEventListener('copy', (event) => {
    const selection = document.getSelection();
    if (selection === null || selection.rangeCount === 0 || event.clipboardData === null) return;
    if (isWrittenIn(event.target)) return;
    const range = selection.getRangeAt(0);
    const source = sourceOf(range);
    const text = selection.toString().trim();
    if (source === '' || text.length < SHORTEST_QUOTATION) return;
    const line = `（出处：${source}）`;
    event.clipboardData.setData('text/plain', `${text}\n${line}\n`);
    event.clipboardData.setData('text/html', quotedHtml(text, line));
    event.preventDefault();
  });
}

/** '' when the selection is in no report, or in several. */
function sourceOf(range: Range): string {
  const { commonAncestorContainer: node } = range;
  const inside = node instanceof Element ? node : node.parentElement;
  const quoted = inside === null ? null : inside.closest('[data-source]');
  return quoted?.getAttribute('data-source') || '';
}

/** Made from the text alone: what is folded away or belongs to the page is not in it, and a document takes its own fonts. */
function quotedHtml(text: string, line: string): string {
  const paragraphs = [...text.split(/\n+/), line].map((each) => element('p', {}, each));
  return element('div', {}, ...paragraphs).innerHTML;
}
