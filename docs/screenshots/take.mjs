// In: the built program and the sample corpus. Out: a picture of each page beside this file, at 1366 × 768; the main three on a phone too.
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
const SCREEN = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };
const SEARCH = `search?q=${encodeURIComponent('行政复议 受理点')}`;

/** Every page, by the name of its picture: its address, and what is done on it before the picture is taken. */
const PAGES = [
  { name: 'home', address: '', onPhone: true },
  { name: 'suggestions', address: '', act: typeInBox },
  { name: 'results', address: SEARCH, onPhone: true },
  { name: 'by-report', address: `${SEARCH}&view=reports` },
  { name: 'by-region', address: `${SEARCH}&view=regions`, act: showTable },
  { name: 'matrix', address: `${SEARCH}&view=matrix` },
  { name: 'nothing', address: `search?q=${encodeURIComponent('登月')}` },
  { name: 'reader', address: SEARCH, act: openFirst, onPhone: true },
  { name: 'similar', address: SEARCH, act: followSimilar },
  { name: 'reports', address: 'reports' },
  { name: 'status', address: 'status' },
  { name: 'basket', address: SEARCH, act: fillBasket },
  { name: 'settings', address: 'settings' },
  { name: 'help', address: 'help' },
  { name: 'keys', address: SEARCH, act: (page) => page.keyboard.press('?') },
  { name: 'error', address: `search?q=${encodeURIComponent('复议')}&region=${encodeURIComponent('城关')}` },
];

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
  for (const page of PAGES) await take(home, page, SCREEN, `${page.name}.png`);
  for (const page of PAGES.filter(({ onPhone }) => onPhone)) await take(home, page, PHONE, `${page.name}-phone.png`);
} finally {
  await browser?.close();
  server?.kill();
  rmSync(index, { recursive: true, force: true });
}

/** Each picture is taken by a new visitor, so that none shows what another has left behind. */
async function take(home, { name, address, act }, viewport, file) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  const page = await context.newPage();
  const response = await page.goto(home + address);
  if (response.status() === 404) throw new Error(`${name}: there is no page at ${address}`);
  await page.waitForSelector('html.has-script');
  if (act) await act(page, home);
  await page.screenshot({ path: fileURLToPath(new URL(file, import.meta.url)) });
  await context.close();
}

async function typeInBox(page) {
  await page.focus('#q');
  await page.keyboard.insertText('行政复');
  await page.waitForSelector('[role=option]');
  await page.keyboard.press('ArrowDown');
}

async function openFirst(page) {
  await page.click('.card h3 a >> nth=0');
  await page.waitForSelector('.passage:target');
  // The head of the report: a whole screen of running text is a PNG of 300 KB.
  await page.evaluate(() => window.scrollTo(0, 0));
}

async function followSimilar(page) {
  await page.click('.card a:has-text("同类做法") >> nth=0');
  await page.waitForSelector('.similar');
}

function showTable(page) {
  return page.evaluate(() => document.querySelector('main table').scrollIntoView());
}

async function fillBasket(page, home) {
  const additions = page.locator('[data-basket-add]');
  for (let at = 0; at < Math.min(3, await additions.count()); at += 1) await additions.nth(at).click();
  const response = await page.goto(`${home}basket`);
  if (response.status() === 404) throw new Error('basket: there is no page at basket');
  await page.waitForSelector('#basket-form');
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
