// In: the bytes of a request, well formed or not. Out: the answer, its body unpacked; null where the server only hung up.
// Never mends what it sends: Node's own client would refuse half of it.

import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

export interface RawAnswer {
  readonly status: number;
  /** Names in lower case; what is repeated is joined with a line break. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

// Longer than any answer takes, on a busy machine.
const QUIET_MS = 3_000;

/** @throws Error when the server is silent for `timeoutMs`, or answers with what is no HTTP. */
export function sendRaw(port: number, bytes: Buffer, timeoutMs = 20_000): Promise<RawAnswer | null> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    const socket = connect({ port, host: '127.0.0.1' });
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error(`no answer within ${timeoutMs} ms`)));
    socket.on('data', (piece) => pieces.push(piece));
    // A server that refuses a body may reset the connection under what is still being sent.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') return;
      reject(error);
    });
    socket.on('close', () => {
      try {
        resolve(pieces.length === 0 ? null : parseAnswer(Buffer.concat(pieces)));
      } catch (error) {
        reject(error);
      }
    });
    // Node takes a half-closed connection for one that is gone: it is closed only where the server waits for more than there is.
    const givesUp = setTimeout(() => socket.end(), QUIET_MS);
    socket.on('data', () => givesUp.refresh()).on('close', () => clearTimeout(givesUp));
    socket.write(bytes);
  });
}

function parseAnswer(bytes: Buffer): RawAnswer | null {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) throw new Error(`no head: ${bytes.toString('latin1').slice(0, 200)}`);
  const [first = '', ...lines] = bytes.toString('latin1', 0, headEnd).split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1]);
  if (!status) throw new Error(`no status: ${first}`);
  const rest = bytes.subarray(headEnd + 4);
  // 100 Continue, 103 Early Hints: the answer follows.
  if (status < 200) return rest.length === 0 ? null : parseAnswer(rest);
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, name = '', value = ''] = /^([^:]*): ?(.*)$/.exec(line) ?? [];
    const known = headers.get(name.toLowerCase());
    headers.set(name.toLowerCase(), known === undefined ? value : `${known}\n${value}`);
  }
  const length = headers.get('content-length');
  const framed =
    headers.get('transfer-encoding') === 'chunked' ? joinChunks(rest) : rest.subarray(0, Number(length ?? rest.length));
  return { status, headers, body: unpack(framed, headers.get('content-encoding')) };
}

function joinChunks(bytes: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const lineEnd = bytes.indexOf('\r\n', at);
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    if (lineEnd < 0 || !(size > 0)) break;
    pieces.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
  return Buffer.concat(pieces);
}

function unpack(bytes: Buffer, encoding: string | undefined): Buffer {
  if (bytes.length === 0) return bytes;
  if (encoding === 'gzip') return gunzipSync(bytes);
  if (encoding === 'br') return brotliDecompressSync(bytes);
  return encoding === 'deflate' ? inflateSync(bytes) : bytes;
}
