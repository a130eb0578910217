import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { openAccounts, readAccounts, writeAccounts } from '../../src/accounts/accounts-file.ts';
import { createPasswordChecker, hashPassword } from '../../src/accounts/password.ts';
import { open, testApp } from './page-harness.ts';
import { accountsOf, PASSWORD, signIn, tokenOn } from './signing-in.ts';

const accounts = await accountsOf({ 张三: 'admin', 李四: 'reader', 王五: 'reader' });
const by = { accounts, proxy: null, publicRead: false };
const app = testApp({ signIn: by });

describe('a site with accounts', () => {
  test('shows nothing to who has not signed in but the way to sign in, and leads back from there', async () => {
    const { headers } = await request(app).get('/search?q=%E5%A4%8D%E8%AE%AE').expect(303);
    expect(headers.location).toBe(`/login?back=${encodeURIComponent('/search?q=%E5%A4%8D%E8%AE%AE')}`);
    for (const path of ['/', '/reports', '/reports/shanyin2022', '/reports/shanyin2022/original', '/nowhere']) {
      await request(app).get(path).expect(303);
    }
    await request(app).get('/healthz').expect(200);
    const { body } = await request(app).get('/api/search?q=a').expect(401);
    expect(body.error).toMatchObject({ code: 'not-signed-in', message: '请先登录。' });
    await request(app).post('/basket').type('form').send({}).expect(401);
    const { response } = await signIn(app, '李四', { back: '/search?q=%E5%A4%8D%E8%AE%AE' });
    expect([response.status, response.headers.location]).toEqual([303, '/search?q=%E5%A4%8D%E8%AE%AE']);
    const elsewhere = await signIn(app, '李四', { back: '//evil.example/' });
    expect(elsewhere.response.headers.location).toBe('/');
  });

  test('is read by who has signed in, with a cookie that no script reads, until they sign out', async () => {
    const { browser, response } = await signIn(app, '李四');
    const cookie = String(response.headers['set-cookie']);
    expect(cookie).toMatch(/tashan-session=[^;]+; Max-Age=43200; Path=\/;.*HttpOnly; SameSite=Lax/);
    expect(cookie).not.toContain('Secure');
    const page = await browser.get('/').expect(200);
    expect(page.text).toContain('李四（读者）');
    const token = await tokenOn(browser, '/');
    const kept = /tashan-session=([^;]+)/.exec(cookie)?.[1] ?? '';
    await browser.post('/logout').type('form').send({ token }).expect(303);
    await request(app).get('/').set('Cookie', `tashan-session=${kept}`).expect(303);
  });

  test('takes no cookie that was changed, and ends the session of an account that is gone, or after hours', async () => {
    let at = Date.parse('2024-05-03T02:20:00Z');
    const own = await accountsOf({ 赵六: 'reader' });
    const timed = testApp({ signIn: { ...by, accounts: own }, now: () => new Date(at) });
    const { browser, response } = await signIn(timed, '赵六');
    const cookie = /tashan-session=([^;]+)/.exec(String(response.headers['set-cookie']))?.[1] ?? '';
    await request(timed).get('/').set('Cookie', `tashan-session=${cookie}`).expect(200);
    await request(timed)
      .get('/')
      .set('Cookie', `tashan-session=${cookie.slice(0, -2)}`)
      .expect(303);
    at += 3 * 60 * 60 * 1000;
    await browser.get('/').expect(303);
    const again = await signIn(timed, '赵六');
    await again.browser.get('/').expect(200);
    own.remove('赵六');
    await again.browser.get('/').expect(303);
  });

  test('marks its cookie as secure behind a proxy that speaks HTTPS', async () => {
    const proxied = testApp({ signIn: by, trustProxy: 1 });
    const response = await request(proxied).get('/login').set('X-Forwarded-Proto', 'https');
    expect(String(response.headers['set-cookie'])).toMatch(/Secure/);
  });

  test('does not say which was wrong, and after five tries waits, for that name from that address', async () => {
    let at = Date.parse('2024-05-03T02:20:00Z');
    const timed = testApp({ signIn: by, now: () => new Date(at) });
    const wrong = await signIn(timed, '李四', { password: '不是这个密码，换一个' });
    const nobody = await signIn(timed, '没有此人', { password: '不是这个密码，换一个' });
    for (const { response } of [wrong, nobody]) {
      expect(response.status).toBe(401);
      expect(response.text).toContain('账号或密码不对');
    }
    for (let i = 0; i < 4; i += 1) await signIn(timed, '李四', { password: '不是这个密码' });
    const locked = await signIn(timed, '李四');
    expect(locked.response.status).toBe(429);
    expect(locked.response.text).toContain('请 15 分钟后再试');
    expect((await signIn(timed, '王五')).response.status).toBe(303);
    at += 16 * 60 * 1000;
    expect((await signIn(timed, '李四')).response.status).toBe(303);
  });

  test('takes a login only from its own form', async () => {
    const form = { name: '李四', password: PASSWORD };
    await request(app).post('/login').type('form').send(form).expect(403);
    const { browser } = await signIn(app, '没有此人');
    const token = await tokenOn(browser, '/login');
    const post = () => browser.post('/login').type('form');
    await post()
      .set('Origin', 'http://evil.example')
      .send({ ...form, token })
      .expect(403);
    await post()
      .set('Sec-Fetch-Site', 'cross-site')
      .send({ ...form, token })
      .expect(403);
    await post()
      .set('Origin', 'null')
      .send({ ...form, token })
      .expect(403);
    await post()
      .send({ ...form, token: `${token.slice(0, -3)}AAA` })
      .expect(403);
    await post()
      .set('Sec-Fetch-Site', 'same-origin')
      .send({ ...form, token })
      .expect(303);
  });

  test('may be open to read, and offers to sign in', async () => {
    const { $ } = await open(testApp({ signIn: { ...by, publicRead: true } }), '/search?q=行政复议');
    expect($('.account-bar a').text()).toBe('登录');
  });

  test('works behind a sub-path', async () => {
    const below = testApp({ signIn: by, basePath: '/tashan' });
    const { headers } = await request(below).get('/tashan/reports').expect(303);
    expect(headers.location).toBe('/tashan/login?back=%2Ftashan%2Freports');
    const { $ } = await open(below, '/tashan/login');
    expect($('main form').attr('action')).toBe('/tashan/login');
  });
});

