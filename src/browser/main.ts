// In: a page as the server made it. Out: the same page, with what only a script can do.
// Never needed: everything else works without it. ES2017 and what Chromium 78 has; test/web/old-browsers.test.ts holds it to that.

import { offerBasket } from './basket.ts';
import { offerToCopy } from './copy-citation.ts';
import { addSourceToCopies } from './copy-source.ts';
import { hitSteps } from './hit-steps.ts';
import { listenForKeys } from './keys.ts';
import { rememberCard } from './last-card.ts';

// Styles may show what only works with a script.
document.documentElement.classList.add('has-script');

const input = document.querySelector<HTMLInputElement>('.search-box input[name="q"]');
listenForKeys(input, hitSteps());
rememberCard();
addSourceToCopies();
offerBasket();
// Modules that few pages need.
if (document.getElementById('basket')) void import('./basket-page.ts').then(({ openBasket }) => openBasket());
offerToCopy();
document.querySelectorAll<HTMLInputElement>('input[data-places]').forEach((box) => {
  box.addEventListener('focus', () => void import('./place-box.ts').then(({ offerPlaces }) => offerPlaces(box)), {
    once: true,
  });
});
