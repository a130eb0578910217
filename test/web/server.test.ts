import { get } from 'node:http';
import express from 'express';
import { expect, test } from 'vitest';
import { startServer } from '../../src/web/server.ts';

const ANY_PORT = { host: '127.0.0.1', port: 0 };

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
