// In: a name and, to keep, a value that JSON can carry. Out: what was kept under the name.
// What is kept stays in this browser. Where storage is full or forbidden, nothing is kept and nothing breaks.

/** null when nothing is kept, or nothing that can be read. */
export function readKept(storage: () => Storage, name: string): unknown {
  try {
    return JSON.parse(storage().getItem(name) || 'null');
  } catch (_unreadable) {
    return null;
  }
}

/** @param value null to keep nothing. @returns whether it is kept now. */
export function keep(storage: () => Storage, name: string, value: unknown): boolean {
  try {
    if (value === null) storage().removeItem(name);
    else storage().setItem(name, JSON.stringify(value));
    return true;
  } catch (_fullOrForbidden) {
    return false;
  }
}

// Merely to name the storage is an error where it is forbidden.
export const inThisBrowser = (): Storage => window.localStorage;
export const inThisTab = (): Storage => window.sessionStorage;
