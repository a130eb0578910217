// In: what was typed into the login form and why it was refused. Out: the view model of its page. Never gives back a password.

import { MOST_TRIES_OF_NAME } from './failed-attempts.ts';
import type { PageFrame } from './pages.ts';

export const LOGIN_PROBLEMS = {
  wrong: `账号或密码不对。连续 ${MOST_TRIES_OF_NAME} 次不对，要等 15 分钟再试。`,
  locked: '不对的次数太多，请 15 分钟后再试；忘记密码的，请联系管理员。',
} as const;

export interface LoginView extends PageFrame {
  readonly token: string;
  readonly back: string;
  readonly name: string;
  readonly problem: string | null;
}

export function loginView(token: string, given: Pick<LoginView, 'back' | 'name' | 'problem'>): LoginView {
  return { title: '登录 - 他山', token, ...given, name: given.name.slice(0, 64) };
}
