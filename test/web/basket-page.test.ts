import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { CHOSEN_CAP } from '../../src/search/chosen-request.ts';
import { FOREIGN, HOSTILE, hostile, inventedReports, plan, practice, problem } from './invented-reports.ts';
import { open, testApp } from './page-harness.ts';
import { serviceOver } from './service-over.ts';

const app = testApp();
const GONE = 'shanyin2022-000000000000-1';

/** Sends a form as a browser without script does. */
async function post(path: string, fields: readonly (readonly [string, string])[], status = 200) {
  const { load } = await import('cheerio');
  const body = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value]));
  const response = await request(app).post(path).type('form').send(body.toString()).expect(status);
  return { response, $: load(response.text) };
}

const chosen = (...ids: readonly string[]) => ids.map((id) => ['passage', id] as const);
const headings = ($: Awaited<ReturnType<typeof open>>['$']) =>
  $('.basket-item')
    .toArray()
    .map((item) => $(item).attr('data-passage'));

describe('choosing passages', () => {
  test('every card has a check box of the form that takes passages away', async () => {
    const { $ } = await open(app, '/search?q=行政复议&year=2022');
    const boxes = $('.card input[type=checkbox][name=passage]').toArray();
    expect(boxes.map((box) => $(box).val())).toEqual([practice.id, plan.id]);
    expect(boxes.every((box) => $(box).attr('form') === $('form#chosen').attr('id'))).toBe(true);
    expect($('#chosen input[name=query]').val()).toBe('行政复议');
    expect($('#chosen input[name=conditions]').val()).toBe('年份：2022年');
  });

  test('the chosen ones are exported with what was searched', async () => {
    const response = await request(app)
      .get('/basket/export')
      .query({ format: 'md', query: '行政复议', conditions: '年份：2022年', passage: [plan.id, problem.id] })
      .expect(200);
    expect(response.text).toContain('# 各地做法摘录：行政复议');
    expect(response.text).toContain('- 筛选条件：年份：2022年');
    expect(response.text.indexOf(plan.text)).toBeLessThan(response.text.indexOf('力量不足'));
    expect(response.text).not.toContain('十二个乡镇');
  });

  test('says what to do when none was chosen', async () => {
    const { $ } = await open(app, '/basket/export?format=docx', 400);
    expect($('h1').text()).toContain('还没有选择段落');
  });
});

