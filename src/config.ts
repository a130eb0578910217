// In: command-line flags and the environment, flags first. Out: one checked, frozen configuration.
// The only reader of process.env.

import { isIP } from 'node:net';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { TashanError } from './errors.ts';

/** The folder that holds corpus/, index/ and views/: from src and from dist alike it is one up. */
const HOME = fileURLToPath(new URL('../', import.meta.url));

const folder = (name: string) => z.string().min(1).max(4096).default(`${HOME}${name}`);

const count = (least: number, most: number, otherwise: string) =>
  z
    .string()
    .regex(/^\d{1,7}$/, otherwise)
    .transform(Number)
    .refine((value) => value >= least && value <= most, otherwise);

/** `10.1.2.3`, `10.1.2.0/24`, `fd00::/8`. */
function isAddressRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

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
  logDir: z.string().max(4096).nullable().default(null),
  logDays: count(180, 3_650, '日志至少要保留 180 天').default(200),
  logQueries: z
    .enum(['0', '1'], '只能是 0 或 1')
    .default('0')
    .transform((value) => value === '1'),
  metricsAllow: z
    .string()
    .max(2_000)
    .transform((value) => value.split(/[\s,，]+/).filter((part) => part !== ''))
    .refine((parts) => parts.every(isAddressRange), '要写成 10.1.2.3 或 10.1.2.0/24 的样子，用逗号分开')
    .default([]),
  rateLimit: count(0, 1_000_000, '要写成每分钟的次数，0 为不限').default(0),
  maxConnections: count(10, 100_000, '要在 10 到 100000 之间').default(1_000),
  cacheMb: count(0, 4_096, '要在 0 到 4096 之间').default(64),
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
  logDir: 'TASHAN_LOG_DIR',
  logDays: 'TASHAN_LOG_DAYS',
  logQueries: 'TASHAN_LOG_QUERIES',
  metricsAllow: 'TASHAN_METRICS_ALLOW',
  rateLimit: 'TASHAN_RATE_LIMIT',
  maxConnections: 'TASHAN_MAX_CONNECTIONS',
  cacheMb: 'TASHAN_CACHE_MB',
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
