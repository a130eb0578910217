// In: a request. Out: who sends it, as far as sign-in or a trusted proxy tells; and who may go on.
// With no sign-in configured nobody is anybody: reading is free, and what changes the corpus is not served at all.

import type { Request, RequestHandler, Response } from 'express';
import { type Account, type Accounts, isAccountName, type Role } from '../accounts/accounts-file.ts';
import { cookiesOf } from './cookies.ts';
import { AddressError } from './failure.ts';
import type { LinkTo } from './links.ts';
import type { Sessions } from './sessions.ts';

/** How people are told apart; at least one of the two ways is given. */
export interface SignIn {
  readonly accounts: Accounts | null;
  /** A header in which a trusted proxy names who it has let in, and which of them are administrators. */
  readonly proxy: { readonly header: string; readonly admins: readonly string[] } | null;
  /** Whether one may read without signing in. */
  readonly publicRead: boolean;
}

export interface Visitor {
  readonly name: string;
  readonly role: Role;
  /** What the tokens of the visitor's forms are made from. */
  readonly secret: string;
}

export const SESSION_COOKIE = 'tashan-session';

// Reached before anybody is known: the form itself, what it looks like, and what watches the server.
const OPEN_PATHS = /^\/(login$|assets\/|healthz$|readyz$|metrics$)/;

export function visitorOf(response: Response): Visitor | null {
  return (response.locals.visitor as Visitor | undefined) ?? null;
}

/** Finds out who asks, and lets on who may read. */
export function admitReaders(signIn: SignIn, sessions: Sessions, linkTo: LinkTo): RequestHandler {
  return (request, response, next) => {
    const visitor = proxyVisitor(signIn, request) ?? sessionVisitor(signIn.accounts, sessions, request);
    if (visitor) response.locals.visitor = visitor;
    if (visitor || signIn.publicRead || OPEN_PATHS.test(request.path)) return next();
    const isPage = request.method === 'GET' && !request.path.startsWith('/api/');
    if (!isPage || !signIn.accounts) return next(notSignedIn());
    response.redirect(303, loginAddress(linkTo, request.originalUrl));
  };
}

export function requireAdmin(linkTo: LinkTo): RequestHandler {
  return (request, response, next) => {
    const visitor = visitorOf(response);
    if (visitor?.role === 'admin') return next();
    if (!visitor && request.method === 'GET') return response.redirect(303, loginAddress(linkTo, request.originalUrl));
    next(visitor ? adminsOnly() : notSignedIn());
  };
}

/** Whether or not a proxy has stripped the sub-path from the address. */
function loginAddress(linkTo: LinkTo, url: string): string {
  const back = url.startsWith(linkTo('')) ? url : linkTo(url);
  return linkTo(`login?${new URLSearchParams({ back }).toString()}`);
}

function proxyVisitor({ proxy, accounts }: SignIn, request: Request): Visitor | null {
  const value = proxy && isFromTrustedProxy(request) ? request.headers[proxy.header] : undefined;
  if (!proxy || typeof value !== 'string') return null;
  // Node gives the bytes of a header one by one; names come in UTF-8.
  const name = Buffer.from(value, 'latin1').toString('utf8').trim();
  if (!isAccountName(name)) return null;
  const role = accounts?.find(name)?.role ?? (proxy.admins.includes(name) ? 'admin' : 'reader');
  return { name, role, secret: `proxy ${name}` };
}

function isFromTrustedProxy(request: Request): boolean {
  const isTrusted: unknown = request.app.get('trust proxy fn');
  return typeof isTrusted === 'function' && isTrusted(request.socket.remoteAddress ?? '', 0) === true;
}

function sessionVisitor(accounts: Accounts | null, sessions: Sessions, request: Request): Visitor | null {
  const cookie = accounts ? cookiesOf(request.headers.cookie).get(SESSION_COOKIE) : undefined;
  if (!accounts || cookie === undefined) return null;
  const session = sessions.find(cookie);
  const account: Account | null = session && accounts.find(session.name);
  if (!session || account?.hash !== session.hash) return null;
  return { name: account.name, role: account.role, secret: cookie };
}

function notSignedIn(): AddressError {
  return new AddressError({
    status: 401,
    code: 'not-signed-in',
    message: '请先登录。',
    advice: '登录后再试；没有账号的，请向管理员申请。',
  });
}

function adminsOnly(): AddressError {
  return new AddressError({
    status: 403,
    code: 'admins-only',
    message: '只有管理员可以这样做。',
    advice: '需要导入或删除报告的，请联系管理员。',
  });
}
