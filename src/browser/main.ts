// In: a page as the server made it. Out: the same page, with what only a script can do.
// Never needed: everything else works without it. ES2017 and what Chromium 78 has; tsconfig.browser.json holds it to that.

import { offerBasket } from './basket.ts';
import { openBasket } from './basket-page.ts';
import { offerToCopy } from './copy-citation.ts';

// Styles may show what only works with a script.
document.documentElement.classList.add('has-script');

offerBasket();
void openBasket();
offerToCopy();
