import { describe, expect, test } from 'vitest';
import { sampleReport } from '../sample-reports.ts';
import { practice } from './invented-reports.ts';
import { open, testApp } from './page-harness.ts';
import { serviceOver } from './service-over.ts';

const app = testApp();

describe('the results page', () => {
  test('keeps the typed query in the box', async () => {
    const { $ } = await open(app, '/search?q=行政复议 "受理点"');
    expect($('input[name=q]').val()).toBe('行政复议 "受理点"');
  });

  test('says how many passages, reports and regions', async () => {
    const { $ } = await open(app, '/search?q=行政复议');
    expect($('.count').text()).toBe('共 3 段，出自 2 份报告（2 个地区）');
  });

  test('says in exact mode how often the words occur', async () => {
    const { $ } = await open(app, '/search?q=行政复议&mode=exact');
    expect($('.count').text()).toContain('检索词出现 6 处');
    expect($('input[name=mode]:checked').val()).toBe('exact');
  });

  test('names a place by its code in links, however it was typed, and switches it off', async () => {
    const { $ } = await open(app, '/search?q=行政复议&region=山阴县&excludeRegion=北京市');
    const chips = $('.chips li')
      .toArray()
      .map((chip) => $(chip).text().replace(/\s+/g, ''));
    expect(chips).toEqual(
      expect.arrayContaining([expect.stringContaining('山西省›朔州市›山阴县'), expect.stringContaining('北京市')]),
    );
    const off = new URL($('.facet.is-selected').first().attr('href') ?? '', 'http://localhost').searchParams;
    expect(off.getAll('region')).toEqual([]);
    expect(off.getAll('excludeRegion')).toEqual(['110000']);
  });

  test('links a card to its passage', async () => {
    const { $ } = await open(app, '/search?q=受理点');
    expect($('.card h3 a').attr('href')).toMatch(new RegExp(`^/reports/shanyin2022\\?.*#p-${practice.id}$`));
    expect($('.card h3').text()).toBe('把行政复议受理点设到乡镇');
    expect($('.card .facts').text()).toContain('山西省›朔州市›山阴县');
    expect($('.card mark').first().text()).toBe('受理点');
  });

  test('shows a digest as one on its card', async () => {
    const { $ } = await open(app, '/search?q=力量不足');
    expect($('.card .digest').text()).toBe('摘编，非原文');
  });

  test('opens the original in a new window that knows nothing of us', async () => {
    const { $ } = await open(app, '/search?q=受理点');
    expect($('.card-end a[target=_blank]').attr('rel')).toBe('noopener noreferrer');
  });

  test('shows two passages a report and leads to the others', async () => {
    const many = [1, 2, 3, 4, 5].map((number) => `第${number}段说受理点。`);
    const service = serviceOver([sampleReport('多段', many), sampleReport('另一', ['也说受理点。'])]);
    const { $ } = await open(testApp({ service: () => service }), '/search?q=受理点');
    expect($('.card')).toHaveLength(3);
    expect($('.card-end').text()).toContain('本报告另有 3 处');
    expect($('.count').text()).toContain('共 6 段');
  });

  test('shows all passages where they are of one report', async () => {
    const many = [1, 2, 3, 4, 5].map((number) => `第${number}段说受理点。`);
    const service = serviceOver([sampleReport('多段', many)]);
    const { $ } = await open(testApp({ service: () => service }), '/search?q=受理点');
    expect($('.card')).toHaveLength(5);
    expect($('.card-end').text()).not.toContain('本报告另有');
  });

  test('turns each condition into a link that removes it', async () => {
    const { $ } = await open(app, '/search?q=行政复议&year=2022&level=县');
    const chips = $('.chips a')
      .toArray()
      .map((chip) => [$(chip).text(), $(chip).attr('href')]);
    expect(chips).toEqual([
      ['去掉条件层级：县 ×', `/search?q=${encodeURIComponent('行政复议')}&year=2022`],
      ['去掉条件年份：2022年 ×', `/search?q=${encodeURIComponent('行政复议')}&level=${encodeURIComponent('县')}`],
      ['清空', `/search?q=${encodeURIComponent('行政复议')}`],
    ]);
  });

  test('carries the conditions over to the next query', async () => {
    const { $ } = await open(app, '/search?q=行政复议&year=2022&sort=newest&page=3');
    const hidden = $('.search-box input[type=hidden]')
      .toArray()
      .map((field) => [$(field).attr('name'), $(field).val()]);
    expect(hidden).toEqual([
      ['year', '2022'],
      ['sort', 'newest'],
    ]);
  });

  test('keeps a chosen facet value at 0, so that it can be taken back', async () => {
    const { $ } = await open(app, '/search?q=行政复议&kind=preamble');
    const chosen = $('.facet.is-selected');
    expect(chosen.attr('aria-current')).toBe('true');
    expect(chosen.find('b').text()).toBe('0');
    expect(chosen.attr('href')).not.toContain('kind');
  });

  test('draws a line before passages that lack a word, and names the word', async () => {
    const { $ } = await open(app, '/search?q=行政复议 受理点');
    expect($('.divider').text()).toBe('以下段落只含部分检索词，或与上面的用词相近');
    expect($('.divider').next('.card').find('.missing').text()).toBe('缺少：受理点');
    expect($('.count').text()).toContain('另有 2 段只含部分检索词');
  });

  test('says when no passage has every word', async () => {
    const { $ } = await open(app, '/search?q=受理点 力量 不足');
    expect($('.notice').text()).toContain('没有一段同时包含全部检索词');
    expect($('.divider')).toHaveLength(0);
    const near = $('.near-searches span')
      .toArray()
      .map((way) => [$(way).text().trim(), decodeURIComponent($(way).find('a').attr('href') ?? '')]);
    expect(near).toEqual([['查“力量 不足” 1 段', '/search?q=力量+不足']]);
  });

  test('shows the synonyms that were searched, and marks them as such', async () => {
    const { $ } = await open(app, '/search?q=申诉');
    expect($('.understanding').text()).toContain('申诉（也查：行政复议）');
    expect($('mark.synonym').length).toBeGreaterThan(0);
    expect($('.matches').first().text()).toContain('近义词命中：行政复议');
  });

  test('offers ways on when nothing is found', async () => {
    const { $ } = await open(app, '/search?q=登月 火箭&mode=exact&year=2022');
    const ways = $('.nothing').text();
    expect(ways).toContain('没有找到“登月 火箭”（精确检索）');
    expect(ways).toContain('收录 3 份报告、6 段');
    expect(ways).toContain('去掉“年份：2022年” 0 段');
    expect(ways).toContain('改用智能检索（也查近义词） 0 段');
  });

  test('leads from a chosen theme to its sub-themes', async () => {
    const { $ } = await open(app, '/search?q=行政复议&theme=T08&year=2022');
    const links = $('.subthemes a')
      .toArray()
      .map((link) => [$(link).text(), decodeURIComponent($(link).attr('href') ?? '')]);
    expect(links).toEqual([['便民受理 1', '/search?q=受理点&theme=T08']]);
    const { $: all } = await open(app, '/search?q=行政复议');
    expect(all('.subthemes')).toHaveLength(0);
  });

  test('says which words are nowhere, and offers what is typed in the box as a filter to take off', async () => {
    const { $ } = await open(app, '/search?q=受理点 年份:2019');
    expect($('.nothing .choices a').first().text()).toBe('去掉“年份：2019”');
    expect($('.nothing .choices li').first().text()).toContain('1 段');
    const { $: nowhere } = await open(app, '/search?q=登月&spelling=typed');
    expect(nowhere('.nothing').text()).toContain('收录的报告里没有出现过“登月”');
  });

  test('offers nothing where a passage has every word', async () => {
    const { $ } = await open(app, '/search?q=行政复议 受理点');
    expect($('.near-searches, .nothing')).toHaveLength(0);
  });

  test('says what each way on would find, and links only those that find something', async () => {
    const { $ } = await open(app, '/search?q=力量不足 登月&mode=exact&year=2021');
    const ways = $('.nothing .choices li')
      .toArray()
      .map((way) => [$(way).text(), decodeURIComponent($(way).find('a').attr('href') ?? '')]);
    expect(ways).toEqual([
      ['去掉“年份：2021年” 0 段', ''],
      ['查“登月” 0 段', ''],
      ['查“力量不足” 1 段', '/search?q=力量不足&mode=exact&year=2021'],
      ['改用智能检索（也查近义词） 1 段（只含部分检索词）', '/search?q=力量不足+登月&year=2021'],
    ]);
    const { $: widened } = await open(app, '/search?q=受理点&year=2021');
    expect(widened('.nothing .choices a').attr('href')).toBe(`/search?q=${encodeURIComponent('受理点')}`);
    expect(widened('.nothing .choices').text()).toContain('1 段');
  });

  test('leads to reports whose title alone has what was searched exactly', async () => {
    const { $ } = await open(app, '/search?q=法治政府建设情况&mode=exact&level=市&kind=problem');
    expect($('.count').text()).toBe('正文中没有；有 1 份报告的标题含有这些字');
    const way = $('.nothing a:contains("标题里有这些字")').attr('href') ?? '';
    const titled = await open(app, decodeURIComponent(way));
    expect(titled.$('.card')).toHaveLength(1);
  });

  test('lists passages by condition alone', async () => {
    const { $ } = await open(app, '/search?theme=T08');
    expect($('.card')).toHaveLength(3);
    expect($('.chips').text()).toContain('领域：行政复议与应诉');
    expect(
      $('.tools nav a')
        .toArray()
        .map((sort) => $(sort).text()),
    ).toEqual(['从新到旧', '从旧到新']);
    expect($('.tools nav [aria-current]').text()).toBe('从新到旧');
  });

  test('heads a card without a heading with the title of its report', async () => {
    const { $ } = await open(app, '/search?q=持续推进');
    expect($('.card h3').first().text()).toBe('山阴县人民政府2022年法治政府建设工作报告');
  });

  test('asks for words when there is nothing to search for', async () => {
    const { $ } = await open(app, '/search?q=　');
    expect($('.prompt').text()).toContain('请输入检索词');
    expect($('.card')).toHaveLength(0);
  });

  test('turns pages by links', async () => {
    const { $ } = await open(app, '/search?q=行政复议&size=1&page=2');
    expect($('a[rel=prev]').attr('href')).toBe(`/search?q=${encodeURIComponent('行政复议')}&size=1`);
    expect($('a[rel=next]').attr('href')).toBe(`/search?q=${encodeURIComponent('行政复议')}&page=3&size=1`);
    expect($('.paging [aria-current]').text()).toBe('第 2 页，共 3 页');
  });

  test('counts pages after the cap on each report, and links no empty one', async () => {
    const many = Array.from({ length: 9 }, (_, i) => `第${i}段说受理点。`);
    const service = serviceOver([sampleReport('甲', many), sampleReport('乙', many), sampleReport('丙', many)]);
    const capped = testApp({ service: () => service });
    const { $ } = await open(capped, '/search?q=受理点&size=2');
    expect($('.count').text()).toContain('共 27 段');
    expect($('.paging [aria-current]').text()).toBe('第 1 页，共 3 页');
    const last = await open(capped, $('.paging a:contains("最后一页")').attr('href') ?? '');
    expect(last.$('.card')).toHaveLength(2);
    expect(last.$('a[rel=next]')).toHaveLength(0);
    expect(last.$('.paging a').first().text()).toBe('第 1 页');
    expect((await open(capped, '/search?q=受理点&size=6')).$('.paging')).toHaveLength(0);
  });

  test('leads back from a page past the end', async () => {
    const { $ } = await open(app, '/search?q=行政复议&page=9');
    expect($('.notice a').attr('href')).toBe(`/search?q=${encodeURIComponent('行政复议')}`);
    expect($('.nothing')).toHaveLength(0);
    expect($('.paging')).toHaveLength(0);
    const past = await open(app, '/search?q=行政复议&size=1&page=9');
    expect(past.$('.notice a:contains("最后一页（第 3 页）")').attr('href')).toContain('page=3');
  });

  test('offers ways on from any page of a search that found nothing', async () => {
    const { $ } = await open(app, '/search?q=登月&page=3');
    expect($('.nothing').text()).toContain('没有找到“登月”');
  });

  test('shows no blank line of the file on a card', async () => {
    const { $ } = await open(app, '/search?q=受理点');
    expect($('.card .snippet').text()).toContain('（一）化解行政争议\n1.把');
  });

  test('takes the first of a parameter given twice', async () => {
    const { $ } = await open(app, '/search?q=受理点&q=力量不足');
    expect($('input[name=q]').val()).toBe('受理点');
  });
});