describe('a site behind a proxy that signs people in', () => {
  const proxy = { header: 'x-remote-user', admins: ['张三'] };
  const proxied = testApp({ signIn: { accounts: null, proxy, publicRead: false }, trustProxy: 'loopback' });

  test('knows who it is, and believes no header that did not come from the proxy', async () => {
    const bytes = Buffer.from('张三').toString('latin1');
    const { text } = await request(proxied).get('/').set('X-Remote-User', bytes).expect(200);
    expect(text).toContain('张三（管理员）');
    await request(proxied).get('/').expect(401);
    await request(proxied).get('/').set('X-Remote-User', 'someone, admin').expect(401);
    const elsewhere = testApp({ signIn: { accounts: null, proxy, publicRead: false }, trustProxy: '10.9.9.9' });
    await request(elsewhere).get('/').set('X-Remote-User', bytes).expect(401);
  });
});

describe('a site without sign-in', () => {
  test('serves no form that changes the corpus, and asks nobody for a name', async () => {
    const free = testApp();
    for (const path of ['/login', '/import', '/trash', '/reports/shanyin2022/remove']) await open(free, path, 404);
    const { $ } = await open(free, '/');
    expect($('.account-bar')).toHaveLength(0);
  });
});

describe('the file of accounts', () => {
  test('keeps no password, is its owner’s alone, and is taken when it changes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tashan-test-'));
    const path = join(folder, 'accounts');
    try {
      expect(() => openAccounts(path)).toThrow(/tashan account add/);
      const hash = await hashPassword(PASSWORD);
      writeAccounts(path, [{ name: '张三', role: 'admin', hash }]);
      expect(readFileSync(path, 'utf8')).toMatch(/^张三:admin:scrypt\$15\$8\$3\$/);
      expect(statSync(path).mode & 0o077).toBe(0);
      expect(openAccounts(path).find('张三')?.role).toBe('admin');
      expect(openAccounts(path).find('constructor')).toBeNull();
      writeFileSync(path, '张三:root:x\n');
      expect(() => readAccounts(path)).toThrow(/第 1 行写法不对/);
      const checker = createPasswordChecker();
      expect(await checker.matches(PASSWORD, hash)).toBe(true);
      expect(await checker.matches(`${PASSWORD}。`, hash)).toBe(false);
      expect(await checker.matches(PASSWORD, null)).toBe(false);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
