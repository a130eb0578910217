import { describe, expect, it } from 'vitest';
import { splitLayout } from '../../src/report/layout/layout.ts';

const BODY = '2023年,云溪县推进依法行政,工作有序开展。\n一、主要做法\n(一)加强领导。多次研究法治建设,部署各项工作。';
const codes = (text: string): readonly string[] => splitLayout(text).flaws.map(({ code }) => code);

describe('splitLayout', () => {
  it('finds every part of a document', () => {
    const text = `云溪县2023年法治政府建设情况报告\n云政〔2024〕1号 签发人:李某\n市人民政府:\n${BODY}\n特此报告。\n云溪县人民政府\n2024年1月5日 \n(此件公开发布)\n县政府办 2024年1月6日印发`;
    const layout = splitLayout(text);
    expect(layout).toMatchObject({
      title: '云溪县2023年法治政府建设情况报告',
      docNumber: '云政〔2024〕1号',
      signatory: '签发人:李某',
      addressee: '市人民政府:',
      closing: ['云溪县人民政府', '2024年1月5日', '(此件公开发布)'],
    });
    expect(layout.body).toBe(`${BODY}\n特此报告。`);
    expect(text.slice(layout.bodyStart, layout.bodyEnd)).toBe(layout.body);
    expect(codes(text)).toEqual(['signatory-line', 'imprint']);
  });

  it('takes a text without head and closing as body', () => {
    expect(splitLayout(`\n${BODY}\n`)).toMatchObject({ title: null, addressee: null, body: BODY, closing: [] });
  });

  it('joins a split title and names its lines', () => {
    const layout = splitLayout(`中共云溪县委\n云溪县人民政府\n关于2023年度法治政府建设情况的\n报 告\n市委:\n${BODY}`);
    expect(layout.title).toBe('中共云溪县委云溪县人民政府关于2023年度法治政府建设情况的报告');
    expect(layout.flaws.map(({ code, quote }) => [code, quote])).toEqual([
      ['split-title', '关于2023年度法治政府建设情况的'],
      ['split-title', '报 告'],
    ]);
  });

  it('prefers a complete title to one that breaks off above it', () => {
    const layout = splitLayout(`云溪县2023年法治政府建设年度报\n云溪县关于2023年法治政府建设情况的报告\n${BODY}`);
    expect(layout.title).toBe('云溪县关于2023年法治政府建设情况的报告');
    expect(layout.flaws.map(({ code }) => code)).toContain('duplicate-title');
  });

  it('leaves contacts and attachments to the closing', () => {
    const layout = splitLayout(`${BODY}\n云溪县教育局\n2024年1月5日\n(联系人:李某)\n附件:1.清单\n2.统计表`);
    expect(layout.body).toBe(BODY);
    expect(layout.closing).toHaveLength(5);
  });

  it('quotes stray spaces, but not the one after a heading number', () => {
    expect(codes('1. 深入推进改革。时限缩短70% ;服务提升。')).toEqual(['stray-space']);
    expect(codes('1. 深入推进改革。时限缩短70%;服务提升。')).toEqual([]);
  });

  it('reads traditional characters', () => {
    const layout = splitLayout(
      '雲溪縣人民政府關於2016年度法治政府建設情況的報告\n雲政〔2017〕3號 簽發人:李某\n2016年,我縣推進依法行政,成效明顯。',
    );
    expect(layout).toMatchObject({ docNumber: '雲政〔2017〕3號', signatory: '簽發人:李某' });
    expect(layout.title).toBe('雲溪縣人民政府關於2016年度法治政府建設情況的報告');
  });
});

describe('a file that holds more than a report', () => {
  const report = (year: number): string =>
    `云溪县${year}年法治政府建设情况报告\n${year}年,云溪县推进依法行政,工作有序开展。\n一、主要做法\n${'(一)加强领导。多次研究法治建设,部署各项工作。\n'.repeat(20)}`;

  it('is read up to the second report, and says so', () => {
    const layout = splitLayout(`${report(2022)}云溪县人民政府\n2023年1月5日\n${report(2023)}`);
    expect(layout).toMatchObject({
      title: '云溪县2022年法治政府建设情况报告',
      closing: ['云溪县人民政府', '2023年1月5日'],
    });
    expect(layout.body).not.toContain('2023年,云溪县');
    expect(layout.flaws).toContainEqual({
      code: 'several-reports',
      message: '文件里不止一篇报告，只读了第一篇；请把各篇分成单独的文件再放入',
      quote: '云溪县2023年法治政府建设情况报告',
    });
  });

  it('is one report where its title stands twice, or another is only named', () => {
    expect(codes(`云溪县2023年法治政府建设情况报告\n${report(2023)}`)).not.toContain('several-reports');
    expect(codes(`${report(2023)}附件:\n云溪县2022年法治政府建设情况报告`)).not.toContain('several-reports');
  });

  it('is read from the report on where a letter stands before it', () => {
    const letter = '云政〔2024〕3号\n市人民政府:\n现将我县年度报告随文报上,请审阅。\n云溪县司法局\n2024年1月4日\n';
    const layout = splitLayout(`${letter}${report(2023)}`);
    expect(layout).toMatchObject({ title: '云溪县2023年法治政府建设情况报告', docNumber: '云政〔2024〕3号' });
    expect(layout.body.startsWith('2023年,云溪县')).toBe(true);
    expect(layout.flaws.map(({ code }) => code)).toContain('cover-letter');
  });
});

describe('garbled text', () => {
  it.each([
    ['GBK in between', '推进锟斤拷锟斤拷法治建设'],
    ['Latin letters', '推进ä¾æ³è¡æ¿å·¥ä½法治建设'],
    ['lost characters', '推进\ufffd\ufffd\ufffd法治建设'],
    ['characters of no font', '推进\ue4c6\ue4c7\ue4c8法治建设'],
    ['UTF-8 read as GBK', '推进鐨鏄銆法治建设'],
  ])('is flagged: %s', (_, words) => {
    expect(codes(`${BODY}\n${words}。`)).toContain('undecodable-text');
  });

  it('is not what a rare character in a name makes of it', () => {
    expect(codes(`${BODY}\n\u{20164}溪村试点运行。`)).not.toContain('undecodable-text');
  });
});
