// In: a text, a stretch of it, its marks. Out: safe HTML. The only place in Tashan where HTML is made from text.
// Everything but <mark> is escaped.

import type { Window } from './choose-window.ts';
import type { Mark } from './find-marks.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/**
 * The stretch with its marks as `<mark>` (typed words) and `<mark class="synonym">`; a mark cut by the window keeps its part inside.
 * @param places where places that were found begin: a mark that begins at none goes on from another and says so (`goes-on`).
 */
export function renderMarks(
  text: string,
  window: Window,
  marks: readonly Mark[],
  places: ReadonlySet<number> | null = null,
): string {
  let html = '';
  let at = window.start;
  for (const mark of marks) {
    const start = Math.max(mark.start, at);
    const end = Math.min(mark.end, window.end);
    if (end <= start) continue;
    const classes = [mark.kind === 'literal' ? '' : 'synonym', places === null || places.has(start) ? '' : 'goes-on'];
    const named = classes.filter((name) => name !== '').join(' ');
    const opening = named === '' ? '<mark>' : `<mark class="${named}">`;
    html += `${escapeHtml(text.slice(at, start))}${opening}${escapeHtml(text.slice(start, end))}</mark>`;
    at = end;
  }
  return html + escapeHtml(text.slice(at, window.end));
}
