// In: who asks, as visitor.ts found out. Out: what the frame of every page shows of it: name, ways to what only administrators may.

import type { Response } from 'express';
import type { LinkTo, NamedLink } from './links.ts';
import type { Sessions } from './sessions.ts';
import { type SignIn, visitorOf } from './visitor.ts';

export interface AccountBar {
  /** `张三（管理员）`; null for who has not signed in. */
  readonly who: string | null;
  readonly isAdmin: boolean;
  readonly links: readonly NamedLink[];
  /** Where to sign out; null where a proxy does it. */
  readonly logoutUrl: string | null;
  /** For every form on the page that changes something; '' for who has not signed in. */
  readonly token: string;
}

/** null where no sign-in is configured. */
export type AccountBarMaker = (response: Response) => AccountBar | null;

export function accountBars(linkTo: LinkTo, signIn: SignIn, sessions: Sessions): AccountBarMaker {
  return (response) => {
    const visitor = visitorOf(response);
    if (!visitor) {
      const links = signIn.accounts ? [{ label: '登录', url: linkTo('login') }] : [];
      return { who: null, isAdmin: false, links, logoutUrl: null, token: '' };
    }
    const isAdmin = visitor.role === 'admin';
    const upkeep = [
      { label: '导入报告', url: linkTo('import') },
      { label: '已删除的报告', url: linkTo('trash') },
    ];
    return {
      who: `${visitor.name}（${isAdmin ? '管理员' : '读者'}）`,
      isAdmin,
      links: isAdmin ? upkeep : [],
      logoutUrl: visitor.secret.startsWith('proxy ') ? null : linkTo('logout'),
      token: sessions.tokenFor(visitor.secret),
    };
  };
}
