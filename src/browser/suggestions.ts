// In: what is typed in the search box. Out: the server's suggestions below it, or the recent searches when it is empty.
// Never asks while an input method composes, never shows an answer to what is no longer typed. Addresses come from the form.

import { type Choice, optionList } from './option-list.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent-searches.ts';
import { isComposing } from './typing.ts';

interface Suggestion {
  readonly text: string;
  readonly kind: string;
  readonly places?: number;
  readonly url: string;
}

/** Longer than between two keys of a fast typist, shorter than anybody waits for. */
const PAUSE_MS = 120;

const KIND_NAMES: Readonly<Record<string, string>> = {
  place: '地区',
  report: '报告',
  word: '词',
  theme: '领域',
  subtheme: '子领域',
  heading: '小标题',
  document: '制度文件',
};

export function suggestInto(input: HTMLInputElement, form: HTMLFormElement, suggestUrl: string): void {
  const list = optionList(input);
  let pause = 0;
  let composing = false;
  let offersRecent = false;

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
  const offerRecent = (): void => {
    const recent: readonly Choice[] = recentSearches().map((q) => ({ text: q, note: '', pick: () => search(q) }));
    const forget = { text: '清除最近检索', note: '只存在本机浏览器里', className: 'forget', pick: forgetSearches };
    offersRecent = true;
    list.show('最近检索', recent.length === 0 ? [] : [...recent, forget]);
  };
  const ask = async (q: string): Promise<void> => {
    const answer = await fetchSuggestions(suggestUrl, q);
    if (input.value.trim() !== q || document.activeElement !== input || composing) return;
    list.show(
      '',
      answer.map((each) => ({ text: each.text, note: noteOf(each), pick: () => go(each) })),
    );
  };
  const offer = (): void => {
    window.clearTimeout(pause);
    const q = input.value.trim();
    if (q === '') {
      offerRecent();
      return;
    }
    // What was asked before is no guess at what is being typed; older guesses may stay until there are newer.
    if (offersRecent) list.hide();
    offersRecent = false;
    pause = window.setTimeout(() => ask(q), PAUSE_MS);
  };

  input.addEventListener('compositionstart', () => {
    composing = true;
    window.clearTimeout(pause);
    list.hide();
  });
  input.addEventListener('compositionend', () => {
    composing = false;
    offer();
  });
  input.addEventListener('input', () => {
    if (!composing) offer();
  });
  input.addEventListener('focus', () => {
    if (input.value === '') offerRecent();
  });
  input.addEventListener('blur', () => {
    window.clearTimeout(pause);
    list.hide();
  });
  form.addEventListener('submit', (event) => {
    // The Enter that takes a candidate of the input method asks for nothing.
    if (composing) event.preventDefault();
  });
  input.addEventListener('keydown', (event) => {
    if (isComposing(event)) {
      if (event.key === 'Enter') event.preventDefault();
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.isOpen()) list.move(event.key === 'ArrowDown' ? 1 : -1);
      else offer();
    } else if (event.key === 'Enter' && list.pick()) {
      event.preventDefault();
    } else if (event.key === 'Escape' && list.isOpen()) {
      event.preventDefault();
      list.hide();
    }
  });
}

/** Puts the search of this page among the recent ones. */
export function rememberThisSearch(input: HTMLInputElement): void {
  const q = input.defaultValue.trim();
  if (q !== '' && document.querySelector('main .results') !== null) rememberSearch(q);
}

/** None when the server has trouble: the box works without. */
async function fetchSuggestions(suggestUrl: string, q: string): Promise<readonly Suggestion[]> {
  try {
    const response = await fetch(`${suggestUrl}?${new URLSearchParams({ q })}`);
    if (!response.ok) return [];
    const answer: { readonly suggestions: readonly Suggestion[] } = await response.json();
    return answer.suggestions;
  } catch (_offline) {
    return [];
  }
}

function noteOf({ kind, places }: Suggestion): string {
  const name = KIND_NAMES[kind] || '';
  return places === undefined ? name : `${name} · ${places} 个地区`;
}