describe('a query that was corrected', () => {
  test('is said to be, with the way back', async () => {
    const { $ } = await open(app, '/search?q=xzfy');
    expect($('.spelling').text()).toContain('已按“行政复议”检索');
    expect($('.count').text()).toBe('共 3 段，出自 2 份报告（2 个地区）');
    expect($('input[name=q]').val()).toBe('xzfy');
    const back = await open(app, $('.spelling a').attr('href') ?? '');
    expect($('.spelling a').text()).toBe('仍按“xzfy”检索');
    expect(back.$('.count').text()).toBe('共 0 段');
    expect(back.$('.spelling').text()).toContain('您是不是要找：行政复议');
  });

  test('leads on in the words that were searched', async () => {
    const { $ } = await open(app, '/search?q=xzfy');
    const card = new URL($('.card h3 a').first().attr('href') ?? '', 'http://localhost');
    expect(card.searchParams.get('q')).toBe('行政复议');
    const exact = new URL($('.tools > a').first().attr('href') ?? '', 'http://localhost');
    expect([exact.searchParams.get('q'), exact.searchParams.get('mode')]).toEqual(['行政复议', 'exact']);
  });

  test('is corrected again when another is typed', async () => {
    const { $ } = await open(app, '/search?q=xzfy&spelling=typed');
    expect($('input[name=spelling]').length).toBe(0);
  });
});
