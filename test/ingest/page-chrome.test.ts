import { describe, expect, it } from 'vitest';
import { separatePageChrome } from '../../src/ingest/page-chrome.ts';

const TITLE = '云溪县2023年法治政府建设情况报告';
const BODY =
  '2023年,云溪县推进依法行政,工作有序开展,群众满意。\n一、主要做法\n(一)加强领导。县政府常务会多次研究法治建设,部署各项工作。';

const separate = (...parts: readonly string[]) => separatePageChrome(parts.join('\n'));
const pairs = (page: { labels: readonly { label: string; value: string }[] }) =>
  page.labels.map(({ label, value }) => `${label}=${value}`);

describe('separatePageChrome', () => {
  it('keeps a page without chrome as it is', () => {
    expect(separate(TITLE, BODY)).toEqual({ text: `${TITLE}\n${BODY}`, labels: [], chrome: [], flaws: [] });
  });

  it('takes out navigation above and tools below the text', () => {
    const page = separate(
      '欢迎来到云溪县人民政府! | 用户登录 网站无障碍 适老版',
      '当前位置: 首页 > 政务公开 > 法治政府建设',
      TITLE,
      '字号:[ 大 中 小 ] 打印',
      BODY,
      '云溪县人民政府',
      '2024年1月5日',
      '相关文件',
      '扫一扫在手机打开当前页',
      '某某县2022年法治政府建设情况报告',
      '版权所有:云溪县人民政府 主办单位:县政府办',
    );
    expect(page.text).toBe(`${TITLE}\n${BODY}\n云溪县人民政府\n2024年1月5日`);
    expect(page.chrome).toHaveLength(7);
  });

  it.each([
    ['in one line', '索引号:A-1 发布机构:云溪县人民政府 发文字号: 发布日期:2024-01-05'],
    [
      'with full-width colons',
      '索\u3000引\u3000号\uff1aA-1 发布机构\uff1a云溪县人民政府 发文字号\uff1a 发布日期\uff1a2024-01-05',
    ],
    [
      'in cells with brackets',
      '| [ 索引号 ] | A-1 | [ 发布机构 ] | 云溪县人民政府 |\n| [ 发文字号 ] | | [ 发布日期 ] | 2024-01-05 |',
    ],
    ['in cells with colons', '索引号:A-1 | 发布机构:云溪县人民政府 | 发文字号: | 发布日期:2024-01-05'],
    ['in cells', '索引号 | A-1 | 发布机构 | 云溪县人民政府 |\n发文字号: | 发布日期: | 2024-01-05 |'],
    ['in rows without lines', '索引号 A-1 发布机构 云溪县人民政府\n公开目录 其他 发布日期 2024-01-05\n发文字号 浏览量'],
    ['in brackets', '[ 索引号 ] A-1 [ 发布机构 ] 云溪县人民政府\n[ 发文字号 ]\n[ 发布日期 ] 2024-01-05'],
    ['in a list', '• 索引号:A-1\n• 发布机构:云溪县人民政府\n• 发文字号:\n• 发布日期:2024-01-05'],
    [
      'beside labels that are not in the list',
      '索引号:A-1 信息分类名称:其他 发布机构:云溪县人民政府 发文字号: 发布日期:2024-01-05',
    ],
    ['cut into lines', '索引号:\n\nA-1\n发布机构:\n云溪县人民政府\n发文字号:\n发布日期:\n2024-01-05\n有效性:'],
  ])('reads labels %s', (_, table) => {
    const page = separate(table, TITLE, BODY);
    expect(pairs(page)).toEqual(
      expect.arrayContaining(['索引号=A-1', '发布机构=云溪县人民政府', '发文字号=', '发布日期=2024-01-05']),
    );
    expect(page.text).toBe(`${TITLE}\n${BODY}`);
  });

  it('reads labels without colons that stand alone above their values', () => {
    const page = separate(
      '• 索引号\n  A-1\n• 发布机构\n  云溪县人民政府\n• 文号\n• 发布日期\n  2024-01-05\n• 时效性\n  有效',
      TITLE,
      BODY,
    );
    expect(pairs(page)).toEqual(['索引号=A-1', '发布机构=云溪县人民政府', '发布日期=2024-01-05']);
    expect(page.text).toBe(`${TITLE}\n${BODY}`);
  });

  it.each([
    ['日期:2025-01-24来源:县司法局', ['日期=2025-01-24', '来源=县司法局']],
    ['2024-01-05 10:12  |  云溪县司法局', ['日期=2024-01-05 10:12', '来源=云溪县司法局']],
    ['来源:云溪县司法局 2024-01-05 10:12', ['来源=云溪县司法局', '日期=2024-01-05 10:12']],
    ['[ 2024-01-05 10:12 ] 浏览次数:12', ['日期=2024-01-05 10:12', '浏览次数=12']],
    ['05.01.2024  10:00', ['日期=05.01.2024  10:00']],
    ['信息来源:县司法局 信息提供日期:2024-01-05 10:12', ['信息来源=县司法局', '日期=2024-01-05 10:12']],
    ['信息来源: 县司法局 发布时间 2024-01-05', ['信息来源=县司法局', '发布时间=2024-01-05']],
  ])('reads the byline %s', (byline, expected) => {
    const page = separate(TITLE, byline, BODY);
    expect(pairs(page)).toEqual(expected);
    expect(page.text).toBe(`${TITLE}\n${BODY}`);
  });

  it('leaves the date of today alone', () => {
    expect(pairs(separate('今天是:2024年1月5日 星期五', TITLE, BODY))).toEqual([]);
  });

  it('keeps the number, signatory, addressee and imprint of the document', () => {
    const lines = [
      TITLE,
      '云政〔2024〕1号 签发人:李某',
      '市人民政府:',
      BODY,
      '云溪县人民政府',
      '县政府办 2024年1月5日印发',
    ];
    expect(separate(...lines).text).toBe(lines.join('\n'));
  });

  it('keeps the date in brackets and the occasion under a title, and those it was given to', () => {
    const lines = [
      TITLE,
      '云溪县人民政府',
      '(2024年1月5日)',
      '2024年1月5日在云溪县第十届人民代表大会',
      '常务委员会第三次会议上',
      '主任、各位副主任、各位委员:',
      BODY,
    ];
    expect(separate(...lines)).toMatchObject({ text: lines.join('\n'), labels: [] });
  });

  it('drops an introduction that stands above the document itself', () => {
    const page = separate(TITLE, '《报告》是云溪县政府发布的一份报告,供参考。', '云政〔2024〕1号', '市人民政府:', BODY);
    expect(page.text).toBe(`${TITLE}\n云政〔2024〕1号\n市人民政府:\n${BODY}`);
  });

  it('never takes running text in the middle for chrome', () => {
    const middle = '来源:群众反映的问题,县里逐条研究,限期答复,分享各镇经验。';
    expect(separate(TITLE, BODY, middle, '(二)深化改革。全面落实各项举措,提升服务水平,群众满意。').text).toContain(
      middle,
    );
  });
});