describe('the basket', () => {
  test('explains itself when it is empty', async () => {
    const { $ } = await open(app, '/basket');
    expect($('.basket-empty').text()).toContain('摘录篮里还没有段落');
    expect($('form#basket-form')).toHaveLength(0);
  });

  test('shows the chosen passages whole, in the order chosen, each with its source', async () => {
    const { $ } = await open(app, `/basket?passage=${problem.id}&passage=${practice.id}`);
    expect(headings($)).toEqual([problem.id, practice.id]);
    expect($('.basket-item').eq(1).find('blockquote').text()).toContain(practice.text.split('\n').at(-1));
    expect($('.basket-item').eq(1).text()).toContain('《山阴县人民政府2022年法治政府建设工作报告》（山阴县人民政府，');
    expect($('.basket-item').eq(0).text()).toContain('摘编，非原文');
  });

  test('is put in order by buttons, and keeps the notes', async () => {
    const notes = [[`note.${practice.id}`, '可参考'] as const];
    const { $ } = await post('/basket', [...chosen(problem.id, practice.id), ...notes, ['up', practice.id]]);
    expect(headings($)).toEqual([practice.id, problem.id]);
    expect($('textarea').first().val()).toBe('可参考');
    const down = await post('/basket', [...chosen(problem.id, practice.id), ['down', practice.id]]);
    expect(headings(down.$)).toEqual([problem.id, practice.id]);
    const removed = await post('/basket', [...chosen(problem.id, practice.id), ['remove', problem.id]]);
    expect(headings(removed.$)).toEqual([practice.id]);
  });

  test('takes a passage once', async () => {
    const { $ } = await open(app, `/basket?passage=${plan.id}&passage=${plan.id}`);
    expect(headings($)).toEqual([plan.id]);
  });

  test('names a passage that is gone, and keeps its note', async () => {
    const fields = [...chosen(GONE, plan.id, 'none-1-1'), [`note.${GONE}`, '重要'] as const];
    const { $ } = await post('/basket', fields);
    expect($('.count').text()).toBe('共 3 段，其中 2 段已不在库中');
    expect($('.is-gone').eq(0).text()).toContain('《山阴县人民政府2022年法治政府建设工作报告》中已没有这一段');
    expect($('.is-gone').eq(0).find('textarea').val()).toBe('重要');
    expect($('.is-gone').eq(1).text()).toContain('它所在的报告已不在库中');
    const { $: report } = await open(app, ($('.is-gone a').attr('href') ?? '').replace(/#.*/, ''));
    expect(report('.notice').text()).toContain('已不在报告中');
  });

  test('is exported with its title, notes and order', async () => {
    const fields = [...chosen(problem.id, practice.id), [`note.${practice.id}`, '可参考\n第二行'] as const];
    const { response } = await post('/basket/export', [...fields, ['title', '复议便民做法'], ['format', 'md']]);
    expect(response.text).toMatch(/^# 复议便民做法\n/);
    expect(response.text).toContain('备注：可参考  \n第二行');
    expect(decodeURIComponent(response.headers['content-disposition'] ?? '')).toContain('复议便民做法-2024-05-03.md');
  });

  test.each(['docx', 'xlsx'])('is exported as %s', async (format) => {
    const response = await request(app).post('/basket/export').type('form').send({ passage: plan.id, format });
    expect([response.status, response.headers['content-type']]).toEqual([
      200,
      expect.stringContaining('officedocument'),
    ]);
    expect(response.headers['content-disposition']).toMatch(/filename\*=UTF-8''/);
  });

  test('refuses too many passages, a long note and a large form with a sentence', async () => {
    const many = Array.from({ length: CHOSEN_CAP + 1 }, (_, i) => `x-${i}-1`);
    expect((await post('/basket', chosen(...many), 400)).$('h1').text()).toContain('摘录篮最多放 200 段');
    const long = [...chosen(plan.id), [`note.${plan.id}`, '长'.repeat(501)] as const];
    expect((await post('/basket', long, 400)).$('h1').text()).toContain('备注太长，最多 500 字');
    const large = await post('/basket', [['title', 'x'.repeat(2_000_000)]], 413);
    expect(large.$('h1').text()).toContain('内容太多');
    const fields = Array.from({ length: 1000 }, (_, i) => [`f${i}`, ''] as const);
    expect((await post('/basket', fields, 413)).$('h1').text()).toContain('内容太多');
  });

  test('shows what is written as text', async () => {
    const fields = [...chosen(hostile.passages[0]?.id ?? '', HOSTILE), ['title', HOSTILE] as const];
    const { $ } = await post('/basket', fields);
    expect($(FOREIGN)).toHaveLength(0);
    expect($('#basket-title').val()).toBe(HOSTILE);
  });
});

describe('the address of a passage', () => {
  test('leads to the passage in its report', async () => {
    const response = await request(app).get(`/passages/${practice.id}`).expect(302);
    expect(response.headers.location).toBe(`/reports/shanyin2022?passage=${practice.id}#p-${practice.id}`);
  });

  test('leads to the report, which says so, when the passage is gone', async () => {
    const response = await request(app).get(`/passages/${GONE}`).expect(302);
    const { $ } = await open(app, (response.headers.location ?? '').replace(/#.*/, ''));
    expect($('.notice').text()).toContain('链接所指的那一段已不在报告中');
  });

  test('still leads to the same text after the report has grown', async () => {
    const [shanyin, ...rest] = inventedReports;
    if (shanyin === undefined) throw new Error('no invented report');
    const grown = { ...shanyin, passages: shanyin.passages.slice(1) };
    const service = serviceOver([grown, ...rest]);
    const { $ } = await open(testApp({ service: () => service }), `/reports/shanyin2022?passage=${practice.id}`);
    expect($('.notice')).toHaveLength(0);
    expect($(`[id="p-${practice.id}"]`).text()).toContain('受理点');
  });

  test('is not found when the report is gone', async () => {
    expect((await open(app, '/passages/none-1-1', 404)).$('h1').text()).toContain('它所在的报告已不在库中');
  });
});

describe('a citation', () => {
  test('stands on the card and beside the passage, with a lasting link, for those without a script', async () => {
    const expected =
      /^《山阴县人民政府2022年法治政府建设工作报告》（山阴县人民政府，2023年3月5日发布），2022年主要做法 › /;
    const { $: results } = await open(app, '/search?q=受理点&year=2022');
    expect(results('.card details.citation .citation-text').first().text()).toMatch(expected);
    expect(results('.card .citation-link').first().attr('href')).toBe(`/passages/${practice.id}`);
    const { $: reader } = await open(app, '/reports/shanyin2022');
    expect(reader(`[id="p-${practice.id}"] .citation-text`).text()).toMatch(expected);
  });
});
