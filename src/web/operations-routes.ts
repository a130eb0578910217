// In: the state of the server. Out: the routes that whoever looks after it asks: whether it is ready, and its figures.
// Figures are told to this machine and to the addresses allowed only. Never touches the index.

import { BlockList, isIP } from 'node:net';
import { type Request, Router } from 'express';
import { pageNotFound } from './failure.ts';
import type { Metrics } from './metrics.ts';

/** Whether the index is open and its bytes were compared with their checksums. */
export interface Readiness {
  readonly isReady: boolean;
  readonly isChecked: boolean;
  readonly reports: number;
  readonly passages: number;
  /** What is wrong, though answers go on: the folder of the index is gone, say. */
  readonly problems: readonly string[];
}

export interface OperationsRoutesOptions {
  readonly readiness: () => Readiness;
  readonly metrics: Metrics;
  /** Addresses and ranges that may read the figures, beside this machine. */
  readonly metricsAllow: readonly string[];
}

const OPERATIONS_PATHS = ['/healthz', '/readyz', '/metrics'];

/** Whether a path, below the sub-path, is asked by programs that look after the server. */
export function isOperationsPath(path: string): boolean {
  return OPERATIONS_PATHS.includes(path);
}

/** Whether answering it costs next to nothing, so that it is never refused. */
export function isCheapPath(path: string): boolean {
  return isOperationsPath(path) || path.startsWith('/assets/');
}

export function operationsRoutes({ readiness, metrics, metricsAllow }: OperationsRoutesOptions): Router {
  const router = Router();
  const allowed = rangesOf(['127.0.0.0/8', '::1', ...metricsAllow]);

  router.get('/readyz', (_request, response) => {
    const { isReady, isChecked, ...told } = readiness();
    const status = isReady ? 'ready' : 'not-ready';
    response.status(isReady ? 200 : 503).set('Cache-Control', 'no-store');
    response.json({ status, indexChecked: isChecked, ...told });
  });

  router.get('/metrics', async (request, response) => {
    // To others it is not there.
    if (!mayRead(request, allowed)) throw pageNotFound();
    response.set({ 'Cache-Control': 'no-store', 'Content-Type': metrics.contentType }).end(await metrics.text());
  });

  return router;
}

function mayRead(request: Request, allowed: BlockList): boolean {
  const address = (request.ip ?? '').replace(/^::ffff:/i, '');
  // A proxy on this machine that is not trusted would make everybody this machine.
  const isThroughUnknownProxy =
    ['x-forwarded-for', 'forwarded', 'x-real-ip'].some((name) => request.headers[name] !== undefined) &&
    request.ip === request.socket.remoteAddress;
  const family = isIP(address);
  return !isThroughUnknownProxy && family !== 0 && allowed.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

function rangesOf(texts: readonly string[]): BlockList {
  const list = new BlockList();
  for (const text of texts) {
    const [address = '', bits] = text.split('/');
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}
