// In: tries to sign in. Out: whether one more is allowed: few for a name from one address, some for an address whatever the name.
// Counted by name and address together, so that nobody can lock a colleague out from elsewhere.

const WINDOW_MS = 15 * 60 * 1000;
export const MOST_TRIES_OF_NAME = 5;
const MOST_TRIES_OF_ADDRESS = 50;
const MOST_KEPT = 10_000;

export interface FailedAttempts {
  /** Counts a try, before the password is looked at: tries at the same moment count as well. False: refused, and not counted. */
  take(name: string, address: string): boolean;
  /** The password was right: the tries of this name from this address are forgotten. */
  forget(name: string, address: string): void;
}

export function createFailedAttempts(now: () => number): FailedAttempts {
  const tries = new Map<string, { count: number; until: number }>();
  const countOf = (key: string): number => {
    const kept = tries.get(key);
    if (kept && kept.until <= now()) tries.delete(key);
    return tries.get(key)?.count ?? 0;
  };
  const add = (key: string, by: 1 | -1): void => {
    const count = countOf(key) + by;
    const until = tries.get(key)?.until ?? now() + WINDOW_MS;
    const [oldest] = tries.keys();
    if (oldest !== undefined && tries.size >= MOST_KEPT) tries.delete(oldest);
    if (count > 0) tries.set(key, { count, until });
    else tries.delete(key);
  };
  const ofName = (name: string, address: string): string => `${address}\n${name}`;
  return {
    take(name, address) {
      if (countOf(ofName(name, address)) >= MOST_TRIES_OF_NAME || countOf(address) >= MOST_TRIES_OF_ADDRESS)
        return false;
      add(ofName(name, address), 1);
      add(address, 1);
      return true;
    },
    forget(name, address) {
      tries.delete(ofName(name, address));
      add(address, -1);
    },
  };
}
