// In: the name of an account and, typed, its password. Out: the file of accounts with it, or without it.
// A password is never an argument: arguments stand in the list of processes and in the history of the shell.

import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { type Account, isAccountName, ROLES, readAccounts, writeAccounts } from '../accounts/accounts-file.ts';
import { hashPassword, MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS } from '../accounts/password.ts';
import type { Config } from '../config.ts';
import { TashanError } from '../errors.ts';

const ROLE_NAMES = { reader: '读者', admin: '管理员' } as const;

/** An account of that name gets the new role and password. @throws TashanError of kind `usage`. */
export async function runAccountAdd(config: Config, name: string, roleGiven: string): Promise<void> {
  const path = fileOf(config);
  const role = ROLES.find((each) => each === roleGiven);
  if (role === undefined) throw new TashanError('usage', 'bad-role', '--role 只能是 reader（读者）或 admin（管理员）');
  if (!isAccountName(name)) {
    throw new TashanError('usage', 'bad-name', '账号名用文字、数字和 . _ - @，最多 64 个，不能以符号开头');
  }
  const others = readAccounts(path).filter((account) => account.name !== name);
  const account: Account = { name, role, hash: await hashPassword(await askPassword()) };
  writeAccounts(path, [...others, account]);
  process.stdout.write(`账号“${name}”（${ROLE_NAMES[role]}）已写入 ${path}\n`);
}

export function runAccountRemove(config: Config, name: string): void {
  const path = fileOf(config);
  const accounts = readAccounts(path);
  const others = accounts.filter((account) => account.name !== name);
  if (others.length === accounts.length) throw new TashanError('state', 'no-account', `没有叫“${name}”的账号`);
  writeAccounts(path, others);
  process.stdout.write(`账号“${name}”已删除，正在使用的登录随即失效\n`);
}

export function runAccountList(config: Config): void {
  for (const { name, role } of readAccounts(fileOf(config))) process.stdout.write(`${name}\t${ROLE_NAMES[role]}\n`);
}

function fileOf({ accounts }: Config): string {
  if (accounts !== null) return accounts;
  throw new TashanError('usage', 'no-accounts-file', '请用 --accounts 或 TASHAN_ACCOUNTS 指定账号文件');
}

async function askPassword(): Promise<string> {
  const isTerminal = process.stdin.isTTY === true;
  const ask = asker(isTerminal);
  try {
    const password = await ask.line(`密码（至少 ${MIN_PASSWORD_CHARS} 个字符，输入时不显示）：`);
    if (password.length < MIN_PASSWORD_CHARS || password.length > MAX_PASSWORD_CHARS) {
      const bounds = `${MIN_PASSWORD_CHARS} 到 ${MAX_PASSWORD_CHARS}`;
      throw new TashanError('usage', 'bad-password', `密码要有 ${bounds} 个字符`);
    }
    // What is read from a file or a pipe was not mistyped.
    if (isTerminal && (await ask.line('再输入一次：')) !== password) {
      throw new TashanError('usage', 'bad-password', '两次输入的密码不同');
    }
    return password;
  } finally {
    ask.close();
  }
}

/** Asks on stderr and shows nothing of what is typed. */
function asker(isTerminal: boolean): { line(prompt: string): Promise<string>; close(): void } {
  const mute = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: mute, terminal: isTerminal });
  const lines = reader[Symbol.asyncIterator]();
  return {
    async line(prompt) {
      if (isTerminal) process.stderr.write(prompt);
      const { value, done } = await lines.next();
      if (isTerminal) process.stderr.write('\n');
      if (done) throw new TashanError('usage', 'no-password', '没有输入密码');
      return value;
    },
    close: () => reader.close(),
  };
}
