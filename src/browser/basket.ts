// In: a page with passages. Out: buttons that put them into the basket, the bar for those that are ticked, the count in the header.

import { BASKET_CAP, keepBasket, readBasket, whenBasketChanges, withoutPassage, withPassages } from './basket-store.ts';
import { say } from './say.ts';

const TICKED = 'input[name="passage"][form="chosen"]:checked';

export function offerBasket(): void {
  showBasket();
  whenBasketChanges(showBasket);
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-basket-add]') : null;
    if (button !== null) addOrTakeOut(button);
  });
  const form = document.querySelector<HTMLFormElement>('#chosen');
  if (form !== null) offerBar(form);
}

/** The count in the header, and what each button would do. */
export function showBasket(): void {
  const { passages } = readBasket();
  const count = document.querySelector<HTMLElement>('#basket-count');
  if (count !== null) {
    count.textContent = passages.length === 0 ? '' : String(passages.length);
    count.hidden = passages.length === 0;
  }
  const held = new Set(passages.map(({ id }) => id));
  for (const button of Array.from(document.querySelectorAll<HTMLElement>('[data-basket-add]'))) {
    const isHeld = held.has(button.dataset.basketAdd || '');
    button.classList.toggle('is-held', isHeld);
    if (button.firstChild !== null) button.firstChild.textContent = isHeld ? '移出摘录' : '加入摘录';
  }
}

function addOrTakeOut(button: HTMLElement): void {
  const id = button.dataset.basketAdd || '';
  const basket = readBasket();
  if (basket.passages.some((each) => each.id === id)) {
    keepBasket(withoutPassage(basket, id));
    showBasket();
    say(`已移出摘录篮，还有 ${basket.passages.length - 1} 段`);
    return;
  }
  if (add([{ id, heading: button.dataset.heading || '', note: '' }])) {
    say(`已加入摘录篮，共 ${readBasket().passages.length} 段`);
  }
}

/** @returns whether all of them are in the basket now; says why not. */
function add(passages: Parameters<typeof withPassages>[1]): boolean {
  const after = withPassages(readBasket(), passages, foundBy());
  const isWhole = passages.every(({ id }) => after.passages.some((each) => each.id === id));
  const isKept = keepBasket(after);
  showBasket();
  if (isKept && isWhole) return true;
  const sentence = isKept
    ? `摘录篮已满：最多放 ${BASKET_CAP} 段，有的段落没有放进去。请先导出或移出一些。`
    : '浏览器不让保存摘录篮。请勾选段落后直接导出。';
  say(sentence);
  window.alert(sentence);
  return false;
}

/** What the list was searched by; a report's page says nothing of it. */
function foundBy(): { query: string; conditions: string } {
  const field = (name: string): string => {
    const input = document.querySelector<HTMLInputElement>(`#chosen input[name="${name}"]`);
    return input === null ? '' : input.value;
  };
  return { query: field('query'), conditions: field('conditions') };
}

function offerBar(form: HTMLFormElement): void {
  const says = form.querySelector<HTMLElement>('.chosen-says');
  const ticked = (): readonly HTMLInputElement[] => Array.from(document.querySelectorAll<HTMLInputElement>(TICKED));
  const showTicked = (): void => {
    const count = ticked().length;
    form.classList.toggle('is-used', count > 0);
    if (says !== null) says.textContent = `已勾选 ${count} 段：`;
  };
  document.addEventListener('change', showTicked);
  // A browser that comes back to the page ticks the boxes again, after the page is shown.
  window.addEventListener('pageshow', () => {
    showTicked();
    showBasket();
  });
  showTicked();

  const intoBasket = form.querySelector<HTMLButtonElement>('button:not([name])');
  if (intoBasket === null) return;
  intoBasket.addEventListener('click', (event) => {
    event.preventDefault();
    const chosen = ticked().map((box) => ({ id: box.value, heading: box.dataset.heading || '', note: '' }));
    if (add(chosen)) window.location.assign(form.action);
  });
}
