import { describe, expect, test } from 'vitest';
import { passagesToCsv } from '../../src/export/csv.ts';
import { passagesToMarkdown } from '../../src/export/markdown.ts';
import { collectPassages, EXPORT_CAP, type PassageList } from '../../src/export/passage-list.ts';
import type { Report } from '../../src/report/report.ts';
import { parseSearchRequest } from '../../src/search/search-request.ts';
import { sampleReport } from '../sample-reports.ts';
import { hostile, inventedReports, practice } from '../web/invented-reports.ts';
import { serviceOver } from '../web/service-over.ts';

function listOf(held: readonly Report[], q: string, changes: Partial<PassageList> = {}): PassageList {
  const collected = collectPassages(serviceOver(held), parseSearchRequest({ q }));
  const { passages: total, reports, regions } = collected.answer.total;
  const counts = { total, reports, regions, relaxed: collected.answer.query.relaxed };
  return { query: q, conditions: [], exportedOn: '2024-05-03', passages: collected.passages, ...counts, ...changes };
}

/** RFC 4180, for reading back what was written. */
function readCsv(csv: string): string[][] {
  const cells = [...csv.replace(/^\uFEFF/, '').matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)];
  const rows: string[][] = [[]];
  for (const [, text = '', end] of cells) {
    rows.at(-1)?.push(text.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('collecting passages', () => {
  test('takes every passage of every report, whatever the page leaves out', () => {
    const many = sampleReport(
      '多段',
      Array.from({ length: 230 }, () => '设立受理点。'),
    );
    const request = parseSearchRequest({ q: '受理点', perReport: '2', page: '3', size: '10' });
    const { passages } = collectPassages(serviceOver([many]), request);
    expect(passages.map(({ id }) => id)).toEqual(many.passages.map(({ id }) => id));
  });

  test('stops at the cap', () => {
    const many = sampleReport(
      '多段',
      Array.from({ length: EXPORT_CAP + 1 }, () => '设立受理点。'),
    );
    const { passages } = collectPassages(serviceOver([many]), parseSearchRequest({ q: '受理点' }));
    expect(passages).toHaveLength(EXPORT_CAP);
  });

  test('leaves out passages that lack a word while others have all', () => {
    const { passages, answer } = collectPassages(serviceOver(), parseSearchRequest({ q: '行政复议 受理点' }));
    expect(passages).toHaveLength(answer.total.passages);
    expect(passages.map(({ id }) => id)).toEqual([practice.id]);
  });

  test('takes those with some of the words when none has all', () => {
    const { passages } = collectPassages(serviceOver(), parseSearchRequest({ q: '受理点 力量不足' }));
    expect(passages).toHaveLength(2);
  });
});

describe('CSV', () => {
  test('has the columns in human words and the whole text', () => {
    const [head, row] = readCsv(passagesToCsv(listOf(inventedReports, '受理点')));
    expect(head?.join(' ')).toBe('序号 地区 层级 年度 发布机构 标题 章节 内容类别 领域 做法原文 出处');
    expect(row).toEqual([
      '1',
      '山西省›朔州市›山阴县',
      '县',
      '2022',
      '山阴县人民政府',
      '山阴县人民政府2022年法治政府建设工作报告',
      '2022年主要做法 › 化解行政争议 › 把行政复议受理点设到乡镇',
      '做法',
      '行政复议与应诉',
      practice.text,
      '《山阴县人民政府2022年法治政府建设工作报告》（山阴县人民政府，2023年3月5日发布），http://www.shanyin.example/art/1.html',
    ]);
  });

  test('says of a digest that it is one', () => {
    const [, row] = readCsv(passagesToCsv(listOf(inventedReports, '力量不足')));
    expect(row?.at(-1)).toMatch(/^【摘编，非原文】《湘潭市/);
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '\t=1', ' =cmd|x', '－1'])(
    'never begins a cell with %j',
    (start) => {
      const text = `${start}受理点`;
      const [, row] = readCsv(passagesToCsv(listOf([sampleReport('公式', [text], { issuer: start })], '受理点')));
      expect(row?.[9]).toBe(`'${text}`);
      expect(row?.[4]).toBe(`'${start}`);
    },
  );

  test('keeps quotes, commas and line breaks inside their cell', () => {
    const text = '受理点,"引号"\n第二行\r\n第三行';
    const [, row] = readCsv(passagesToCsv(listOf([sampleReport('原样', [text])], '受理点')));
    expect(row?.[9]).toBe(text);
  });

  test('begins with a byte order mark', () => {
    expect(passagesToCsv(listOf([], '无')).codePointAt(0)).toBe(0xfeff);
  });
});

describe('Markdown', () => {
  test('says what was searched, then gives each passage with its source', () => {
    const markdown = passagesToMarkdown(listOf(inventedReports, '受理点', { conditions: ['年份：2022年'] }));
    expect(markdown).toContain('# 他山检索摘录：受理点\n');
    expect(markdown).toContain('- 筛选条件：年份：2022年\n');
    expect(markdown).toContain('- 导出日期：2024年5月3日\n');
    expect(markdown).toContain('## 1. 把行政复议受理点设到乡镇\n');
    expect(markdown).toContain('> 1.把行政复议受理点设到乡镇。');
    expect(markdown).toContain(
      '出处：《山阴县人民政府2022年法治政府建设工作报告》（山阴县人民政府，2023年3月5日发布）',
    );
  });

  test('says when the cap cut the list', () => {
    expect(passagesToMarkdown(listOf(inventedReports, '受理点', { total: 812 }))).toContain('此文件为前 1 段');
  });

  test('lets no field of a report be read as HTML', () => {
    const markdown = passagesToMarkdown(listOf([hostile], '敌意'));
    expect(markdown).toContain('alert');
    expect(markdown).not.toMatch(/(?<!\\)<(script|img)/);
  });

  test('shows markup in a report as text', () => {
    const text = '# 受理点 *a* <b> [x](y)\n- 一\n1. 二';
    const markdown = passagesToMarkdown(listOf([sampleReport('原样', [text])], '受理点'));
    expect(markdown).toContain('> \\# 受理点 \\*a\\* \\<b\\> \\[x\\](y)\n> \\- 一\n> 1\\. 二');
  });
});
