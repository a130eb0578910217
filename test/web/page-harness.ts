// In: a service (over the invented reports unless given). Out: the real application to send requests to, and ways to read its pages.

import { load } from 'cheerio';
import request from 'supertest';
import { type FileWriter, writeFile } from '../../src/export/write-file.ts';
import type { Intake } from '../../src/intake/intake.ts';
import type { SearchService } from '../../src/search/search-service.ts';
import { createApp } from '../../src/web/app.ts';
import { createLogger } from '../../src/web/request-log.ts';
import type { SignIn } from '../../src/web/visitor.ts';
import { serviceOver } from './service-over.ts';

export interface TestAppOptions {
  readonly service?: () => SearchService;
  readonly basePath?: string;
  readonly homeRegion?: string;
  readonly trustProxy?: boolean | number | string;
  readonly signIn?: SignIn;
  readonly intake?: Intake;
  readonly now?: () => Date;
  readonly write?: FileWriter;
}

export function testApp(options: TestAppOptions = {}) {
  const invented = serviceOver();
  return createApp({
    service: options.service ?? (() => invented),
    basePath: options.basePath ?? '',
    trustProxy: options.trustProxy ?? false,
    homeRegion: options.homeRegion ?? null,
    logger: createLogger('silent'),
    now: options.now ?? (() => new Date('2024-05-03T02:20:00Z')),
    signIn: options.signIn ?? null,
    intake: options.intake ?? null,
    write: options.write ?? writeFile,
  });
}

/** Fetches a page and parses it. What is not ASCII in the path is encoded, so that tests can be read. */
export async function open(app: ReturnType<typeof testApp>, path: string, status = 200, cookie = '') {
  const response = await request(app)
    .get(path.replace(/[^\x21-\x7e]+/g, encodeURIComponent))
    .set('Cookie', cookie)
    .expect(status);
  return { response, $: load(response.text) };
}
