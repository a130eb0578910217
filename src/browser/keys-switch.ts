// In: whether somebody wants keys of one letter. Out: the same, kept in this browser.
// Who steers by voice or by a switch must be able to turn them off (WCAG 2.1.4).

import { inThisBrowser, keep, readKept } from './browser-storage.ts';

const NAME = 'tashan.keys';

export function keysAreOn(): boolean {
  return readKept(inThisBrowser, NAME) !== 'off';
}

export function turnKeys(on: boolean): void {
  keep(inThisBrowser, NAME, on ? null : 'off');
}
