import { load } from 'cheerio';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { testApp } from './page-harness.ts';

const app = testApp();

const post = (fields: Readonly<Record<string, string>>, to = app, path = '/settings') =>
  request(to).post(path).type('form').send(fields);

const cookiesOf = (response: request.Response): readonly string[] =>
  [response.headers['set-cookie'] ?? []].flat().map((cookie) => String(cookie));

describe('the settings page', () => {
  test('keeps a place by its code, for a year, and says so', async () => {
    const response = await post({ home: '宁海县' }).expect(303);
    expect(response.headers.location).toBe('/settings?saved=1');
    const [cookie = ''] = cookiesOf(response);
    expect(cookie).toMatch(/^home=330226; Max-Age=31536000; Path=\/; .*SameSite=Lax/);
    const page = load((await request(app).get('/settings?saved=1').set('Cookie', 'home=330226').expect(200)).text);
    expect(page('.notice').text()).toContain('已保存');
    expect(page('#home').val()).toBe('330226 浙江省›宁波市›宁海县');
  });

  test('takes back what it shows', async () => {
    const again = await post({ home: '330226 浙江省›宁波市›宁海县' }).expect(303);
    expect(cookiesOf(again)[0]).toContain('home=330226;');
  });

  test('lists the places that an ambiguous name could mean', async () => {
    const response = await post({ home: '城关' }).expect(400);
    const page = load(response.text);
    expect(cookiesOf(response)).toEqual([]);
    expect(page('.problem').text()).toBe('叫“城关”的地区有 2 个，请选一个。');
    const buttons = page('.candidates button').toArray();
    expect(buttons.map((button) => page(button).val())).toEqual(['540102', '620102']);
    expect(page('#home').val()).toBe('城关');
  });

  test('says when there is no such place', async () => {
    const page = load((await post({ home: '不存在县' }).expect(400)).text);
    expect(page('.problem').text()).toContain('没有找到地区“不存在县”');
  });

  test('forgets a setting that is put back', async () => {
    const response = await post({ home: '', text: 'normal', contrast: 'normal' }).expect(303);
    expect(cookiesOf(response)).toHaveLength(3);
    for (const cookie of cookiesOf(response))
      expect(cookie).toMatch(/^(home|text|contrast)=; Path=\/; Expires=Thu, 01 Jan 1970/);
  });

  test.each([{ text: 'huge' }, { contrast: 'none' }, { home: '长'.repeat(61) }])('refuses %o', async (fields) => {
    const response = await post(fields).expect(400);
    expect(response.text).toContain('设置没有保存');
  });

  test.each([
    ['of too many fields', 'application/x-www-form-urlencoded', 'id=a&'.repeat(1_001), 'identity'],
    ['in a charset that nobody knows', 'application/x-www-form-urlencoded; charset=gbk', 'home=1', 'identity'],
    ['whose compression is cut off', 'application/x-www-form-urlencoded', 'home=1', 'br'],
  ])('refuses a form %s', async (_, type, body, encoding) => {
    const sent = request(app).post('/settings').set({ 'Content-Type': type, 'Content-Encoding': encoding });
    const response = await sent.send(body).expect(400);
    expect(response.text).toContain('提交的内容太长或无法识别');
  });

  test('refuses a form that is too long', async () => {
    const response = await post({ back: 'x'.repeat(70_000) }).expect(400);
    expect(response.text).toContain('提交的内容太长');
  });
});

describe('a setting', () => {
  test('changes how every page looks', async () => {
    const response = await request(app).get('/help').set('Cookie', 'a=b; text=larger; contrast=high').expect(200);
    expect(load(response.text)('html').attr('class')).toBe('larger-text high-contrast');
  });

  test('that is not one of ours changes nothing', async () => {
    const response = await request(app)
      .get('/settings')
      .set('Cookie', 'text="><script>; home=999999; contrast=%E4')
      .expect(200);
    const page = load(response.text);
    expect(page('html').attr('class')).toBeUndefined();
    expect(page('#home').val()).toBe('');
  });

  test('of text size is switched in the header, and leads back to the page', async () => {
    const path = '/search?q=%E5%A4%8D%E8%AE%AE&year=2022';
    const page = load((await request(app).get(path).expect(200)).text);
    expect(page('.text-size button').text()).toBe('大字');
    const response = await post({ text: 'large', back: String(page('.text-size [name=back]').val()) }).expect(303);
    expect(response.headers.location).toBe(path);
    expect(cookiesOf(response)).toEqual([expect.stringContaining('text=large; ')]);
    const large = load((await request(app).get(path).set('Cookie', 'text=large').expect(200)).text);
    expect([large('.text-size button').text(), large('.text-size [name=text]').val()]).toEqual(['标准字', 'normal']);
  });

  test.each(['http://elsewhere.example/', '//elsewhere.example/', '/\\elsewhere.example', 'javascript:alert(1)', ''])(
    'never leads from Tashan to %s',
    async (back) => {
      const response = await post({ text: 'large', back }).expect(303);
      expect(response.headers.location).toBe('/settings?saved=1');
    },
  );

  test('is kept for the base path only', async () => {
    const below = testApp({ basePath: '/law/tashan' });
    const page = load((await request(below).get('/law/tashan/help').expect(200)).text);
    expect(page('.text-size [name=back]').val()).toBe('/law/tashan/help');
    const response = await post({ text: 'large', back: '/law/tashan/help' }, below, '/law/tashan/settings').expect(303);
    expect(cookiesOf(response)[0]).toContain('Path=/law/tashan;');
    expect(response.headers.location).toBe('/law/tashan/help');
    const other = await post({ text: 'large', back: '/law/other' }, below, '/law/tashan/settings').expect(303);
    expect(other.headers.location).toBe('/law/tashan/settings?saved=1');
  });
});
