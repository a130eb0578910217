// In: passages that somebody chose. Out: the basket as this browser keeps it, in order, with notes.
// Never text of a passage: that is the server's, and may have changed since.

import { inThisBrowser, keep, readKept } from './browser-storage.ts';

const NAME = 'tashan.basket';
/** What the server takes at once (CHOSEN_CAP), and the longest words of a search that it prints (MAX_ABOUT_CHARS). */
export const BASKET_CAP = 200;
const ABOUT_CHARS = 500;

export interface KeptPassage {
  readonly id: string;
  /** What it was called when it was chosen; told when it is gone. */
  readonly heading: string;
  readonly note: string;
}

export interface Basket {
  readonly passages: readonly KeptPassage[];
  readonly title: string;
  readonly query: string;
  readonly conditions: string;
}

export function readBasket(): Basket {
  const kept = readKept(inThisBrowser, NAME);
  const fields = isRecord(kept) ? kept : {};
  const passages = Array.isArray(fields.passages) ? fields.passages.filter(isRecord) : [];
  return {
    passages: passages
      .map((each) => ({ id: text(each.id), heading: text(each.heading), note: text(each.note) }))
      .filter(({ id }) => id !== '')
      .slice(0, BASKET_CAP),
    title: text(fields.title),
    query: text(fields.query),
    conditions: text(fields.conditions),
  };
}

/** @returns whether it is kept now; a browser may forbid it. */
export function keepBasket(basket: Basket): boolean {
  return keep(inThisBrowser, NAME, basket.passages.length === 0 ? null : basket);
}

/** The basket with the passages behind those it has, each once, and with the words that they were found by. */
export function withPassages(
  basket: Basket,
  added: readonly KeptPassage[],
  found: { readonly query: string; readonly conditions: string },
): Basket {
  const known = new Set(basket.passages.map(({ id }) => id));
  const fresh = added.filter(({ id }) => !known.has(id));
  return {
    title: basket.title,
    passages: basket.passages.concat(fresh).slice(0, BASKET_CAP),
    query: joined(basket.query, found.query),
    conditions: joined(basket.conditions, found.conditions),
  };
}

export function withoutPassage(basket: Basket, id: string): Basket {
  const passages = basket.passages.filter((each) => each.id !== id);
  return { passages, title: basket.title, query: basket.query, conditions: basket.conditions };
}

/** Calls when the basket changes in another tab. */
export function whenBasketChanges(tell: () => void): void {
  window.addEventListener('storage', (event) => {
    if (event.key === NAME || event.key === null) tell();
  });
}

function joined(words: string, more: string): string {
  if (more === '' || words.split('；').includes(more)) return words;
  const both = words === '' ? more : `${words}；${more}`;
  return both.length > ABOUT_CHARS ? words : both;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
