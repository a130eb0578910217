// In: the configuration. Out: a running server over the index in place, until a signal ends it.

import { openAccounts } from '../accounts/accounts-file.ts';
import type { Config } from '../config.ts';
import { createIntake } from '../intake/intake.ts';
import { resolvePlace } from '../search/resolve-place.ts';
import { createApp } from '../web/app.ts';
import { createLogger } from '../web/request-log.ts';
import { startServer } from '../web/server.ts';
import type { SignIn } from '../web/visitor.ts';
import { startIndexChild } from './index-child.ts';
import { createInspector } from './inspect-child.ts';
import { type LiveService, openLiveService } from './live-service.ts';
import { type CorpusWatch, watchCorpus } from './watch-corpus.ts';

/** Resolves when the server was asked to stop and has. @throws TashanError when the index or the port cannot be used. */
export async function runServe(config: Config, options: { readonly watch: boolean }): Promise<void> {
  const logger = createLogger();
  // A name that no place has, or several, is told before the index is opened.
  const homeRegion = config.homeRegion === null ? null : resolvePlace(config.homeRegion);
  const log: Log = { info: (message) => logger.info(message), error: (message) => logger.error(message) };
  const { live, watch } = await openWatched(config, log, options.watch);
  const app = createApp({
    service: live.current,
    basePath: config.basePath,
    trustProxy: config.trustProxy,
    logger,
    homeRegion,
    signIn: signInOf(config),
    intake: createIntake(live.corpus, createInspector(config.lexicon)),
    isWatching: options.watch,
  });
  const server = await startServer(app, { host: config.host, port: config.port });
  const host = server.host.includes(':') ? `[${server.host}]` : server.host;
  process.stdout.write(`他山已就绪：http://${host}:${server.port}${config.basePath}/（按 Ctrl+C 停止）\n`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  watch?.stop();
  live.stop();
  await server.close();
}

/** @throws TashanError when the file of accounts cannot be used. */
function signInOf({ accounts, proxyUserHeader, proxyAdmins, publicRead }: Config): SignIn | null {
  if (accounts === null && proxyUserHeader === null) return null;
  return {
    accounts: accounts === null ? null : openAccounts(accounts),
    proxy: proxyUserHeader === null ? null : { header: proxyUserHeader, admins: proxyAdmins },
    publicRead,
  };
}

type Log = Parameters<typeof openLiveService>[1];

/** The service, followed by a watch of its corpus where one is wanted. */
async function openWatched(
  config: Config,
  log: Log,
  isWatching: boolean,
): Promise<{ readonly live: LiveService; readonly watch: CorpusWatch | null }> {
  if (!isWatching) return { live: await openLiveService(config, log), watch: null };
  const parts: { watch: CorpusWatch | null } = { watch: null };
  const live = await openLiveService(config, log, {
    onNewWords: '词表有改动，正在后台更新索引，完成后自动换用',
    notices: () => parts.watch?.notices() ?? [],
  });
  parts.watch = watchCorpus({
    corpus: live.corpus,
    settings: live.settings,
    build: (corpus) => startIndexChild({ corpus, index: config.index, lexicon: config.lexicon }),
    log,
  });
  return { live, watch: parts.watch };
}
