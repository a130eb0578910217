// In: a sentence. Out: the sentence in the page's one live region, for those who do not see what changed.

import { element } from './element.ts';

let region: HTMLElement | null = null;

export function say(sentence: string): void {
  if (region === null) {
    region = element('p', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
    document.body.append(region);
  }
  region.textContent = '';
  const own = region;
  // A reader of the screen speaks what changes after the region is there.
  window.setTimeout(() => {
    own.textContent = sentence;
  }, 50);
}
