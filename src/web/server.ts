// In: the application, a host and a port. Out: a running server that can be closed without cutting answers short.
// Never reads the environment and never ends the process.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { TashanError } from '../errors.ts';

export interface RunningServer {
  readonly host: string;
  /** The port listened on, also when 0 was asked for. */
  readonly port: number;
  /** Takes no more connections, lets running answers end, and resolves when the last is gone. */
  readonly close: () => Promise<void>;
}

// Answers take milliseconds; one that has not ended by then waits for a client that is gone.
const CLOSE_GRACE_MS = 10_000;

// Nine bytes a Chinese character: a pasted page of 20,000 meets our own sentence and not Node's bare 431.
const MAX_HEADER_BYTES = 256 * 1024;

/** @throws TashanError of kind `state`, code `cannot-listen`, when the port is taken or not allowed. */
export async function startServer(app: Express, options: { host: string; port: number }): Promise<RunningServer> {
  const { host, port } = options;
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, app);
  await new Promise<void>((resolve, reject) => {
    const fail = (cause: NodeJS.ErrnoException) => {
      const reason = cause.code === 'EADDRINUSE' ? '端口已被占用' : `系统不允许（${cause.code ?? cause.message}）`;
      const message = `无法在 ${host}:${port} 上提供服务：${reason}。请用 --port 换一个端口，或停掉占用它的程序。`;
      reject(new TashanError('state', 'cannot-listen', message, { cause }));
    };
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve();
    });
  });
  return {
    host,
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve, reject) => {
        const cut = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
        server.close((error) => {
          clearTimeout(cut);
          if (error === undefined) resolve();
          else reject(error);
        });
        server.closeIdleConnections();
      }),
  };
}
