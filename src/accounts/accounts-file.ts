// In: the path of the file of accounts. Out: the accounts in it, read again when it changes, and the file written anew.
// One account a line: `name:role:hash`. Never holds a password, and is readable by its owner only.

import { chmodSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { messageOf, TashanError } from '../errors.ts';
import { isPasswordHash } from './password.ts';

export const ROLES = ['reader', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export interface Account {
  readonly name: string;
  readonly role: Role;
  readonly hash: string;
}

export interface Accounts {
  /** @throws TashanError `accounts-unreadable`: with no list of who may, nobody may. */
  find(name: string): Account | null;
}

const OWNER_ONLY = 0o600;
const LOOK_EVERY_MS = 1_000;

/** What an account may be called: letters of any script, digits, `.`, `_`, `-`, `@`; 64 at most. */
export function isAccountName(name: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$/u.test(name);
}

/** @throws TashanError `accounts-unreadable`, naming the line. A file that is not there holds none. */
export function readAccounts(path: string): readonly Account[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw unreadable(`打不开（${messageOf(error)}）`, error);
  }
  return text.split(/\r?\n/).flatMap((line, i) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [name = '', roleGiven, hash = ''] = line.trim().split(':');
    const role = ROLES.find((each) => each === roleGiven);
    if (!isAccountName(name) || role === undefined || !isPasswordHash(hash)) throw unreadable(`第 ${i + 1} 行写法不对`);
    return [{ name, role, hash }];
  });
}

/** Puts the file in place as a whole. */
export function writeAccounts(path: string, accounts: readonly Account[]): void {
  const lines = accounts.map(({ name, role, hash }) => `${name}:${role}:${hash}\n`);
  const beside = `${path}.new`;
  writeFileSync(beside, lines.join(''), { mode: OWNER_ONLY });
  chmodSync(beside, OWNER_ONLY); // one that was left lying keeps its own mode otherwise
  renameSync(beside, path);
}

/** @throws TashanError `accounts-empty` when nobody could sign in, `accounts-unreadable`. */
export function openAccounts(path: string): Accounts {
  let accounts = byName(readAccounts(path));
  if (accounts.size === 0) {
    throw new TashanError(
      'state',
      'accounts-empty',
      '账号文件里还没有账号，请先运行 tashan account add 姓名 --role admin',
    );
  }
  let seen = stampOf(path);
  let lookAt = 0;
  return {
    find(name) {
      const now = performance.now();
      if (now >= lookAt) {
        lookAt = now + LOOK_EVERY_MS;
        const stamp = stampOf(path);
        if (stamp !== seen) {
          accounts = new Map();
          accounts = byName(readAccounts(path));
          seen = stamp;
        }
      }
      return accounts.get(name) ?? null;
    },
  };
}

function byName(accounts: readonly Account[]): ReadonlyMap<string, Account> {
  return new Map(accounts.map((account) => [account.name, account]));
}

function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.ino} ${stats.size} ${stats.mtimeMs}` : '';
}

function unreadable(what: string, cause?: unknown): TashanError {
  return new TashanError('state', 'accounts-unreadable', `账号文件${what}，请管理员检查 TASHAN_ACCOUNTS`, { cause });
}
