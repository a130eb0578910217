// In: a report with marks. Out: 第 3/17 处 with buttons that stay in sight, and a way to step for the keys.
// A mark that goes on from another is no place of its own: the bar counts as these steps do. Positions are never kept: the address says the passage.

import { element } from './element.ts';

export interface HitSteps {
  readonly step: (by: 1 | -1) => void;
}

export function hitSteps(): HitSteps | null {
  const bar = document.querySelector('.hits-bar');
  const marks = Array.from(document.querySelectorAll<HTMLElement>('.passage-text mark:not(.goes-on)'));
  if (bar === null || marks.length === 0) return null;

  const label = element('output', { 'aria-live': 'polite' });
  const previous = element('button', { type: 'button', 'aria-label': '上一处标注' }, '‹');
  const next = element('button', { type: 'button', 'aria-label': '下一处标注' }, '›');
  // Beside the bar, not in it: the bar scrolls away with its words, the buttons stay.
  bar.insertAdjacentElement('afterend', element('p', { class: 'hit-steps' }, previous, label, next));

  // The ways from passage to passage, for who has no script, would say the same beside it.
  if (bar.parentElement) bar.parentElement.classList.add('has-steps');

  let current = -1;
  const show = (at: number): void => {
    const before = marks[current];
    if (before) before.classList.remove('is-current');
    current = at;
    const now = marks[current];
    if (now) now.classList.add('is-current');
    label.textContent = now ? `第 ${current + 1}/${marks.length} 处` : `共 ${marks.length} 处`;
  };
  const step = (by: 1 | -1): void => {
    // Round at the ends, as Ctrl+F does.
    const from = current === -1 && by === -1 ? 0 : current;
    show((from + by + marks.length) % marks.length);
    const now = marks[current];
    if (now) now.scrollIntoView({ block: 'center' });
  };
  /** The first mark in the passage that the address names, or behind it. */
  const showNamed = (): void => {
    const named = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    const inOrAfter = Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY;
    show(marks.findIndex((mark) => named !== null && (named.compareDocumentPosition(mark) & inOrAfter) !== 0));
  };
  previous.addEventListener('click', () => step(-1));
  next.addEventListener('click', () => step(1));
  window.addEventListener('hashchange', showNamed);
  showNamed();
  return { step };
}
