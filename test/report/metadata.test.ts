import { describe, expect, it } from 'vitest';
import { readDocument } from './read-document.ts';

const BODY = '\n一、主要做法\n(一)加强领导。多次研究法治建设,部署各项工作。\n';
const read = (head: string, closing = '') => readDocument(head + BODY + closing).metadata;

describe('the body that reports', () => {
  it.each([
    ['宁海县2023年法治政府建设情况报告', '宁海县人民政府', 'government', '县', '330226'],
    ['2023年度宁海县西店镇法治政府建设报告', '宁海县西店镇人民政府', 'government', '乡镇', '330226/西店镇'],
    ['东莞市石龙镇2023年法治政府建设年度报告', '东莞市石龙镇人民政府', 'government', '乡镇', '441900/石龙镇'],
    ['奉节县鱼复街道2023年法治政府建设工作总结', '奉节县鱼复街道办事处', 'government', '乡镇', '500236/鱼复街道'],
    ['浙江省民政厅关于2023年度法治政府建设情况的报告', '浙江省民政厅', 'department', '省', '330000'],
    ['上海市公安局2023年法治政府建设情况报告', '上海市公安局', 'department', '省', '310000'],
    ['应急管理部2023年法治政府建设情况报告', '应急管理部', 'department', '国家', undefined],
    ['宁波市生态环境局宁海分局2023年法治政府建设报告', '宁波市生态环境局宁海分局', 'department', '县', '330226'],
    ['国家税务总局芜湖市税务局2023年度法治政府建设报告', '国家税务总局芜湖市税务局', 'department', '市', '340200'],
    [
      '曲靖经济技术开发区管委会关于2023年法治政府建设情况的报告',
      '曲靖经济技术开发区管委会',
      'government',
      '县',
      '530300/曲靖经济技术开发区',
    ],
    ['中共宁海县委 宁海县人民政府关于2023年法治政府建设情况的报告', '宁海县人民政府', 'government', '县', '330226'],
  ])('is read from the title %s', (title, issuer, issuerKind, level, code) => {
    const metadata = read(`${title}\n2023年,各项工作推进有序,成效明显。`);
    expect(metadata).toMatchObject({ title, issuer, issuerKind, level, year: 2023 });
    expect(metadata.region?.code).toBe(code);
    expect(metadata.derived).not.toContain('issuer');
  });

  it('is the one that signs, with its city, not the office that put the page up', () => {
    const page =
      '浦口区2023年法治政府建设报告\n来源:南京市浦口区司法局 发布日期:2024-03-20 浏览次数:1\n2023年,浦口区推进依法行政,成效明显。';
    const { metadata, flaws } = readDocument(`${page}${BODY}南京市浦口区人民政府\n2024年3月5日`);
    expect(metadata).toMatchObject({
      issuer: '南京市浦口区人民政府',
      publishedOn: '2024-03-20',
      signedOn: '2024-03-05',
    });
    expect(flaws).toContain('page-issuer-differs');
  });

  it.each([
    ['2023年,宁海县推进依法行政,成效明显。', '宁海县人民政府', '330226'],
    [
      '中共红河州委、红河州人民政府:\n2023年,县委、县政府推进依法行政。落实《金平县述法办法》。',
      '金平苗族瑶族傣族自治县人民政府',
      '532530',
    ],
    ['2023年,我局立足林业职能,落实《始兴县林业工作要点》,筑牢绿美始兴。', '始兴县林业局', '440222'],
    ['2023年,市生态环境局推进依法行政,编制青岛市管控方案。', '青岛市生态环境局', '370200'],
    ['今年以来,在自治区党委领导下,全州推进依法行政,建设法治巴州。', '巴音郭楞蒙古自治州人民政府', '652800'],
    ['2021年以来,街道依照《奉节县法治建设方案》,书写鱼复法治新篇章。', '奉节县鱼复街道办事处', '500236/鱼复街道'],
  ])('is inferred from the text: %s', (opening, issuer, code) => {
    const metadata = read(opening);
    expect(metadata.issuer).toBe(issuer);
    expect(metadata.region?.code).toBe(code);
    expect(metadata.derived).toEqual(expect.arrayContaining(['title', 'issuer']));
  });

  it('is not taken for a department because the text speaks of one', () => {
    const metadata = readDocument(
      `2023年,宁海县推进依法行政,成效明显。\n一、做法\n(一)执法。县司法局牵头开展监督,效果良好。`,
    ).metadata;
    expect(metadata.issuerKind).toBe('government');
  });

  it('stays unknown where nothing tells', () => {
    const { metadata, flaws } = readDocument('各项工作有序推进,法治建设成效明显。');
    expect(metadata).toMatchObject({ issuer: null, region: null, title: null, year: null });
    expect(flaws).toEqual(
      expect.arrayContaining(['missing-title', 'missing-issuer', 'missing-region', 'missing-year', 'missing-date']),
    );
  });
});

