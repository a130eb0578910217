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
