import { describe, expect, test } from 'vitest';
import { passagesToCsv } from '../../src/export/csv.ts';
import { passagesToMarkdown } from '../../src/export/markdown.ts';
import { collectPassages, EXPORT_CAP, PER_PLACE } from '../../src/export/passage-list.ts';
import { parseSearchRequest } from '../../src/search/search-request.ts';
import { sampleReport } from '../sample-reports.ts';
import { hostile, inventedReports, practice } from '../web/invented-reports.ts';
import { serviceOver } from '../web/service-over.ts';
import { listOf, readCsv } from './list-of.ts';

describe('collecting passages', () => {
  test('takes every passage of every report, whatever the page leaves out', async () => {
    const many = sampleReport(
      '多段',
      Array.from({ length: 230 }, () => '设立受理点。'),
    );
    const request = parseSearchRequest({ q: '受理点', perReport: '2', page: '3', size: '10' });
    const { passages } = await collectPassages(serviceOver([many]), request);
    expect(passages.map(({ id }) => id)).toEqual(many.passages.map(({ id }) => id));
  });

  test('stops at the cap', async () => {
    const many = sampleReport(
      '多段',
      Array.from({ length: EXPORT_CAP + 1 }, () => '设立受理点。'),
    );
    const { passages } = await collectPassages(serviceOver([many]), parseSearchRequest({ q: '受理点' }));
    expect(passages).toHaveLength(EXPORT_CAP);
  });

  test('leaves out passages that lack a word while others have all', async () => {
    const { passages, answer } = await collectPassages(serviceOver(), parseSearchRequest({ q: '行政复议 受理点' }));
    expect(passages).toHaveLength(answer.total.passages);
    expect(passages.map(({ id }) => id)).toEqual([practice.id]);
  });

  test('takes the best of each place, and no more than a few of one', async () => {
    const of = (id: string, place: string, year: number) =>
      sampleReport(
        id,
        Array.from({ length: 4 }, (_, i) => `设立受理点${i}。`),
        { place, year },
      );
    const held = [
      of('甲', '330226', 2022),
      of('甲二', '330226', 2023),
      of('甲三', '330226', 2024),
      of('乙', '140621', 2022),
    ];
    const { passages } = await collectPassages(serviceOver(held), parseSearchRequest({ q: '受理点' }), 'places');
    const places = passages.map(({ region }) => region?.name);
    expect(places.filter((place) => place === '宁海县')).toHaveLength(PER_PLACE);
    expect(places.filter((place) => place === '山阴县')).toHaveLength(2);
    expect(places.filter((place, i) => place !== places[i - 1])).toHaveLength(2);
  });

  test('takes those with some of the words when none has all', async () => {
    const { passages } = await collectPassages(serviceOver(), parseSearchRequest({ q: '受理点 力量不足' }));
    expect(passages).toHaveLength(2);
  });
});

