// In: a name and a password. Out: the cookie of a session, and its end.
// Never says whether it was the name or the password that was wrong, and never logs either.

import { randomBytes } from 'node:crypto';
import express, { type CookieOptions, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Accounts } from '../accounts/accounts-file.ts';
import { createPasswordChecker, MAX_PASSWORD_CHARS } from '../accounts/password.ts';
import { TashanError } from '../errors.ts';
import { cookiesOf } from './cookies.ts';
import { createFailedAttempts } from './failed-attempts.ts';
import { forged, fromOwnPage, withToken } from './forgery.ts';
import type { LinkTo } from './links.ts';
import type { Pages } from './pages.ts';
import { firstValue, type QueryParameters } from './query-parameters.ts';
import { returnAddress } from './return-address.ts';
import { SESSION_MS, type Sessions } from './sessions.ts';
import { LOGIN_PROBLEMS, loginView } from './sign-in-view.ts';
import { SESSION_COOKIE } from './visitor.ts';

const MAX_BACK_CHARS = 20_000;
/** What the token of the login form is bound to, where there is no session yet. */
const FORM_COOKIE = 'tashan-login';

const formSchema = z.object({
  name: z.string().max(200).trim().default(''),
  password: z.string().max(MAX_PASSWORD_CHARS).default(''),
  token: z.string().max(200).default(''),
  back: z.string().max(MAX_BACK_CHARS).default(''),
});

export interface SignInParts {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly linkTo: LinkTo;
  readonly pages: Pages;
  readonly now: () => number;
}

export function signInRoutes({ accounts, sessions, linkTo, pages, now }: SignInParts): Router {
  const router = Router();
  const checker = createPasswordChecker();
  const attempts = createFailedAttempts(now);
  const readForm = express.urlencoded({ extended: false, limit: '64kb' });

  const show = (request: Request, response: Response, given: Parameters<typeof loginView>[1]): void => {
    const known = cookiesOf(request.headers.cookie).get(FORM_COOKIE) ?? '';
    const secret = /^[\w-]{43}$/.test(known) ? known : randomBytes(32).toString('base64url');
    response.cookie(FORM_COOKIE, secret, cookieOptions(linkTo, request)).set('Cache-Control', 'no-store');
    pages.send(response, 'login', loginView(sessions.tokenFor(`login ${secret}`), given));
  };

  router.get('/login', (request, response) => {
    const back = firstValue(request.query as QueryParameters, 'back').slice(0, MAX_BACK_CHARS);
    show(request, response, { back, name: '', problem: null });
  });

  router.post('/login', fromOwnPage, readForm, async (request, response) => {
    const form = parseForm(request.body);
    const secret = cookiesOf(request.headers.cookie).get(FORM_COOKIE) ?? '';
    if (secret === '' || !sessions.isToken(form.token, `login ${secret}`)) throw forged();
    const address = request.ip ?? '';
    const { back, name } = form;
    if (!attempts.take(name, address)) {
      show(request, response.status(429), { back, name, problem: LOGIN_PROBLEMS.locked });
      return;
    }
    const account = accounts.find(name);
    if (!(await checker.matches(form.password, account?.hash ?? null)) || !account) {
      show(request, response.status(401), { back, name, problem: LOGIN_PROBLEMS.wrong });
      return;
    }
    attempts.forget(name, address);
    const cookie = sessions.open({ name: account.name, hash: account.hash });
    response.cookie(SESSION_COOKIE, cookie, { ...cookieOptions(linkTo, request), maxAge: SESSION_MS });
    response.clearCookie(FORM_COOKIE, cookieOptions(linkTo, request));
    response.redirect(303, returnAddress(linkTo, back, ''));
  });

  router.post('/logout', fromOwnPage, readForm, withToken(sessions), (request, response) => {
    sessions.close(cookiesOf(request.headers.cookie).get(SESSION_COOKIE) ?? '');
    response.clearCookie(SESSION_COOKIE, cookieOptions(linkTo, request));
    response.redirect(303, linkTo('login'));
  });

  return router;
}

/** @throws TashanError of kind `request`. */
function parseForm(body: unknown): z.infer<typeof formSchema> {
  const checked = formSchema.safeParse(body ?? {});
  if (checked.success) return checked.data;
  throw new TashanError('request', 'bad-parameter', '登录信息太长或无法识别，请返回上一页重新输入。');
}

function cookieOptions(linkTo: LinkTo, request: Request): CookieOptions {
  const root = linkTo('');
  const path = root === '/' ? root : root.slice(0, -1);
  return { path, httpOnly: true, sameSite: 'lax', secure: request.secure };
}
