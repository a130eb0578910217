// In: who has signed in. Out: a signed random cookie, and whose it is when it comes back; tokens for the forms of a session.
// Kept in memory only: a restart signs everybody out, signing out ends a session for good. Never holds a password.

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A working day and some. */
export const SESSION_MS = 12 * 60 * 60 * 1000;
const IDLE_MS = 2 * 60 * 60 * 1000;
// Far more than offices have staff; the oldest go first.
const MOST_SESSIONS = 5_000;

export interface Session {
  readonly name: string;
  /** The hash of the password it was opened with: with another password it is over. */
  readonly hash: string;
}

export interface Sessions {
  /** What the cookie is to hold. */
  open(session: Session): string;
  /** The session of a cookie; null when it is none of ours, or over. */
  find(cookie: string): Session | null;
  close(cookie: string): void;
  /** A token for the forms of whoever has `secret` (a cookie, a name that a proxy vouches for); each time another, all of them good. */
  tokenFor(secret: string): string;
  isToken(token: string, secret: string): boolean;
}

interface Kept extends Session {
  readonly until: number;
  usedAt: number;
}

export function createSessions(now: () => number): Sessions {
  const key = randomBytes(32);
  const sessions = new Map<string, Kept>();
  const sign = (text: string): Buffer => createHmac('sha256', key).update(text).digest();
  const idOf = (cookie: string): string | null => {
    const [id = '', signature = ''] = cookie.split('.', 2);
    return isSame(Buffer.from(signature, 'base64url'), sign(`session ${id}`)) ? id : null;
  };
  return {
    open(session) {
      const id = randomBytes(32).toString('base64url');
      const [oldest] = sessions.keys();
      if (oldest !== undefined && sessions.size >= MOST_SESSIONS) sessions.delete(oldest);
      sessions.set(id, { ...session, until: now() + SESSION_MS, usedAt: now() });
      return `${id}.${sign(`session ${id}`).toString('base64url')}`;
    },
    find(cookie) {
      const id = idOf(cookie);
      const session = id === null ? undefined : sessions.get(id);
      if (id === null || session === undefined) return null;
      if (now() >= session.until || now() - session.usedAt >= IDLE_MS) {
        sessions.delete(id);
        return null;
      }
      session.usedAt = now();
      return session;
    },
    close(cookie) {
      const id = idOf(cookie);
      if (id !== null) sessions.delete(id);
    },
    tokenFor(secret) {
      // Another mask each time: the length of a compressed page says nothing about the token in it (BREACH).
      const mask = randomBytes(32);
      return Buffer.concat([mask, mixed(mask, sign(`form ${secret}`))]).toString('base64url');
    },
    isToken(token, secret) {
      const bytes = Buffer.from(token.slice(0, 200), 'base64url');
      if (bytes.length !== 64) return false;
      return isSame(mixed(bytes.subarray(0, 32), bytes.subarray(32)), sign(`form ${secret}`));
    },
  };
}

function isSame(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

function mixed(mask: Buffer, bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte, i) => byte ^ (mask[i] ?? 0)));
}