describe('CSV', () => {
  test('has the columns in human words and the whole text', async () => {
    const [head, row] = readCsv(passagesToCsv(await listOf(inventedReports, '受理点')));
    expect(head?.join(' ')).toBe(
      '序号 地区 层级 年度 发布机构 题名 内容类别 领域 章节路径 小标题 原文 表彰 制度文件 数据 发布日期 出处 出处链接 原文网址 提示',
    );
    expect(row).toEqual([
      '1',
      '山西省›朔州市›山阴县',
      '县',
      '2022',
      '山阴县人民政府',
      '山阴县人民政府2022年法治政府建设工作报告',
      '做法',
      '行政复议与应诉',
      '2022年主要做法 › 化解行政争议',
      '把行政复议受理点设到乡镇',
      practice.text,
      '获评全省法治政府建设示范县',
      '《山阴县行政复议便民办法》',
      '十二个乡镇；收到行政复议申请86件',
      '2023年3月5日',
      '《山阴县人民政府2022年法治政府建设工作报告》（山阴县人民政府，2023年3月5日发布），2022年主要做法 › 化解行政争议 › 把行政复议受理点设到乡镇，http://www.shanyin.example/art/1.html',
      `http://tashan.example/passages/${practice.id}`,
      'http://www.shanyin.example/art/1.html',
      '',
    ]);
  });

  test('says of a digest that it is one', async () => {
    const [head, row] = readCsv(passagesToCsv(await listOf(inventedReports, '力量不足')));
    expect(row?.[head?.indexOf('出处') ?? 0]).toMatch(/^【摘编，非原文】《湘潭市/);
    expect(row?.[head?.indexOf('提示') ?? 0]).toContain('摘编，非原文');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '\t=1', ' =cmd|x', '－1'])(
    'never begins a cell with %j',
    async (start) => {
      const text = `${start}受理点`;
      const [, row] = readCsv(passagesToCsv(await listOf([sampleReport('公式', [text], { issuer: start })], '受理点')));
      expect(row?.[10]).toBe(`'${text}`);
      expect(row?.[4]).toBe(`'${start}`);
    },
  );

  test('keeps quotes, commas and line breaks inside their cell', async () => {
    const text = '受理点,"引号"\n第二行\r\n第三行';
    const [, row] = readCsv(passagesToCsv(await listOf([sampleReport('原样', [text])], '受理点')));
    expect(row?.[10]).toBe(text);
  });

  test('by place has one row a place, with every passage of it whole', async () => {
    const held = [
      sampleReport('甲', ['设立受理点。', '再设受理点。'], { place: '330226', year: 2022 }),
      sampleReport('乙', ['也设受理点。'], { place: '140621', year: 2023 }),
    ];
    const rows = readCsv(passagesToCsv(await listOf(held, '受理点', { rows: 'places' })));
    expect(rows[0]?.join(' ')).toBe('序号 地区 层级 年度 段数 做法原文 出处 出处链接');
    expect(
      rows
        .slice(1)
        .map((row) => row.slice(1, 6))
        .sort(),
    ).toEqual([
      ['山西省›朔州市›山阴县', '县', '2023', '1', '也设受理点。'],
      ['浙江省›宁波市›宁海县', '县', '2022', '2', '【1】设立受理点。\n\n【2】再设受理点。'],
    ]);
  });

  test('has a column of notes when there is one', async () => {
    const list = await listOf(inventedReports, '受理点');
    const noted = { ...list, entries: list.entries.map((entry) => ({ ...entry, note: '=可参考' })) };
    const [head, row] = readCsv(passagesToCsv(noted));
    expect([head?.at(-1), row?.at(-1)]).toEqual(['备注', "'=可参考"]);
  });

  test('begins with a byte order mark', async () => {
    expect(passagesToCsv(await listOf([], '无')).codePointAt(0)).toBe(0xfeff);
  });
});

describe('Markdown', () => {
  test('says what was searched, then gives each passage with its source', async () => {
    const markdown = passagesToMarkdown(await listOf(inventedReports, '受理点', { conditions: ['年份：2022年'] }));
    expect(markdown).toContain('# 他山检索摘录：受理点\n');
    expect(markdown).toContain('- 筛选条件：年份：2022年\n');
    expect(markdown).toContain('- 导出日期：2024年5月3日\n');
    expect(markdown).toContain('## 1. 把行政复议受理点设到乡镇\n');
    expect(markdown).toContain('> 1.把行政复议受理点设到乡镇。');
    expect(markdown).toContain(
      '出处：《山阴县人民政府2022年法治政府建设工作报告》（山阴县人民政府，2023年3月5日发布）',
    );
  });

  test('says when the cap cut the list', async () => {
    expect(
      passagesToMarkdown(
        await listOf(inventedReports, '受理点', { found: { passages: 812, reports: 90, regions: 40 } }),
      ),
    ).toContain('此文件为前 1 段');
  });

  test('lets no field of a report be read as HTML', async () => {
    const markdown = passagesToMarkdown(await listOf([hostile], '敌意'));
    expect(markdown).toContain('alert');
    expect(markdown).not.toMatch(/(?<!\\)<(script|img)/);
  });

  test('shows markup in a report as text', async () => {
    const text = '# 受理点 *a* <b> [x](y)\n- 一\n1. 二';
    const markdown = passagesToMarkdown(await listOf([sampleReport('原样', [text])], '受理点'));
    expect(markdown).toContain('> \\# 受理点 \\*a\\* \\<b\\> \\[x\\](y)\n> \\- 一\n> 1\\. 二');
  });
});
