// In: a page with passages. Out: boxes and buttons that put them into the basket and take them out, the bar for those that are
// ticked, the count in the header. Where the browser keeps nothing, the boxes belong to their form, as without a script.

import {
  BASKET_CAP,
  type KeptPassage,
  keepBasket,
  readBasket,
  whenBasketChanges,
  withoutPassage,
  withPassages,
} from './basket-store.ts';
import { say } from './say.ts';

const BOX = 'input[data-action="choose"]';

/** What was taken out on this page, so that a box ticked again brings its note back. */
const takenOut = new Map<string, KeptPassage>();
let isKeeping = false;

export function offerBasket(): void {
  isKeeping = keepBasket(readBasket());
  showBasket();
  whenBasketChanges(showBasket);
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-basket-add]') : null;
    if (button === null) return;
    const id = button.dataset.basketAdd || '';
    if (isHeld(id)) takeOut(id);
    else putIn(id, button.dataset.heading || '');
  });
  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.matches(BOX)) return;
    if (!isKeeping) showBar();
    else if (target.checked) putIn(target.value, target.dataset.heading || '');
    else takeOut(target.value);
  });
  // A browser that comes back to the page ticks the boxes again, after the page is shown.
  window.addEventListener('pageshow', showBasket);
  const open = document.querySelector<HTMLButtonElement>('#chosen button:not([name])');
  if (open === null || !isKeeping) return;
  open.textContent = '打开摘录篮';
  open.addEventListener('click', (event) => {
    event.preventDefault();
    if (open.form !== null) window.location.assign(open.form.action);
  });
}

/** The count in the header, the boxes, and what each button would do. */
export function showBasket(): void {
  const { passages } = readBasket();
  const count = document.querySelector<HTMLElement>('#basket-count');
  if (count !== null) {
    count.textContent = passages.length === 0 ? '' : String(passages.length);
    count.hidden = passages.length === 0;
  }
  const held = new Set(passages.map(({ id }) => id));
  for (const button of Array.from(document.querySelectorAll<HTMLElement>('[data-basket-add]'))) {
    const isIn = held.has(button.dataset.basketAdd || '');
    button.classList.toggle('is-held', isIn);
    if (button.firstChild !== null) button.firstChild.textContent = isIn ? '移出摘录' : '加入摘录';
  }
  if (isKeeping) for (const box of boxes()) box.checked = held.has(box.value);
  showBar();
}

function showBar(): void {
  const form = document.querySelector<HTMLFormElement>('#chosen');
  if (form === null) return;
  const ticked = boxes().filter((box) => box.checked).length;
  form.classList.toggle('is-used', ticked > 0);
  const says = form.querySelector<HTMLElement>('.chosen-says');
  if (says === null) return;
  const inAll = readBasket().passages.length;
  says.textContent = isKeeping ? `本页 ${ticked} 段已在摘录篮里（共 ${inAll} 段）` : `已勾选 ${ticked} 段：`;
}

function boxes(): readonly HTMLInputElement[] {
  return Array.from(document.querySelectorAll<HTMLInputElement>(BOX));
}

function isHeld(id: string): boolean {
  return readBasket().passages.some((each) => each.id === id);
}

function takeOut(id: string): void {
  const basket = readBasket();
  for (const each of basket.passages) if (each.id === id) takenOut.set(id, each);
  keepBasket(withoutPassage(basket, id));
  showBasket();
  say(`已移出摘录篮，还有 ${readBasket().passages.length} 段`);
}

/** Says why, where it is not in the basket then. */
function putIn(id: string, heading: string): void {
  const passage = takenOut.get(id) || { id, heading, note: '' };
  const isKept = keepBasket(withPassages(readBasket(), [passage], foundBy()));
  showBasket();
  if (isKept && isHeld(id)) {
    say(`已加入摘录篮，共 ${readBasket().passages.length} 段`);
    return;
  }
  const sentence = isKept
    ? `摘录篮已满：最多放 ${BASKET_CAP} 段，这一段没有放进去。请先导出或移出一些。`
    : '浏览器不让保存摘录篮。请勾选段落后直接导出。';
  say(sentence);
  window.alert(sentence);
}

/** What the list was searched by; a report's page says nothing of it. */
function foundBy(): { query: string; conditions: string } {
  const field = (name: string): string => {
    const input = document.querySelector<HTMLInputElement>(`#chosen input[name="${name}"]`);
    return input === null ? '' : input.value;
  };
  return { query: field('query'), conditions: field('conditions') };
}
