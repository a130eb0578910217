// In: the page of the basket, empty as the server sends it. Out: the basket that this browser keeps, shown by the server.
// A list that came with the address or a form is left as it is, and may be put into the own basket.

import { showBasket } from './basket.ts';
import { arrange } from './basket-arrange.ts';
import { type Basket, keepBasket, readBasket, withPassages } from './basket-store.ts';
import { element } from './element.ts';

export async function openBasket(): Promise<void> {
  const page = document.querySelector<HTMLElement>('#basket');
  if (page === null) return;
  if (page.querySelector('#basket-form') !== null) return offerToKeep(page);
  const basket = readBasket();
  if (basket.passages.length === 0) return;
  const shown = await shownByServer(basket);
  if (shown === null) {
    const sentence = `摘录篮里有 ${basket.passages.length} 段，但现在读不出来。请检查网络后刷新页面；内容仍保存在浏览器里。`;
    page.prepend(element('p', { class: 'notice', role: 'alert' }, sentence));
    return;
  }
  page.textContent = '';
  page.append(...Array.from(shown.childNodes));
  nameTheGone(page, basket);
  arrange(page);
}

/** The page that a form with the same fields would lead to. */
async function shownByServer(basket: Basket): Promise<Element | null> {
  const fields = new URLSearchParams({ title: basket.title, query: basket.query, conditions: basket.conditions });
  for (const { id, note } of basket.passages) {
    fields.append('passage', id);
    fields.append(`note.${id}`, note);
  }
  const answer = await sent(fields);
  if (answer === null) return null;
  const shown = new DOMParser().parseFromString(answer, 'text/html').querySelector('#basket');
  return shown === null ? null : document.importNode(shown, true);
}

/** null when the server cannot be reached, or refuses. */
async function sent(fields: URLSearchParams): Promise<string | null> {
  try {
    const response = await fetch(window.location.pathname, {
      method: 'POST',
      body: fields,
      credentials: 'same-origin',
    });
    return response.ok ? await response.text() : null;
  } catch (_unreachable) {
    return null;
  }
}

/** The server knows the report of a passage that is gone; only this browser knows what the passage was. */
function nameTheGone(page: Element, { passages }: Basket): void {
  for (const { id, heading } of passages) {
    const item = document.getElementById(`b-${id}`);
    const notice = item !== null && page.contains(item) ? item.querySelector('.notice') : null;
    if (notice !== null && heading !== '') notice.append(`加入时的小标题：${heading}。`);
  }
}

function offerToKeep(page: HTMLElement): void {
  const items = Array.from(page.querySelectorAll<HTMLElement>('[data-passage]'));
  const form = page.querySelector<HTMLFormElement>('#basket-form');
  const count = page.querySelector('.count');
  if (form === null || count === null) return;
  const button = element('button', { type: 'button', class: 'plain' }, '存入我的摘录篮');
  button.addEventListener('click', () => {
    const field = (name: string): string => {
      const input = form.elements.namedItem(name);
      return input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement ? input.value : '';
    };
    const passages = items.map((item) => {
      const id = item.dataset.passage || '';
      const link = item.querySelector('h2 a');
      return { id, heading: (link === null ? '' : link.textContent) || '', note: field(`note.${id}`) };
    });
    const found = { query: field('query'), conditions: field('conditions') };
    if (!keepBasket(withPassages(readBasket(), passages, found))) return;
    showBasket();
    window.location.assign(form.action.replace(/[?#].*$/, ''));
  });
  count.append(' ', button);
}
