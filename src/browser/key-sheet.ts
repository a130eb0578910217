// In: the keys and what they do. Out: the sheet that lists them, with a switch to turn them off.
// Where a browser has no <dialog>, the sheet opens in the page.

import { element } from './element.ts';
import { keysAreOn, turnKeys } from './keys-switch.ts';

export const KEYS: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['/'], does: '到检索框' },
  { keys: ['j', 'k'], does: '下一条、上一条结果' },
  { keys: ['Enter'], does: '打开这一条' },
  { keys: ['x'], does: '加入或移出摘录' },
  { keys: ['n', 'Shift + n'], does: '报告里下一处、上一处标注' },
  { keys: ['?'], does: '打开这张表' },
  { keys: ['Esc'], does: '关闭' },
];

export function createKeySheet(): { readonly open: () => void } {
  const rows = KEYS.map(({ keys, does }) =>
    element('div', {}, element('dt', {}, ...keys.map((key) => element('kbd', {}, key))), element('dd', {}, does)),
  );
  const isOn = element('input', { type: 'checkbox' });
  const close = element('button', { type: 'button' }, '关闭');
  const sheet = element(
    'dialog',
    { class: 'key-sheet', 'aria-labelledby': 'key-sheet-h' },
    element('h2', { id: 'key-sheet-h' }, '键盘快捷键'),
    element('dl', {}, ...rows),
    element('p', {}, '输入文字时不起作用。'),
    element('label', {}, isOn, '使用快捷键'),
    close,
  );
  document.body.append(sheet);
  let before: Element | null = null;
  const leave = (): void => {
    if (before instanceof HTMLElement) before.focus();
    before = null;
  };
  isOn.addEventListener('change', () => turnKeys(isOn.checked));
  close.addEventListener('click', () => {
    if (typeof sheet.close === 'function') return sheet.close();
    sheet.removeAttribute('open');
    leave();
  });
  // Also after Esc. Chromium gives the focus back by itself only since version 91.
  sheet.addEventListener('close', leave);
  return {
    open: () => {
      before = document.activeElement;
      isOn.checked = keysAreOn();
      if (typeof sheet.showModal === 'function') sheet.showModal();
      else sheet.setAttribute('open', '');
      close.focus();
    },
  };
}
