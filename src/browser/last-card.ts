// In: the card that was followed out of a list. Out: the focus on that card when the browser comes back.
// Where the page is scrolled to is the browser's to restore.

import { inThisTab, keep, readKept } from './browser-storage.ts';

const NAME = 'tashan.card';

export function rememberCard(): void {
  document.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    const card = event.target.closest('.card');
    if (card === null || event.target.closest('a') === null) return;
    keep(inThisTab, NAME, [window.location.href, card.id]);
  });
  const kept = readKept(inThisTab, NAME);
  if (!cameBack() || !Array.isArray(kept) || kept[0] !== window.location.href) return;
  const card = document.getElementById(String(kept[1]));
  const link = card === null ? null : card.querySelector<HTMLElement>('h3 a');
  if (link) link.focus({ preventScroll: true });
}

function cameBack(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return navigation instanceof PerformanceNavigationTiming && navigation.type === 'back_forward';
}
