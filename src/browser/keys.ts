// In: key presses anywhere on the page. Out: the search box, the next card, the next mark, a card chosen, the sheet of keys.
// Never takes a key from somebody who types, and none with Ctrl, Alt or Meta: those are the browser's.

import { element } from './element.ts';
import type { HitSteps } from './hit-steps.ts';
import { createKeySheet } from './key-sheet.ts';
import { keysAreOn } from './keys-switch.ts';
import { isComposing, isWrittenIn } from './typing.ts';

export function listenForKeys(input: HTMLInputElement | null, hits: HitSteps | null): void {
  const sheet = createKeySheet();
  const actions: Readonly<Record<string, () => boolean>> = {
    '/': () => focusBox(input),
    '?': () => {
      sheet.open();
      return true;
    },
    j: () => stepCard(1),
    k: () => stepCard(-1),
    n: () => stepHit(hits, 1),
    N: () => stepHit(hits, -1),
    x: chooseCard,
  };
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (isComposing(event) || isWrittenIn(event.target) || !keysAreOn()) return;
    if (event.target instanceof Element && event.target.closest('dialog') !== null) return;
    const action = actions[keyOf(event)];
    if (action?.()) event.preventDefault();
  });
  const opener = element('button', { type: 'button', class: 'keys-open' }, '键盘快捷键');
  opener.addEventListener('click', sheet.open);
  const end = document.querySelector('.site-end .wide');
  if (end) end.append(opener);
}

/** Letters by what they mean, not by Caps Lock. */
function keyOf({ key, shiftKey }: KeyboardEvent): string {
  if (!/^[a-z]$/i.test(key)) return key;
  return shiftKey ? key.toUpperCase() : key.toLowerCase();
}

function focusBox(input: HTMLInputElement | null): boolean {
  if (input === null) return false;
  input.focus();
  input.select();
  return true;
}

const CARD_LINKS = '.card h3 a';

/** From the card that has the focus; from none, to the first that is not yet scrolled past. */
function stepCard(step: 1 | -1): boolean {
  const links = Array.from(document.querySelectorAll<HTMLElement>(CARD_LINKS));
  const focused = focusedCardLink();
  const at = focused === null ? -1 : links.indexOf(focused);
  const firstInView = links.findIndex((link) => link.getBoundingClientRect().top >= 0);
  const next = links[at === -1 ? firstInView : at + step];
  if (next === undefined) return false;
  next.focus();
  return true;
}

function focusedCard(): Element | null {
  return document.activeElement === null ? null : document.activeElement.closest('.card');
}

function focusedCardLink(): HTMLElement | null {
  const card = focusedCard();
  return card === null ? null : card.querySelector<HTMLElement>(CARD_LINKS);
}

function chooseCard(): boolean {
  const card = focusedCard();
  const choose = card === null ? null : card.querySelector<HTMLElement>('[data-action="choose"]');
  if (choose === null) return false;
  choose.click();
  return true;
}

function stepHit(hits: HitSteps | null, step: 1 | -1): boolean {
  if (hits === null) return false;
  hits.step(step);
  return true;
}