describe('year, dates and numbers', () => {
  it('takes the year reported on, not the year of publication or of a plan', () => {
    const metadata = read(
      '发布日期:2024-02-01\n宁海县法治政府建设情况报告\n我县落实《法治建设方案(2021-2025年)》,现将2023年法治政府建设情况报告如下:',
    );
    expect(metadata.year).toBe(2023);
    expect(read('宁海县人民政府\n二〇二二年度法治政府建设情况报告\n我县推进依法行政,成效明显。').year).toBe(2022);
  });

  it('infers the year from plans for it where the text names none, unless they are of several years', () => {
    const page = (plan: string) =>
      read(
        `发布日期:2023-12-25\n宁海县法治政府建设情况报告\n我县落实《宁海县2023年法治建设工作要点》${plan},成效明显。`,
      );
    expect(page('')).toMatchObject({ year: 2023, derived: ['year'] });
    expect(page('《宁海县2021年普法工作计划》').provenance.year).toBe('日期的上一年');
  });

  it('takes a date in brackets under the title as the date of signing', () => {
    expect(
      read('宁海县民政局2023年法治政府建设报告\n宁海县民政局\n(2024年1月5日)\n2023年,我局推进依法行政。'),
    ).toMatchObject({ signedOn: '2024-01-05', publishedOn: null });
  });

  it('infers the year from the date when nothing else speaks', () => {
    const metadata = read('发布日期:2024-02-01\n宁海县法治政府建设情况报告\n我县推进依法行政,成效明显。');
    expect(metadata.year).toBe(2023);
    expect(metadata.derived).toContain('year');
  });

  it('tells publication from writing', () => {
    const labels = '成文日期:2024-01-05\n发布日期:2024年2月1日';
    expect(read(`${labels}\n宁海县2023年法治政府建设报告\n我县推进依法行政,成效明显。`)).toMatchObject({
      publishedOn: '2024-02-01',
      writtenOn: '2024-01-05',
      provenance: { publishedOn: '网页信息栏“发布日期”', writtenOn: '网页信息栏“成文日期”' },
    });
    expect(
      read('成文时间:2024-01-05 发文时间:2024-01-06\n宁海县2023年法治政府建设报告\n我县推进依法行政,成效明显。'),
    ).toMatchObject({
      publishedOn: '2024-01-06',
      writtenOn: '2024-01-05',
    });
  });

  it('reads a date in Chinese numerals and refuses a day that does not exist', () => {
    expect(
      read('宁海县2023年法治政府建设报告\n我县推进依法行政,成效明显。', '宁海县人民政府\n二〇二四年一月十五日')
        .signedOn,
    ).toBe('2024-01-15');
    expect(
      read('发布日期:2024-02-31\n宁海县2023年法治政府建设报告\n我县推进依法行政,成效明显。').publishedOn,
    ).toBeNull();
  });

  it("takes the page's own number with 〔〕, never one that the text cites", () => {
    expect(read('文号:宁政发[2024]5号\n宁海县2023年法治政府建设报告\n我县推进依法行政,成效明显。').docNumber).toBe(
      '宁政发〔2024〕5号',
    );
    expect(
      read('文号:无\n宁海县2023年法治政府建设报告\n我县落实要求(厅字〔2019〕28号),成效明显。').docNumber,
    ).toBeNull();
  });
});

describe('overrides', () => {
  it('win, are not derived, and answer the flaws that asked for them', () => {
    const sidecar = 'region: 320106\nissuer: 南京市鼓楼区人民政府\ntitle: 鼓楼区报告\npublishedOn: 2024-01-05';
    const { metadata, flaws } = readDocument(`2023年,鼓楼区推进依法行政,成效明显。${BODY}`, sidecar);
    expect(metadata).toMatchObject({
      title: '鼓楼区报告',
      region: { code: '320106', city: '南京市' },
      issuer: '南京市鼓楼区人民政府',
      level: '县',
      publishedOn: '2024-01-05',
      provenance: { title: '旁注文件或文件头信息' },
    });
    expect(metadata.derived).not.toContain('title');
    expect(flaws).not.toContain('region-ambiguous');
  });

  it('with a code that does not exist are a flaw', () => {
    expect(readDocument(`2023年,宁海县推进依法行政。${BODY}`, 'region: "999999"').flaws).toContain('sidecar-invalid');
  });
});

