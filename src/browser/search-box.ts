// In: a page with a search box. Out: the same box, with suggestions and the recent searches of this browser.
// Asked for by the box itself: a page without one does not load it.

import { rememberThisSearch, suggestInto } from './suggestions.ts';

const input = document.querySelector<HTMLInputElement>('.search-box input[name="q"]');
if (input?.form) {
  const { suggest } = input.form.dataset;
  rememberThisSearch(input);
  if (suggest) suggestInto(input, input.form, suggest);
}
