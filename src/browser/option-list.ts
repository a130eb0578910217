// In: a text box and choices to offer. Out: the list below the box, as ARIA 1.2 describes a combobox.
// The focus stays in the box; the box says which choice is meant. What a choice does is the caller's.

import { element } from './element.ts';

export interface Choice {
  readonly text: string;
  /** What it is, e.g. `地区`. */
  readonly note: string;
  readonly className?: string;
  readonly pick: () => void;
}

export interface OptionList {
  readonly show: (title: string, choices: readonly Choice[]) => void;
  readonly hide: () => void;
  readonly isOpen: () => boolean;
  /** Past either end no choice is meant, and the next step comes in from the other end. */
  readonly move: (step: 1 | -1) => void;
  /** @returns false when no choice is meant. */
  readonly pick: () => boolean;
}

/** @param name what the choices are, for those who do not see them. */
export function optionList(input: HTMLInputElement, name: string): OptionList {
  const list = element('ul', { id: `${input.id}-choices`, role: 'listbox', 'aria-label': name });
  const title = element('p', { class: 'suggestions-title', 'aria-hidden': 'true' });
  const box = element('div', { class: 'suggestions', hidden: '' }, title, list);
  const told = element('p', { class: 'unseen', role: 'status' });
  input.insertAdjacentElement('afterend', box);
  box.insertAdjacentElement('afterend', told);
  for (const [name, value] of [
    ['role', 'combobox'],
    ['autocomplete', 'off'],
    ['aria-autocomplete', 'list'],
    ['aria-controls', list.id],
    ['aria-expanded', 'false'],
  ] as const) {
    input.setAttribute(name, value);
  }
  // A press on the list must not take the focus out of the box.
  box.addEventListener('mousedown', (event) => event.preventDefault());

  let choices: readonly Choice[] = [];
  let meant = -1;
  const mean = (next: number): void => {
    const before = list.children[meant];
    if (before) before.setAttribute('aria-selected', 'false');
    meant = next;
    const now = list.children[meant];
    if (now) {
      now.setAttribute('aria-selected', 'true');
      input.setAttribute('aria-activedescendant', now.id);
    } else {
      input.removeAttribute('aria-activedescendant');
    }
  };
  const hide = (): void => {
    mean(-1);
    box.hidden = true;
    told.textContent = '';
    input.setAttribute('aria-expanded', 'false');
  };

  return {
    show: (heading, offered) => {
      mean(-1);
      choices = offered;
      if (choices.length === 0) return hide();
      title.textContent = heading;
      title.hidden = heading === '';
      while (list.lastChild) list.lastChild.remove();
      choices.forEach((choice, at) => {
        list.append(optionOf(choice, at));
      });
      box.hidden = false;
      input.setAttribute('aria-expanded', 'true');
      told.textContent = `${heading === '' ? name : heading} ${choices.length} 条，按上下键选择。`;
    },
    hide,
    isOpen: () => !box.hidden,
    move: (step) => {
      // One place more than there are choices: the box itself.
      const places = choices.length + 1;
      mean(((meant + 1 + step + places) % places) - 1);
    },
    pick: () => {
      const choice = choices[meant];
      if (choice === undefined || box.hidden) return false;
      hide();
      choice.pick();
      return true;
    },
  };

  function optionOf({ text, note, className = '', pick }: Choice, at: number): HTMLElement {
    const attributes = { id: `${list.id}-${at}`, role: 'option', 'aria-selected': 'false', class: className };
    const option = element('li', attributes, element('span', {}, text));
    if (note !== '') option.append(' ', element('small', {}, note));
    option.addEventListener('click', () => {
      hide();
      pick();
    });
    return option;
  }
}
