// In: citations that a page shows. Out: a button beside each that puts it on the clipboard and says so.
// Plain HTTP has no navigator.clipboard: there a hidden field is selected and copied.

import { element } from './element.ts';
import { say } from './say.ts';

const SAID_FOR_MS = 2500;

export function offerToCopy(): void {
  for (const details of Array.from(document.querySelectorAll<HTMLElement>('details.citation'))) {
    const text = details.querySelector('.citation-text');
    const link = details.querySelector<HTMLAnchorElement>('.citation-link');
    if (text === null || link === null) continue;
    const button = element('button', { type: 'button', class: 'plain copy-citation' }, '复制引文');
    button.addEventListener('click', () => {
      void copy(copied(text.textContent || '', link.href)).then((isCopied) => tell(button, details, isCopied));
    });
    details.before(button);
  }
}

/** A citation without an address gets that of the passage in Tashan, as this browser reaches it. */
function copied(citation: string, link: string): string {
  return /https?:\/\/\S+$/.test(citation) ? citation : `${citation}，${link}`;
}

async function copy(text: string): Promise<boolean> {
  if ('clipboard' in navigator) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch (_notAllowed) {
      return copySelected(text);
    }
  }
  return copySelected(text);
}

function copySelected(text: string): boolean {
  const focused = document.activeElement;
  const field = element('textarea', { class: 'unseen', readonly: '', 'aria-hidden': 'true', tabindex: '-1' });
  field.value = text;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return isCopied;
}

/** Where the browser does not let a page copy, the citation is shown, to be copied by hand. */
function tell(button: HTMLElement, details: HTMLElement, isCopied: boolean): void {
  if (!isCopied) {
    details.setAttribute('open', '');
    say('没能复制，引文已展开，请手工复制。');
    return;
  }
  say('已复制');
  button.textContent = '已复制';
  window.setTimeout(() => {
    button.textContent = '复制引文';
  }, SAID_FOR_MS);
}
