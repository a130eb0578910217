// In: the application, a host and a port. Out: a running server that can be closed without cutting answers short.
// Never reads the environment and never ends the process.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { TashanError } from '../errors.ts';

export interface ServerOptions {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Connections beyond are closed as they come. */
  readonly maxConnections?: number;
  readonly headersTimeoutMs?: number;
  readonly requestTimeoutMs?: number;
}

export interface RunningServer {
  readonly host: string;
  /** The port listened on, also when 0 was asked for. */
  readonly port: number;
  /** Takes no more connections, lets running answers end, and resolves when the last is gone. */
  readonly close: () => Promise<void>;
}

// Answers take milliseconds; one that has not ended by then waits for a client that is gone.
const CLOSE_GRACE_MS = 10_000;
const SWEEP_EVERY_MS = 50;

// Nine bytes a Chinese character: a pasted page of 20,000 meets our own sentence and not Node's bare 431.
const MAX_HEADER_BYTES = 256 * 1024;

// A browser sends its head at once and a form soon after; whoever takes longer only holds a connection.
const HEADERS_TIMEOUT_MS = 15_000;
const REQUEST_TIMEOUT_MS = 30_000;
// Longer than proxies keep theirs (nginx: 60 s), so that none sends a request into a connection that is just closing.
const KEEP_ALIVE_MS = 65_000;
// A client that takes no byte of its answer, or sends none of its request, for so long is gone.
const SILENCE_MS = 120_000;
// Browsers send some twenty.
const MAX_HEADERS = 100;
// Then a new connection is made, which is how a client moves to another process behind a balancer.
const MAX_REQUESTS_A_CONNECTION = 10_000;
const MAX_CONNECTIONS = 1_000;

/** @throws TashanError of kind `state`, code `cannot-listen`, when the port is taken or not allowed. */
export async function startServer(app: Express, options: ServerOptions): Promise<RunningServer> {
  const { host, port, maxConnections = MAX_CONNECTIONS } = options;
  const { headersTimeoutMs = HEADERS_TIMEOUT_MS, requestTimeoutMs = REQUEST_TIMEOUT_MS } = options;
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: headersTimeoutMs,
      requestTimeout: requestTimeoutMs,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: Math.min(5_000, headersTimeoutMs),
    },
    app,
  );
  server.timeout = SILENCE_MS;
  server.maxHeadersCount = MAX_HEADERS;
  server.maxRequestsPerSocket = MAX_REQUESTS_A_CONNECTION;
  server.maxConnections = maxConnections;
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
        // A connection is idle once its answer is whole; it would be kept open for the next request.
        const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_EVERY_MS);
        server.close((error) => {
          clearTimeout(cut);
          clearInterval(sweep);
          if (error === undefined) resolve();
          else reject(error);
        });
        server.closeIdleConnections();
      }),
  };
}
