// In: reports, a base path, a screen. Out: the real application on a free port, and a Chromium to visit it with.
// The only file that knows how Chromium is started: once for all sites of a process; it ends with it. Visits share nothing:
// each has a profile of its own. What a page complains of and whom it asks is written down.

import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { Report } from '../../src/report/report.ts';
import type { SearchService } from '../../src/search/search-service.ts';
import { type RunningServer, startServer } from '../../src/web/server.ts';
import { type TestAppOptions, testApp } from '../web/page-harness.ts';
import { serviceOver } from '../web/service-over.ts';

export const CHROMIUM = '/usr/bin/chromium';
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** For what a page shows in the end; a machine that does other things as well takes its time. */
const PATIENCE_MS = 150_000;

export const noChromium = !existsSync(CHROMIUM);

export const OFFICE_SCREEN = { name: 'an office screen', width: 1366, height: 768 };
export const PHONE = { name: 'a phone', width: 390, height: 844 };
export const SCREENS = [OFFICE_SCREEN, PHONE];

export interface Site {
  /** Without a slash at the end. */
  readonly home: string;
  readonly host: string;
  readonly visit: (options?: BrowserContextOptions) => Promise<Visit>;
  readonly close: () => Promise<void>;
}

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What was asked of whom, and what the console said. */
  readonly requests: readonly string[];
  readonly complaints: readonly string[];
}

export async function openSite(
  options: Omit<TestAppOptions, 'service'> & { reports?: readonly Report[]; service?: SearchService } = {},
): Promise<Site> {
  const { reports, basePath = '', service: given, ...more } = options;
  const service = given ?? serviceOver(reports);
  const server: RunningServer = await startServer(testApp({ ...more, service: () => service, basePath }), {
    host: '127.0.0.1',
    port: 0,
  });
  const browser = await runningChromium();
  const host = `127.0.0.1:${server.port}`;
  const contexts: BrowserContext[] = [];
  return {
    home: `http://${host}${basePath}`,
    host,
    visit: async (more) => {
      const visit = await visitWith(browser, more);
      contexts.push(visit.context);
      return visit;
    },
    close: async () => {
      for (const context of contexts) await context.close();
      await server.close();
    },
  };
}

let running: Promise<Browser> | null = null;

/** One that has crashed is not given again. */
async function runningChromium(): Promise<Browser> {
  const browser = running === null ? null : await running;
  if (browser?.isConnected()) return browser;
  running = chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  return running;
}

async function visitWith(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const { width, height } = OFFICE_SCREEN;
  const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return { context, page, requests, complaints };
}
