// In: the basket as the server shows it. Out: the same, in which moving, removing and writing notes need no new page.
// What the page shows is what is kept, after each change.

import { showBasket } from './basket.ts';
import { keepBasket, readBasket } from './basket-store.ts';
import { element } from './element.ts';
import { say } from './say.ts';

export function arrange(page: HTMLElement): void {
  const list = page.querySelector<HTMLElement>('.basket-items');
  const form = page.querySelector<HTMLFormElement>('#basket-form');
  if (list === null || form === null) return;
  form.addEventListener('input', () => keepShown(form, list));
  list.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    const item = button === null ? null : button.closest<HTMLElement>('.basket-item');
    if (button === null || item === null) return;
    event.preventDefault();
    if (button.name === 'remove') remove(item);
    else move(item, button.name === 'up' ? -1 : 1, button);
  });
  const clear = element('button', { type: 'button', class: 'plain' }, '清空摘录篮');
  clear.addEventListener('click', () => {
    if (!window.confirm('清空摘录篮？备注也会一起清除。')) return;
    list.textContent = '';
    changed('摘录篮已清空');
    window.location.assign(form.action.replace(/[?#].*$/, ''));
  });
  /** What was removed last can be put back. */
  let earlier: HTMLElement | null = null;
  const count = page.querySelector('.count');
  if (count !== null) count.after(element('p', { class: 'basket-tools' }, clear));

  function move(item: HTMLElement, by: -1 | 1, button: HTMLElement): void {
    const other = by === -1 ? item.previousElementSibling : item.nextElementSibling;
    if (other === null) {
      say(by === -1 ? '已经是第一段' : '已经是最后一段');
      return;
    }
    if (by === -1) other.before(item);
    else other.after(item);
    button.focus();
    item.scrollIntoView({ block: 'nearest' });
    changed(`已移到第 ${itemsOf(list).indexOf(item) + 1} 段`);
  }

  function remove(item: HTMLElement): void {
    const undo = element('button', { type: 'button', class: 'plain' }, '撤销');
    const line = element('li', { class: 'basket-removed' }, '已移出一段。', undo);
    item.replaceWith(line);
    undo.addEventListener('click', () => {
      line.replaceWith(item);
      const note = item.querySelector('textarea');
      if (note !== null) note.focus();
      changed('已放回');
    });
    undo.focus();
    changed(`已移出，还有 ${itemsOf(list).length} 段`);
    if (earlier !== null && earlier !== line) earlier.remove();
    earlier = line;
  }

  function changed(sentence: string): void {
    itemsOf(list).forEach((item, i) => {
      const number = item.querySelector('.basket-number');
      if (number !== null) number.textContent = String(i + 1);
      for (const name of Array.from(item.querySelectorAll('.basket-moves .unseen')))
        name.textContent = `第 ${i + 1} 段`;
    });
    const count = page.querySelector('.count');
    if (count !== null) count.textContent = `共 ${itemsOf(list).length} 段`;
    keepShown(form, list);
    showBasket();
    say(sentence);
  }
}

function itemsOf(list: HTMLElement | null): readonly HTMLElement[] {
  return list === null ? [] : Array.from(list.querySelectorAll<HTMLElement>('.basket-item'));
}

function keepShown(form: HTMLFormElement | null, list: HTMLElement | null): void {
  if (form === null) return;
  const before = new Map(readBasket().passages.map((each) => [each.id, each]));
  const field = (name: string): string => {
    const input = form.elements.namedItem(name);
    return input instanceof HTMLInputElement ? input.value : '';
  };
  const passages = itemsOf(list).map((item) => {
    const id = item.dataset.passage || '';
    const known = before.get(id);
    const note = item.querySelector('textarea');
    const link = item.querySelector('h2 a');
    const heading = known === undefined ? (link === null ? '' : link.textContent) || '' : known.heading;
    return { id, heading, note: note === null ? '' : note.value };
  });
  keepBasket({ passages, title: field('title'), query: field('query'), conditions: field('conditions') });
}
