import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import request from 'supertest';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listCorpus } from '../../src/ingest/corpus-folder.ts';
import { extract } from '../../src/ingest/extract.ts';
import { type Inspection, parseInspection } from '../../src/intake/inspection.ts';
import { createIntake, type Inspector } from '../../src/intake/intake.ts';
import { createReportReader } from '../../src/report/read-report.ts';
import { makeZip } from '../ingest/make-docx.ts';
import { lexicon } from './invented-reports.ts';
import { testApp } from './page-harness.ts';
import { accountsOf, type Browser, signIn, tokenOn } from './signing-in.ts';

const TEXT = `宁海县人民政府2022年法治政府建设工作报告

一、主要做法
（一）规范行政执法。宁海县开展案卷评查，抽查案卷40卷，发现的问题全部督促整改到位，群众满意。
宁海县人民政府
2023年1月15日
`;

const readReport = createReportReader(lexicon.themes);
const inspect: Inspector = async (paths) => {
  const found = new Map<string, Inspection>();
  for (const path of paths) {
    const sidecar = existsSync(`${path}.meta.yaml`) ? readFileSync(`${path}.meta.yaml`) : null;
    const report = readReport(await extract(readFileSync(path), path, sidecar));
    found.set(path, parseInspection(JSON.stringify(report)).inspection);
  }
  return found;
};

