// In: a page with a search box. Out: the same box, with the server's suggestions and the recent searches of this browser.
// Asked for by the box itself: a page without one does not load it. Addresses come from the form.

import type { Choice } from './option-list.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent-searches.ts';
import { askServer, offerWhileTyping } from './suggestions.ts';

interface Suggestion {
  readonly text: string;
  readonly kindName: string;
  readonly places?: number;
  readonly url: string;
}

const input = document.querySelector<HTMLInputElement>('.search-box input[name="q"]');
if (input?.form) {
  const { suggest } = input.form.dataset;
  rememberThisSearch(input);
  if (suggest) suggestInto(input, input.form, suggest);
}

function suggestInto(input: HTMLInputElement, form: HTMLFormElement, suggestUrl: string): void {
  const search = (q: string): void => {
    input.value = q;
    form.submit();
  };
  const go = ({ text, url }: Suggestion): void => {
    const address = new URL(url, new URL('.', form.action));
    const isWordsOnly = Array.from(address.searchParams.keys()).join() === 'q';
    // Words keep the conditions and the mode of the form; a place or theme is a search of its own.
    if (isWordsOnly) search(text);
    else window.location.assign(address.href);
  };
  const recent = (): readonly Choice[] => {
    const choices: readonly Choice[] = recentSearches().map(({ q, conditions, parameters }) => ({
      text: q,
      note: conditions,
      pick: () => (parameters === '' ? search(q) : window.location.assign(form.action + parameters)),
    }));
    const forget = { text: '清除最近检索', note: '只存在本机浏览器里', className: 'forget', pick: forgetSearches };
    return choices.length === 0 ? [] : [...choices, forget];
  };
  offerWhileTyping(input, form, {
    name: '检索建议',
    choicesFor: async (q) => {
      const answer = await askServer<{ suggestions: readonly Suggestion[] }>(
        `${suggestUrl}?q=${encodeURIComponent(q)}`,
      );
      const suggestions = answer === null ? [] : answer.suggestions;
      return suggestions.map((each) => ({ text: each.text, note: noteOf(each), pick: () => go(each) }));
    },
    atRest: { title: '最近检索', choices: recent },
  });
}

/** Puts the search of this page among the recent ones, with its conditions where it has some. */
function rememberThisSearch(input: HTMLInputElement): void {
  const q = input.defaultValue.trim();
  if (q === '' || document.querySelector('main .results') === null) return;
  const chips = Array.from(document.querySelectorAll<HTMLElement>('.chips [data-words]'));
  const conditions = chips.map(({ dataset }) => dataset.words).join('；');
  const parameters = new URLSearchParams(window.location.search);
  parameters.delete('page');
  rememberSearch({ q, conditions, parameters: conditions === '' ? '' : `?${parameters}` });
}

function noteOf({ kindName, places }: Suggestion): string {
  return places === undefined ? kindName : `${kindName} · ${places} 个地区`;
}
