// In: the built program, the sample corpus, the names of pictures (none: all). Out: a picture of each page beside this file, at 1366 × 768; the
// main ones on a phone too. Run `npm run build` first. All it writes beside them is in a temporary folder; the port is a free one.

import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { smallPng } from './small-png.mjs';

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
const PLACES = `search?q=${encodeURIComponent('行政复议')}`;
const FIGURES = `search?q=${encodeURIComponent('调解成功率')}`;
const LARGE = [{ name: 'text', value: 'large' }];
const CONTRAST = [{ name: 'contrast', value: 'high' }];
const ADMIN = { name: 'admin', password: 'only-for-pictures' };

/** Every page, by the name of its picture: its address, what is done on it before the picture is taken, and who sees it. */
const PAGES = [
  { name: 'home', address: '', onPhone: true },
  { name: 'suggestions', address: '', act: (page) => typeIn(page, '#q', '行政复') },
  { name: 'results', address: SEARCH, onPhone: true },
  { name: 'results-large', address: SEARCH, cookies: LARGE },
  { name: 'results-contrast', address: SEARCH, cookies: CONTRAST },
  { name: 'places', address: SEARCH, act: (page) => typeIn(page, '#find-region', '区') },
  { name: 'by-report', address: `${SEARCH}&view=reports` },
  { name: 'by-region', address: `${PLACES}&view=regions`, act: showTable, onPhone: true },
  { name: 'one-region', address: `${SEARCH}&view=regions&region=330226`, act: showTable },
  { name: 'figures', address: `${FIGURES}&view=regions`, act: showTable, onPhone: true },
  { name: 'matrix', address: `${PLACES}&view=matrix`, act: showTable, onPhone: true },
  { name: 'theme', address: 'search?theme=T08' },
  { name: 'themes-by-year', address: 'search?view=matrix', act: showTable },
  { name: 'exact', address: `${PLACES}&mode=exact` },
  { name: 'nothing', address: `search?q=${encodeURIComponent('登月')}` },
  { name: 'reader', address: SEARCH, act: openFirst, onPhone: true },
  { name: 'similar', address: SEARCH, act: followSimilar },
  { name: 'reports', address: 'reports', onPhone: true },
  { name: 'coverage', address: 'reports?view=grid', onPhone: true },
  { name: 'status', address: 'status' },
  { name: 'basket', address: SEARCH, act: fillBasket, onPhone: true },
  { name: 'basket-empty', address: 'basket' },
  { name: 'settings', address: 'settings' },
  { name: 'help', address: 'help' },
  { name: 'api', address: 'api' },
  { name: 'keys', address: SEARCH, act: (page) => page.keyboard.press('?') },
  { name: 'ambiguous', address: `search?q=${encodeURIComponent('复议')}&region=${encodeURIComponent('城关')}` },
  { name: 'not-found', address: 'nowhere', isError: true },
  { name: 'login', address: 'login', onPhone: true },
  { name: 'import', address: 'login', act: giveReport },
  { name: 'import-one', address: 'login', act: correctReport },
  { name: 'remove', address: 'login', act: (page, home) => removeReport(page, home, false) },
  { name: 'trash', address: 'login', act: (page, home) => removeReport(page, home, true) },
];

const folder = mkdtempSync(join(tmpdir(), 'tashan-screenshots-'));
const [index, corpus, accounts] = ['index', 'corpus', 'accounts.yaml'].map((name) => join(folder, name));
let server;
let browser;
try {
  // A copy: pictures of importing and removing change it.
  cpSync(fileURLToPath(new URL('../../corpus/reports', import.meta.url)), corpus, { recursive: true });
  execFileSync(process.execPath, [CLI, 'index', '--corpus', corpus, '--index', index], { stdio: 'inherit' });
  const add = [CLI, 'account', 'add', ADMIN.name, '--role', 'admin', '--accounts', accounts];
  execFileSync(process.execPath, add, { input: `${ADMIN.password}\n` });
  server = spawn(process.execPath, [CLI, 'serve', '--index', index, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, TASHAN_ACCOUNTS: accounts, TASHAN_PUBLIC_READ: '1' },
  });
  const home = await addressOf(server);
  browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  const only = process.argv.slice(2);
  const asked = PAGES.filter(({ name }) => only.length === 0 || only.includes(name));
  for (const page of asked) await take(home, page, SCREEN, `${page.name}.png`);
  for (const page of asked.filter(({ onPhone }) => onPhone)) await take(home, page, PHONE, `${page.name}-phone.png`);
} finally {
  await browser?.close();
  server?.kill();
  rmSync(folder, { recursive: true, force: true });
}

/** Each picture is taken by a new visitor, so that none shows what another has left behind. */
async function take(home, { name, address, act, cookies = [], isError = false }, viewport, file) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: home })));
  const page = await context.newPage();
  const response = await page.goto(home + address);
  if (!isError && response.status() === 404) throw new Error(`${name}: there is no page at ${address}`);
  await page.waitForSelector('html.has-script');
  if (act) await act(page, home);
  writeFileSync(fileURLToPath(new URL(file, import.meta.url)), smallPng(await page.screenshot()));
  await context.close();
}

async function typeIn(page, box, text) {
  await page.focus(box);
  await page.keyboard.insertText(text);
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

/** What stands above the table is on the picture of the results. */
function showTable(page) {
  return page.evaluate(() => document.querySelector('.views').scrollIntoView());
}

async function logIn(page) {
  await page.fill('#name', ADMIN.name);
  await page.fill('#password', ADMIN.password);
  await page.click('.login .save');
  await page.waitForSelector('.account-bar form');
}

async function giveReport(page, home) {
  await logIn(page);
  await page.goto(`${home}import`);
  await page.setInputFiles('#files', join(corpus, '宁海县2021.md'));
  await page.click('form[enctype] .save');
  await page.waitForSelector('.waiting-table');
}

async function correctReport(page, home) {
  await giveReport(page, home);
  await page.click('.waiting-table th a >> nth=0');
  await page.waitForSelector('form .save');
}

async function removeReport(page, home, isDone) {
  await logIn(page);
  await page.goto(`${home}reports`);
  await page.click('.report-table th a >> nth=0');
  await page.click('.upkeep-links a');
  await page.waitForSelector('main form button');
  if (!isDone) return;
  await page.click('main form button');
  await page.goto(`${home}trash`);
  await page.waitForSelector('.report-table');
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