let folder = '';
let corpus = '';
let app: ReturnType<typeof testApp>;
let admin: Browser;
let reader: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tashan-test-'));
  corpus = join(folder, 'corpus');
  const accounts = await accountsOf({ 张三: 'admin', 李四: 'reader' });
  app = testApp({
    signIn: { accounts, proxy: null, publicRead: false },
    intake: createIntake(() => corpus, inspect),
  });
  admin = (await signIn(app, '张三')).browser;
  reader = (await signIn(app, '李四')).browser;
});
beforeEach(() => {
  rmSync(corpus, { recursive: true, force: true });
  mkdirSync(corpus);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const held = (): readonly string[] => listCorpus(corpus).map(({ path }) => path);

async function upload(...files: readonly (readonly [string, string | Uint8Array])[]) {
  let post = admin.post('/import').field('token', await tokenOn(admin, '/import'));
  for (const [name, content] of files) post = post.attach('files', Buffer.from(content), name);
  const response = await post;
  return { response, $: load(response.text) };
}

async function decide(decision: 'accept' | 'discard', ids: readonly string[]) {
  const token = await tokenOn(admin, '/import');
  return admin.post('/import/decide').type('form').send({ token, do: decision, id: ids });
}

const idsOn = ($: ReturnType<typeof load>): readonly string[] =>
  $('input[name=id]')
    .toArray()
    .map((box) => String($(box).attr('value')));

describe('the pages that change the corpus', () => {
  test('are there for administrators only', async () => {
    for (const path of ['/import', '/trash', '/reports/shanyin2022/remove']) {
      await admin.get(path).expect(200);
      await reader.get(path).expect(403);
      await request(app).get(path).expect(303);
    }
    const token = await tokenOn(reader, '/');
    for (const path of ['/import/decide', '/trash/restore', '/reports/shanyin2022/remove', '/import/0123']) {
      await reader.post(path).type('form').send({ token, id: 'x', do: 'accept' }).expect(403);
      await request(app).post(path).type('form').send({ token }).expect(401);
    }
    const report = await reader.get('/reports/shanyin2022');
    expect(report.text).not.toContain('删除这份报告');
    expect((await admin.get('/reports/shanyin2022')).text).toContain('删除这份报告');
  });

  test('take no form without the token of the session, or from another site', async () => {
    const token = await tokenOn(admin, '/import');
    const others = await tokenOn(reader, '/');
    const forms = ['/import/decide', '/trash/restore', '/reports/shanyin2022/remove', '/logout'];
    for (const path of forms) {
      const post = (fields: object) => admin.post(path).type('form').send(fields);
      await post({ id: 'x', do: 'discard' }).expect(403);
      await post({ token: others, id: 'x', do: 'discard' }).expect(403);
      await post({ token, id: 'x', do: 'discard' }).set('Origin', 'http://evil.example').expect(403);
      await post({ token, id: 'x', do: 'discard' }).set('Sec-Fetch-Site', 'cross-site').expect(403);
    }
    await admin.post('/import').attach('files', Buffer.from(TEXT), 'a.txt').expect(403);
    await admin.post('/import').attach('files', Buffer.from(TEXT), 'a.txt').field('token', token).expect(403);
    await admin.post('/import').field('token', others).attach('files', Buffer.from(TEXT), 'a.txt').expect(403);
    expect(readdirSync(corpus)).toEqual([]);
  });
});

describe('importing', () => {
  test('shows what was read before anything is in the corpus, then puts it there under its own name', async () => {
    const { $ } = await upload(['宁海县2022.txt', TEXT]);
    expect($('.notice').text()).toBe('收到 1 份报告，请核对后收入。');
    expect($('.waiting-table tbody tr').text()).toContain('宁海县人民政府2022年法治政府建设工作报告');
    expect($('.waiting-table tbody tr').text()).toMatch(/2022 年.*宁海县人民政府.*1 段/);
    expect(held()).toEqual([]);
    const response = await decide('accept', idsOn($));
    expect(load(response.text)('.notice').text()).toContain('已收入 1 份：宁海县2022.txt');
    expect(held()).toEqual(['宁海县2022.txt']);
    expect(readFileSync(join(corpus, '宁海县2022.txt'), 'utf8')).toBe(TEXT);
  });

  test('writes over nothing: a second of the same name gets a number', async () => {
    writeFileSync(join(corpus, '宁海县2022.txt'), '原有');
    writeFileSync(join(corpus, '宁海县2022-2.meta.yaml'), 'year: 2020');
    const { $ } = await upload(['宁海县2022.txt', TEXT]);
    await decide('accept', idsOn($));
    expect(held()).toEqual(['宁海县2022-2.meta.yaml', '宁海县2022-3.txt', '宁海县2022.txt']);
    expect(readFileSync(join(corpus, '宁海县2022.txt'), 'utf8')).toBe('原有');
  });

  test('keeps what was corrected in a sidecar, and only what differs', async () => {
    const { $ } = await upload(['宁海县2022.txt', TEXT]);
    const [id = ''] = idsOn($);
    const page = load((await admin.get(`/import/${id}`)).text);
    const fields = Object.fromEntries(
      page('main [name]:not(button)')
        .toArray()
        .map((input) => [page(input).attr('name'), page(input).val() ?? '']),
    );
    const send = (changed: object) =>
      admin
        .post(`/import/${id}`)
        .type('form')
        .send({ ...fields, ...changed });
    await send({ year: '二〇二一' }).expect(400);
    await send({ region: '没有这个地方' }).expect(400);
    await send({ year: '2021', region: '桐庐县', docNumber: '宁政〔2022〕3号' }).expect(303);
    const { text } = await admin.get(`/import/${id}`);
    expect(text).toContain('浙江省›杭州市›桐庐县');
    await decide('accept', [id]);
    expect(held()).toEqual(['宁海县2022.txt', '宁海县2022.txt.meta.yaml']);
    const sidecar = readFileSync(join(corpus, '宁海县2022.txt.meta.yaml'), 'utf8');
    expect(sidecar.trim().split('\n').sort()).toEqual(['docNumber: 宁政〔2022〕3号', 'region: "330122"', 'year: 2021']);
  });

  test('takes a zip with folders and sidecars, and lets no path of it out of the corpus', async () => {
    const zip = makeZip([
      ['../../宁海县2022.txt', TEXT],
      ['/etc/cron.d/萧山县2022.txt', TEXT.replaceAll('宁海', '萧山')],
      ['..\\..\\诸暨县2022.txt', TEXT.replaceAll('宁海', '诸暨')],
      ['内/上虞县2022.txt', TEXT.replaceAll('宁海', '上虞')],
      ['内/上虞县2022.txt.meta.yaml', 'year: 2019\n'],
      ['.ssh/authorized_keys', 'x'],
      ['运行.exe', 'MZ'],
    ]);
    const { $ } = await upload(['报告.zip', zip]);
    expect($('.notice').text()).toBe('收到 4 份报告，请核对后收入。');
    expect($('.candidates li').text()).toBe('报告.zip › 运行.exe：不支持这种文件');
    await decide('accept', idsOn($));
    expect([...held()].sort()).toEqual(
      ['上虞县2022.txt', '上虞县2022.txt.meta.yaml', '宁海县2022.txt', '萧山县2022.txt', '诸暨县2022.txt'].sort(),
    );
    expect(readdirSync(folder)).toEqual(['corpus']);
  });

  test('refuses a bomb, a broken archive and what gives no report, and says why', async () => {
    const bomb = makeZip([['大.txt', Buffer.alloc(30 * 1024 * 1024, 0x20)]]);
    const { $ } = await upload(['bomb.zip', bomb], ['坏.zip', 'PK 不是'], ['图.png', 'x'], ['空.txt', '']);
    expect($('.candidates li').text()).toMatch(
      /解压后太大.*坏\.zip：不是 ZIP 压缩包，或已损坏.*图\.png：不支持.*空\.txt：文件是空的/,
    );
    const blank = await upload(['空白.txt', '   \n']);
    expect(blank.$('.waiting-table').text()).toContain('不能收入');
    const response = await decide('accept', idsOn(blank.$));
    expect(response.status).toBe(400);
    expect(held()).toEqual([]);
  });

  test('is bounded', async () => {
    const many = Array.from({ length: 201 }, (_, i) => [`${i}.txt`, 'x'] as const);
    expect((await upload(...many)).response.status).toBe(413);
    expect(existsSync(join(corpus, '.incoming'))).toBe(false);
  });

  test('discards, and says so of what was decided already', async () => {
    const { $ } = await upload(['宁海县2022.txt', TEXT]);
    const ids = idsOn($);
    await decide('discard', ids);
    expect((await decide('accept', ids)).status).toBe(404);
    expect((await decide('accept', ['../../etc'])).status).toBe(404);
    expect(held()).toEqual([]);
    expect(readdirSync(join(corpus, '.incoming'))).toEqual([]);
  });
});

describe('removing a report', () => {
  test('moves its file where it is not indexed, and back when asked', async () => {
    writeFileSync(join(corpus, '山阴县2022.txt'), TEXT);
    writeFileSync(join(corpus, '山阴县2022.txt.meta.yaml'), 'id: shanyin2022\n');
    const remove = async () => {
      const token = await tokenOn(admin, '/reports/shanyin2022/remove');
      return admin.post('/reports/shanyin2022/remove').type('form').send({ token });
    };
    expect((await remove()).headers.location).toBe('/trash?done=removed');
    expect(held()).toEqual([]);
    const day = readdirSync(join(corpus, '.trash'))[0] ?? '';
    expect(day).toMatch(/^2024-05-03$/);
    expect(readdirSync(join(corpus, '.trash', day)).sort()).toEqual(['山阴县2022.txt', '山阴县2022.txt.meta.yaml']);
    expect((await remove()).status).toBe(404);

    const $ = load((await admin.get('/trash')).text);
    expect($('.report-table tbody th').text()).toBe('山阴县2022.txt');
    const token = await tokenOn(admin, '/trash');
    const id = String($('button[name=id]').attr('value'));
    await admin.post('/trash/restore').type('form').send({ token, id: '../x' }).expect(404);
    await admin.post('/trash/restore').type('form').send({ token, id }).expect(303);
    expect(held()).toEqual(['山阴县2022.txt', '山阴县2022.txt.meta.yaml']);
    await admin.post('/trash/restore').type('form').send({ token, id }).expect(404);
  });
});
