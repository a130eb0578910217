// In: what is typed in a box of a form. Out: choices below it: what the text may mean, or what an empty box offers.
// Never asks while an input method composes, never shows an answer to what is no longer typed. What a choice does is the caller's.

import { type Choice, optionList } from './option-list.ts';
import { isComposing } from './typing.ts';

export interface Offers {
  /** What the list is called. */
  readonly name: string;
  /** What `q` may mean; none when the server has trouble: the box works without. */
  readonly choicesFor: (q: string) => Promise<readonly Choice[]>;
  /** What an empty box offers, and what that is called. */
  readonly atRest?: { readonly title: string; readonly choices: () => readonly Choice[] };
}

/** Longer than between two keys of a fast typist, shorter than anybody waits for. */
const PAUSE_MS = 120;

export function offerWhileTyping(input: HTMLInputElement, form: HTMLFormElement, offers: Offers): void {
  const list = optionList(input, offers.name);
  let pause = 0;
  let composing = false;
  let isAtRest = false;

  const offerAtRest = (): void => {
    isAtRest = true;
    if (offers.atRest) list.show(offers.atRest.title, offers.atRest.choices());
    else list.hide();
  };
  const ask = async (q: string): Promise<void> => {
    const choices = await offers.choicesFor(q);
    if (input.value.trim() !== q || document.activeElement !== input || composing) return;
    list.show('', choices);
  };
  const offer = (): void => {
    window.clearTimeout(pause);
    const q = input.value.trim();
    if (q === '') {
      offerAtRest();
      return;
    }
    // What was asked before is no guess at what is being typed; older guesses may stay until there are newer.
    if (isAtRest) list.hide();
    isAtRest = false;
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
    if (input.value === '') offerAtRest();
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
    } else if (event.key === 'Escape') {
      // Chromium would empty a search box, and with it what somebody has typed.
      event.preventDefault();
      list.hide();
    }
  });
}

/** What the server answers; null when it has trouble. */
export async function askServer<Answer>(address: string): Promise<Answer | null> {
  try {
    const response = await fetch(address);
    if (!response.ok) return null;
    const answer: Answer = await response.json();
    return answer;
  } catch (_offline) {
    return null;
  }
}