describe('bodies of every kind', () => {
  it.each([
    ['重庆市市场监督管理局关于2023年法治政府建设情况的报告', '重庆市市场监督管理局', '省'],
    ['深圳市生态环境局龙华管理局2023年法治政府建设报告', '深圳市生态环境局龙华管理局', '县'],
    ['武汉经开区统计局关于2023年度法治政府建设情况的报告', '武汉经开区统计局', '县'],
    ['北和镇2023年法治政府建设报告', '雷州市北和镇人民政府', '乡镇'],
    ['浙江舟山群岛新区管理委员会教育局2023年法治政府建设总结', '浙江舟山群岛新区管理委员会教育局', '县'],
    ['宁海县语委办(推普中心)2023年度法治政府建设工作报告', '宁海县语委办(推普中心)', '县'],
    ['重庆市合川区文化旅游委关于2023年度法治政府建设情况的报告', '重庆市合川区文化旅游委', '县'],
    ['雄安新区2023年法治政府建设情况报告', '雄安新区管理委员会', '县'],
    ['西安高新区2023年法治政府建设情况报告', '西安高新区管理委员会', '县'],
    ['苏州工业园区2023年法治政府建设情况报告', '苏州工业园区管理委员会', '县'],
    ['新疆生产建设兵团2023年法治政府建设情况报告', '新疆生产建设兵团', '省'],
    ['兵团教育局2023年法治政府建设年度报告', '新疆生产建设兵团教育局', '省'],
    ['第八师石河子市司法局2023年法治政府建设情况报告', '石河子市司法局', '县'],
    ['第三师图木舒克市五十一团2023年法治政府建设工作总结', '图木舒克市五十一团', '乡镇'],
    ['国家金融监督管理总局宁波监管局2023年法治政府建设报告', '国家金融监督管理总局宁波监管局', '市'],
    ['水利部黄河水利委员会2023年法治政府建设年度报告', '水利部黄河水利委员会', '国家'],
    ['中华人民共和国拱北海关2023年法治政府建设年度报告', '拱北海关', null],
    ['中山大学2023年法治工作报告', '中山大学', null],
    ['中共三亚市委全面依法治市委员会办公室关于2023年法治建设情况的报告', '三亚市委全面依法治市委员会办公室', '市'],
    ['东疆综合保税区2023年度法治政府建设情况报告', '东疆综合保税区管理委员会', '县'],
    [
      '中共宁海县跃龙街道工作委员会宁海县跃龙街道办事处关于2023年法治政府建设情况的报告',
      '宁海县跃龙街道办事处',
      '乡镇',
    ],
  ])('are read from the title %s', (title, issuer, level) => {
    expect(read(`${title}\n2023年,各项工作推进有序,成效明显。`)).toMatchObject({ title, issuer, level });
  });

  it.each([
    ['2023年是攻坚之年,也是落实规划的关键一年。宁海县审计局推进依法审计。现将情况报告如下:', '宁海县审计局'],
    ['2023年,我局推进工作。审议《宁波市宁海县卫生健康局议事规则》,成效明显。', '宁海县卫生健康局'],
    ['2023年,市文化旅游局推进依法行政。宁波市文化和旅游局牵头编制方案,成效明显。', '宁波市文化和旅游局'],
    ['2023年,全市司法行政系统在市委、市政府领导下,推进工作。我局牵头,我局督办。出台《法治宁波规划》。', '宁波市司法局'],
    ['2023年,鹤龙街坚持法治引领。鹤龙街党工委多次学法,成效明显。', '白云区鹤龙街道办事处'],
    ['2023年,宁海县司法行政系统坚持法治引领,在县委、县政府领导下推进工作。', '宁海县司法局'],
    ['乳山市委、乳山市人民政府:\n2023年,市市场监管局树立法治理念,成效明显。', '乳山市市场监督管理局'],
    ['2023年,商务委聚焦营商环境,我委落实《重庆市合川区商务工作要点》,成效明显。', '商务委员会'],
    ['2023年,崇义街道办事处推进依法行政。落实《重庆市涪陵区法治建设要点》,成效明显。', '崇义街道办事处'],
    ['2017年,原环境保护部推进依法行政,成效明显。', '环境保护部'],
    ['2023年,我镇推进依法行政,在县委、县政府领导下建设法治西店,成效明显。', '西店镇人民政府'],
  ])('are inferred from the text: %s', (opening, issuer) => {
    expect(read(opening).issuer?.endsWith(issuer)).toBe(true);
  });

  it('a department in a place that cannot be told has the level of those over it', () => {
    expect(read('2023年,我局在县委、县政府领导下推进审计,落实市委要求。')).toMatchObject({ region: null, level: '县' });
  });
});

