// In: the built program and the sample corpus. Out: home.png, results.png and reader.png beside this file, 1366 × 768.
// Run `npm run build` first. The index goes to a temporary folder, the port is a free one; nothing else is touched.

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const QUERY = encodeURIComponent('行政复议 受理点');

const index = mkdtempSync(join(tmpdir(), 'tashan-screenshots-'));
let server;
let browser;
try {
  execFileSync(process.execPath, [CLI, 'index', '--index', index], { stdio: 'inherit' });
  server = spawn(process.execPath, [CLI, 'serve', '--index', index, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const home = await addressOf(server);
  browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  const take = (name) => page.screenshot({ path: fileURLToPath(new URL(name, import.meta.url)) });

  await page.goto(home);
  await take('home.png');
  await page.goto(`${home}search?q=${QUERY}`);
  await take('results.png');
  await page.click('.card h3 a >> nth=0');
  await page.waitForSelector('.passage:target');
  // The head of the report: a whole screen of running text is a PNG of 300 KB.
  await page.evaluate(() => window.scrollTo(0, 0));
  await take('reader.png');
} finally {
  await browser?.close();
  server?.kill();
  rmSync(index, { recursive: true, force: true });
}

/** The address that `tashan serve` prints when it is ready. */
function addressOf(child) {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`tashan serve ended with ${code} before it was ready`)));
    child.stdout.setEncoding('utf8').on('data', (text) => {
      const address = /http:\/\/\S+?\//.exec(text)?.[0];
      if (address !== undefined) resolve(address);
    });
  });
}
