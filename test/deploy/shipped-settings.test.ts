// The settings that are shipped with the program: they name all that the program reads, and let through all that it takes.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { MOST_UPLOAD_BYTES } from '../../src/web/upload.ts';

const read = (path: string): string => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

it('the settings file names every variable that the program reads', () => {
  const known = [...read('src/config.ts').matchAll(/'(TASHAN_[A-Z_]+)'/g)].map(([, name]) => name);
  const named = [...read('deploy/bundle/setup/tashan.env').matchAll(/^#?(TASHAN_[A-Z_]+)=/gm)].map(([, name]) => name);
  expect(known.length).toBeGreaterThan(15);
  expect(named.sort()).toEqual(known.sort());
});

it('nginx passes on what may be uploaded, and waits for it to be read', () => {
  const nginx = read('deploy/bundle/setup/nginx-tashan.conf');
  const megabytes = Number(/client_max_body_size (\d+)m;/.exec(nginx)?.[1]);
  expect(megabytes * 1024 * 1024).toBeGreaterThanOrEqual(MOST_UPLOAD_BYTES);
  expect(Number(/proxy_read_timeout (\d+)s;/.exec(nginx)?.[1])).toBeGreaterThanOrEqual(300);
});
