// In: the configuration. Out: a running server over the index in place, until a signal ends it.

import { openAccounts } from '../accounts/accounts-file.ts';
import type { Config } from '../config.ts';
import { createFileThread } from '../export/file-thread.ts';
import { createIntake } from '../intake/intake.ts';
import { openRecords, type Records } from '../records/records.ts';
import { resolvePlace } from '../search/resolve-place.ts';
import { createApp } from '../web/app.ts';
import type { OperationsOptions } from '../web/operations.ts';
import { createLogger } from '../web/request-log.ts';
import { startServer } from '../web/server.ts';
import type { SignIn } from '../web/visitor.ts';
import { endOnFault, untilAskedToStop } from './end-of-process.ts';
import { startIndexChild } from './index-child.ts';
import { createInspector } from './inspect-child.ts';
import type { LiveLog } from './live-index.ts';
import { BY_HAND, type LiveService, openLiveService } from './live-service.ts';
import { type CorpusWatch, watchCorpus } from './watch-corpus.ts';

/** Resolves when the server was asked to stop and has. @throws TashanError when the index or the port cannot be used. */
export async function runServe(config: Config, options: { readonly watch: boolean }): Promise<void> {
  const logger = createLogger();
  // A name that no place has, or several, is told before the index is opened.
  const homeRegion = config.homeRegion === null ? null : resolvePlace(config.homeRegion);
  const records = openRecords(config.logDir, config.logDays, (message) => logger.error(message));
  endOnFault(logger, records);
  const { live, watch } = await openWatched(config, recordedLog(logger, records), options.watch, records.problems);
  const files = createFileThread(new URL('./export-thread.js', import.meta.url));
  const app = createApp({
    service: live.current,
    basePath: config.basePath,
    trustProxy: config.trustProxy,
    logger,
    homeRegion,
    signIn: signInOf(config),
    intake: createIntake(live.corpus, createInspector(config.lexicon)),
    isWatching: options.watch,
    onChange: ({ who, what, file }) => records.change({ who, what, detail: file }),
    write: files.write,
    operations: operationsOf(config, live, records),
  });
  const { host: address, port, maxConnections } = config;
  const server = await startServer(app, { host: address, port, maxConnections });
  const host = server.host.includes(':') ? `[${server.host}]` : server.host;
  process.stdout.write(`他山已就绪：http://${host}:${server.port}${config.basePath}/（按 Ctrl+C 停止）\n`);
  records.change({ what: 'server-started', detail: `${host}:${server.port}` });
  const signal = await untilAskedToStop();
  watch?.stop();
  live.stop();
  await server.close();
  await files.close();
  records.change({ what: 'server-stopped', detail: signal });
  await records.close();
}

/** What happens to the index and the lexicon while the server runs is a change, and is kept as one. */
function recordedLog(logger: LiveLog, records: Records): LiveLog {
  return {
    info(message) {
      logger.info(message);
      records.change({ what: 'server-notice', detail: message });
    },
    error(message) {
      logger.error(message);
      records.change({ what: 'server-problem', detail: message });
    },
  };
}

function operationsOf(config: Config, { current, index }: LiveService, records: Records): OperationsOptions {
  const { metricsAllow, rateLimit, logQueries, cacheMb } = config;
  return {
    readiness: () => {
      const damage = index.damage();
      if (damage) {
        return { isReady: false, isChecked: true, reports: 0, passages: 0, problems: [damage.message] };
      }
      const { reports, passages } = current().overview();
      const check = index.check();
      return {
        isReady: check === 'good',
        isChecked: check === 'good',
        reports,
        passages,
        problems: current().notices(),
      };
    },
    openedInMs: index.openedInMs,
    metricsAllow,
    rateLimit,
    logQueries,
    cacheBytes: cacheMb * 1_000_000,
    record: ({ requestId, method, path, query, status, ms, bytes, client }) =>
      records.access({ requestId, method, path, ...(query === '' ? {} : { query }), status, ms, bytes, client }),
  };
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

/** The service, followed by a watch of its corpus where one is wanted. */
async function openWatched(
  config: Config,
  log: LiveLog,
  isWatching: boolean,
  problems: () => readonly string[],
): Promise<{ readonly live: LiveService; readonly watch: CorpusWatch | null }> {
  if (!isWatching) {
    return { live: await openLiveService(config, log, { ...BY_HAND, notices: problems }), watch: null };
  }
  const parts: { watch: CorpusWatch | null } = { watch: null };
  const live = await openLiveService(config, log, {
    onNewWords: '词表有改动，正在后台更新索引，完成后自动换用',
    notices: () => [...(parts.watch?.notices() ?? []), ...problems()],
  });
  parts.watch = watchCorpus({
    corpus: live.corpus,
    settings: live.settings,
    build: (corpus) => startIndexChild({ corpus, index: config.index, lexicon: config.lexicon }),
    log,
  });
  return { live, watch: parts.watch };
}
