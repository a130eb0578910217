// In: an application with accounts. Out: a browser that keeps cookies and fills in the forms it is shown.

import { load } from 'cheerio';
import request from 'supertest';
import type { Accounts, Role } from '../../src/accounts/accounts-file.ts';
import { hashPassword } from '../../src/accounts/password.ts';
import type { testApp } from './page-harness.ts';

export const PASSWORD = '他山之石可以攻玉。';

/** Accounts that all have PASSWORD; of one that is taken out, the session ends. */
export async function accountsOf(
  roles: Readonly<Record<string, Role>>,
): Promise<Accounts & { remove(name: string): void }> {
  const hash = await hashPassword(PASSWORD);
  const accounts = new Map(Object.entries(roles).map(([name, role]) => [name, { name, role, hash }]));
  return { find: (name) => accounts.get(name) ?? null, remove: (name) => void accounts.delete(name) };
}

export type Browser = ReturnType<typeof request.agent>;

/** The token in the forms of a page. */
export async function tokenOn(browser: Browser, path: string): Promise<string> {
  const { text } = await browser.get(path);
  return String(load(text)('main input[name=token], .account-bar input[name=token]').first().attr('value') ?? '');
}

export async function signIn(
  app: ReturnType<typeof testApp>,
  name: string,
  options: { readonly password?: string; readonly back?: string } = {},
) {
  const browser = request.agent(app);
  const token = await tokenOn(browser, '/login');
  const { password = PASSWORD, back = '' } = options;
  const response = await browser.post('/login').type('form').send({ token, name, password, back });
  return { browser, response };
}
