// In: a password. Out: what is kept of it, and whether another is the same.
// Never keeps or tells a password. Format: scrypt (RFC 7914), `scrypt$log2N$r$p$salt$hash`, both base64url.

import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { TashanError } from '../errors.ts';

export const MIN_PASSWORD_CHARS = 10;
export const MAX_PASSWORD_CHARS = 128;

// OWASP's second choice for scrypt: 32 MB and some 0.2 s a try.
const COST = { log2N: 15, r: 8, p: 3 } as const;
const HASH_BYTES = 32;
const MAX_MEMORY = 64 * 1024 * 1024;
// Tries run in the threads that also read files: two of four at once, and no endless queue behind them.
const MOST_AT_ONCE = 2;
const MOST_WAITING = 20;

const HASH = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([\w-]{16,64})\$([\w-]{43})$/;

export function isPasswordHash(text: string): boolean {
  return HASH.test(text);
}

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, COST);
  return ['scrypt', COST.log2N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

export interface PasswordChecker {
  /**
   * @param hash null for an account that is not there, which takes as long.
   * @throws TashanError `sign-in-busy` when too many are waiting.
   */
  matches(password: string, hash: string | null): Promise<boolean>;
}

export function createPasswordChecker(): PasswordChecker {
  const nobody = Buffer.alloc(HASH_BYTES);
  const nobodysSalt = randomBytes(16);
  let running = 0;
  const waiting: (() => void)[] = [];
  const turn = async (): Promise<void> => {
    if (running < MOST_AT_ONCE) {
      running += 1;
      return;
    }
    if (waiting.length >= MOST_WAITING)
      throw new TashanError('state', 'sign-in-busy', '正在登录的人太多，请稍后再试。');
    await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };
  return {
    async matches(password, hash) {
      await turn();
      try {
        const parts = hash === null ? null : HASH.exec(hash);
        if (!parts) {
          timingSafeEqual(await derive(password, nobodysSalt, COST), nobody);
          return false;
        }
        const [, log2N, r, p, salt = '', kept = ''] = parts;
        const cost = { log2N: Number(log2N), r: Number(r), p: Number(p) };
        return timingSafeEqual(
          await derive(password, Buffer.from(salt, 'base64url'), cost),
          Buffer.from(kept, 'base64url'),
        );
      } finally {
        leave();
      }
    },
  };
}

/** One spelling of a password, however a keyboard composes it. */
function derive(password: string, salt: Buffer, cost: { log2N: number; r: number; p: number }): Promise<Buffer> {
  const options = { N: 2 ** cost.log2N, r: cost.r, p: cost.p, maxmem: MAX_MEMORY };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (error, hash) =>
      error ? reject(error) : resolve(hash),
    );
  });
}