describe('titles and numbers of pages', () => {
  it('takes a title that only the first paragraph names', () => {
    const metadata = read('根据要求,现将《宁海县民政局2023年度法治政府建设情况报告》予以公布。\n2023年,我局推进工作。');
    expect(metadata).toMatchObject({
      title: '宁海县民政局2023年度法治政府建设情况报告',
      provenance: { title: '正文首段' },
    });
  });

  it('takes the number in brackets after a title as the number', () => {
    expect(read('宁海县2023年法治政府建设情况报告(宁政〔2024〕9号)\n2023年,我县推进依法行政。')).toMatchObject({
      title: '宁海县2023年法治政府建设情况报告',
      docNumber: '宁政〔2024〕9号',
    });
  });

  it('takes a title with a remark in brackets, and the date off its end', () => {
    expect(read('宁海县2023年法治政府建设情况报告(公开稿)\n2023年,我县推进依法行政。').title).toBe(
      '宁海县2023年法治政府建设情况报告(公开稿)',
    );
    expect(read('宁海县2023年法治政府建设情况报告 2024-02-05\n2023年,我县推进依法行政。')).toMatchObject({
      title: '宁海县2023年法治政府建设情况报告',
      publishedOn: '2024-02-05',
    });
  });

  it('does not join the name of an office to a title that names its own body', () => {
    expect(read('各区县局\n宁波市财政局关于2023年法治政府建设情况的报告\n2023年,我局依法理财。').title).toBe(
      '宁波市财政局关于2023年法治政府建设情况的报告',
    );
  });

  it('reads a page whose script a converter has left readings in', () => {
    expect(
      read('寧海縣2023年法治政府建設(shè)情況報告\n發(fā)布日期:2024-02-03\n2023年,寧海縣推進依法行政。'),
    ).toMatchObject({ issuer: '宁海县人民政府', publishedOn: '2024-02-03' });
  });
});

describe('the file name', () => {
  const text = `2023年,我镇推进依法行政,成效明显。${BODY}`;

  it('is the last to be asked, and what it tells is derived', () => {
    const { metadata } = readDocument(text, null, '浙江/宁海县西店镇2023年法治政府建设情况报告.txt');
    expect(metadata).toMatchObject({
      title: '宁海县西店镇2023年法治政府建设情况报告',
      region: { code: '330226/西店镇' },
      provenance: { title: '文件名', region: '文件名' },
    });
    expect(metadata.derived).toEqual(expect.arrayContaining(['title', 'region', 'issuer', 'level']));
  });

  it('settles a shared name by its folder, and a year that nothing else tells', () => {
    const page = `鼓楼区法治政府建设情况报告\n我区推进依法行政,成效明显。${BODY}`;
    expect(readDocument(page, null, '徐州市/2022年/报告.txt').metadata.region?.code).toBe('320302');
    expect(readDocument(page, null, '2022年报告.txt').metadata).toMatchObject({
      year: 2022,
      provenance: { year: '文件名' },
    });
  });

  it('says nothing against the text', () => {
    const page = `宁海县2023年法治政府建设情况报告\n我县推进依法行政,成效明显。${BODY}`;
    expect(readDocument(page, null, '象山县2020年法治政府建设情况报告.txt').metadata).toMatchObject({
      year: 2023,
      region: { code: '330226' },
    });
  });
});

describe('another kind of document', () => {
  it.each([
    ['政策解读', '关于《宁海县2023年法治政府建设情况报告》的解读\n现对法治政府建设报告作如下说明,供参考。'],
    ['政府信息公开年报', '宁海县民政局2023年政府信息公开工作年度报告\n2023年,我局推进依法行政,公开信息三十条。'],
    ['工作部署或规定', '宁海县2024年法治政府建设工作要点\n为推进依法行政,现提出如下安排,请认真落实。'],
    ['新闻', '宁海县召开会议审议2023年法治政府建设情况报告\n昨日,会议研究了法治政府建设工作,部署下一步任务。'],
  ])('is flagged as %s and read all the same', (kind, page) => {
    const { flaws, layout } = readDocument(page + BODY);
    expect(flaws, kind).toContain('not-a-report');
    expect(layout.body).not.toBe('');
  });

  it.each([
    '宁海县2015年依法行政工作报告',
    '宁海县2023年法治政府建设工作总结及2024年工作计划',
    '宁海县2014年度法制工作总结',
    '宁海县司法局关于印发2023年法治政府建设情况报告的通知',
  ])('is not %s', (title) => {
    expect(readDocument(`${title}\n我县推进各项工作,成效明显。${BODY}`).flaws).not.toContain('not-a-report');
  });
});
