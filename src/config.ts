// In: command-line flags and the environment, flags first. Out: one checked, frozen configuration.
// The only reader of process.env.

import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { TashanError } from './errors.ts';

/** The folder that holds corpus/, index/ and views/: from src and from dist alike it is one up. */
const HOME = fileURLToPath(new URL('../', import.meta.url));

const folder = (name: string) => z.string().min(1).max(4096).default(`${HOME}${name}`);

const configSchema = z.object({
  corpus: folder('corpus/reports'),
  index: folder('index'),
  lexicon: folder('corpus/lexicon'),
  host: z.string().min(1).max(255).default('127.0.0.1'),
  port: z
    .string()
    .regex(/^\d{1,5}$/, '要写成 0 到 65535 的整数')
    .transform(Number)
    .refine((port) => port <= 65_535, '要在 0 到 65535 之间')
    .default(3000),
  basePath: z
    .string()
    .regex(/^(\/[A-Za-z0-9._~-]+)*\/?$/, '要写成 /tashan 的样子')
    .default(''),
  trustProxy: z
    .string()
    .max(500)
    .transform((value): boolean | number | string => {
      if (value === 'true' || value === 'false') return value === 'true';
      return /^\d+$/.test(value) ? Number(value) : value;
    })
    .default(false),
  homeRegion: z.string().trim().max(60, '太长').nullable().default(null),
  accounts: z.string().min(1).max(4096).nullable().default(null),
  proxyUserHeader: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,60}$/, '要写成 X-Remote-User 的样子')
    .toLowerCase()
    .nullable()
    .default(null),
  proxyAdmins: z
    .string()
    .max(4000)
    .transform((value) => value.split(/[,，\s]+/).filter((name) => name !== ''))
    .default([]),
  publicRead: z
    .enum(['0', '1'], '只能是 0 或 1')
    .transform((value) => value === '1')
    .default(false),
});

export type Config = Readonly<z.infer<typeof configSchema>>;
export type Flags = Readonly<Partial<Record<keyof Config, string | undefined>>>;

const VARIABLES: Readonly<Record<keyof Config, string>> = {
  corpus: 'TASHAN_CORPUS',
  index: 'TASHAN_INDEX',
  lexicon: 'TASHAN_LEXICON',
  host: 'TASHAN_HOST',
  port: 'TASHAN_PORT',
  basePath: 'TASHAN_BASE_PATH',
  trustProxy: 'TASHAN_TRUST_PROXY',
  homeRegion: 'TASHAN_HOME_REGION',
  accounts: 'TASHAN_ACCOUNTS',
  proxyUserHeader: 'TASHAN_PROXY_USER_HEADER',
  proxyAdmins: 'TASHAN_PROXY_ADMINS',
  publicRead: 'TASHAN_PUBLIC_READ',
};

/** @throws TashanError of kind `usage`, naming the setting. An empty value counts as not set. */
export function readConfig(flags: Flags, environment: NodeJS.ProcessEnv = process.env): Config {
  const given: Record<string, string> = {};
  for (const [name, variable] of Object.entries(VARIABLES)) {
    const value = flags[name as keyof Config] ?? environment[variable];
    if (value !== undefined && value !== '') given[name] = value;
  }
  const checked = configSchema.safeParse(given);
  if (checked.success) return Object.freeze(whole(checked.data));
  const [issue] = checked.error.issues;
  const name = String(issue?.path[0] ?? '') as keyof Config;
  throw new TashanError('usage', 'bad-setting', `设置有误：${name}（${VARIABLES[name]}）${issue?.message ?? ''}`);
}

/** Without a proxy that is trusted anybody could send the header: it must not look as if that were a sign-in. */
function whole(config: Config): Config {
  if (config.proxyUserHeader === null || config.trustProxy !== false) return config;
  const { proxyUserHeader, trustProxy } = VARIABLES;
  const message = `设置有误：用 ${proxyUserHeader} 时，必须用 ${trustProxy} 写明可信代理的地址`;
  throw new TashanError('usage', 'bad-setting', message);
}
