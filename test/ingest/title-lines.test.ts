import { describe, expect, it } from 'vitest';
import { findTitleBlocks, isTitleText } from '../../src/ingest/title-lines.ts';

const titles = (...lines: readonly string[]): readonly string[] =>
  findTitleBlocks(lines, () => false)
    .filter(({ complete }) => complete)
    .map((block) => block.lines.join(''));

describe('findTitleBlocks', () => {
  it('joins a title that is split over lines', () => {
    expect(titles('中共云溪县委', '云溪县人民政府', '关于2023年度法治政府建设情况的', '报 告')).toEqual([
      '中共云溪县委云溪县人民政府关于2023年度法治政府建设情况的报 告',
    ]);
    expect(titles('云溪县教育局2023年度', '法治政府建设工作报告')).toEqual([
      '云溪县教育局2023年度法治政府建设工作报告',
    ]);
    expect(titles('云溪县教育局', '2023年法治政府建设报告')).toEqual(['云溪县教育局2023年法治政府建设报告']);
  });

  it('cuts off what a site adds to its page title', () => {
    expect(titles('云溪县2023年法治政府建设报告_云溪县人民政府网站')).toEqual(['云溪县2023年法治政府建设报告']);
  });

  it('knows a title that breaks off', () => {
    expect(findTitleBlocks(['云溪县2023年法治政府建设年度报'], () => false)).toMatchObject([{ complete: false }]);
  });

  it('does not take the name of a column, a sentence or a document number for a title', () => {
    expect(isTitleText('法治政府建设报告')).toBe(false);
    expect(isTitleText('现将2023年法治政府建设情况报告')).toBe(false);
    expect(titles('云政〔2024〕1号', '一、2023年法治政府建设情况')).toEqual([]);
  });
});
