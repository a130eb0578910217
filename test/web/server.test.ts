import { get } from 'node:http';
import { connect } from 'node:net';
import express from 'express';
import { expect, test } from 'vitest';
import { startServer } from '../../src/web/server.ts';

const ANY_PORT = { host: '127.0.0.1', port: 0 };
/** Where a server waits for a client that is silent it waits ten seconds and more; a machine at work takes some for itself. */
const AT_ONCE_MS = 8_000;

test('says in Chinese that a port is taken', async () => {
  const first = await startServer(express(), ANY_PORT);
  const second = startServer(express(), { host: '127.0.0.1', port: first.port });
  await expect(second).rejects.toMatchObject({ kind: 'state', code: 'cannot-listen' });
  await expect(second).rejects.toThrow(/端口已被占用.*--port/);
  await first.close();
});

test('lets a running answer end before it closes', async () => {
  const app = express();
  let closing = Promise.resolve();
  app.get('/', (_request, response) => {
    closing = server.close();
    setTimeout(() => response.send('whole'), 50);
  });
  const server = await startServer(app, ANY_PORT);
  const body = await new Promise<string>((resolve, reject) => {
    get({ host: '127.0.0.1', port: server.port, path: '/' }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
    }).on('error', reject);
  });
  expect(body).toBe('whole');
  await closing;
});

test('closes as soon as the last answer is whole, though its connection could be used again', async () => {
  const app = express();
  const server = await startServer(app, ANY_PORT);
  let closed = Promise.resolve();
  app.get('/', (_request, response) => {
    closed = server.close();
    setTimeout(() => response.send('whole'), 50);
  });
  const client = connect(server.port, '127.0.0.1');
  client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await new Promise((resolve) => client.once('data', resolve));
  const began = performance.now();
  await closed;
  expect(performance.now() - began).toBeLessThan(AT_ONCE_MS);
});

/** What a server sends to a client that sends `text` and then waits. */
function answerTo(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const client = connect(port, '127.0.0.1');
    client.setEncoding('utf8').on('data', (chunk: string) => {
      answer += chunk;
    });
    client.on('error', () => {}).on('close', () => resolve(answer));
    if (text !== '') client.write(text);
  });
}

test('does not wait for a client that does not end the head of its request, or its form', async () => {
  const server = await startServer(express(), { ...ANY_PORT, headersTimeoutMs: 300, requestTimeoutMs: 600 });
  const answers = await Promise.all([
    answerTo(server.port, 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: '),
    answerTo(server.port, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nq='),
  ]);
  expect(answers[0]).toMatch(/^HTTP\/1\.1 408 /);
  expect(answers[1]).toMatch(/408|404/);
  await server.close();
});

test('takes so many connections and no more', async () => {
  const server = await startServer(express(), { ...ANY_PORT, maxConnections: 2 });
  const held = [1, 2].map(() => connect(server.port, '127.0.0.1'));
  await Promise.all(held.map((each) => new Promise((resolve) => each.once('connect', resolve))));
  const began = performance.now();
  expect(await answerTo(server.port, '')).toBe('');
  expect(performance.now() - began).toBeLessThan(AT_ONCE_MS);
  for (const each of held) each.destroy();
  await server.close();
});
