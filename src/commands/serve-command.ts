// In: the configuration. Out: a running server over the index in place, until a signal ends it.

import type { Config } from '../config.ts';
import { resolvePlace } from '../search/resolve-place.ts';
import { createApp } from '../web/app.ts';
import { createLogger } from '../web/request-log.ts';
import { startServer } from '../web/server.ts';
import { openLiveService } from './live-service.ts';

/** Resolves when the server was asked to stop and has. @throws TashanError when the index or the port cannot be used. */
export async function runServe(config: Config): Promise<void> {
  const logger = createLogger();
  // A name that no place has, or several, is told before the index is opened.
  const homeRegion = config.homeRegion === null ? null : resolvePlace(config.homeRegion);
  const live = await openLiveService(config, {
    info: (message) => logger.info(message),
    error: (message) => logger.error(message),
  });
  const app = createApp({
    service: live.current,
    basePath: config.basePath,
    trustProxy: config.trustProxy,
    logger,
    homeRegion,
  });
  const server = await startServer(app, { host: config.host, port: config.port });
  const host = server.host.includes(':') ? `[${server.host}]` : server.host;
  process.stdout.write(`他山已就绪：http://${host}:${server.port}${config.basePath}/（按 Ctrl+C 停止）\n`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  live.stop();
  await server.close();
}
