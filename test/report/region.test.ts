import { describe, expect, it } from 'vitest';
import { findPlaceMentions } from '../../src/report/region/place-mentions.ts';
import { ancestorsOf, regionOf, regionsNamed } from '../../src/report/region/region-gazetteer.ts';
import { readDocument } from './read-document.ts';

const names = (name: string): readonly string[] => regionsNamed(name).map(({ code }) => code);

describe('the gazetteer', () => {
  it('gives the chain of a code, without artificial levels', () => {
    expect(ancestorsOf('500236')).toEqual(['500000', '500236']);
    expect(ancestorsOf('429004')).toEqual(['420000', '429004']);
    expect(ancestorsOf('330226/西店镇')).toEqual(['330000', '330200', '330226', '330226/西店镇']);
    expect(ancestorsOf('999999')).toEqual([]);
  });

  it('names every level of a code, no city in a 直辖市', () => {
    expect(regionOf('500236')).toMatchObject({ name: '奉节县', province: '重庆市', city: null, county: '奉节县' });
    expect(regionOf('441900/石龙镇')).toMatchObject({ city: '东莞市', county: null, township: '石龙镇' });
    expect(regionOf('130101')).toBeNull();
  });

  it('finds full, usual and short names, chains and townships', () => {
    expect(names('宁海县')).toEqual(['330226']);
    expect(names('宁海')).toEqual(['330226']);
    expect(names('红河州')).toEqual(['532500']);
    expect(names('金平县')).toEqual(['532530']);
    expect(names('内蒙古')).toEqual(['150000']);
    expect(names('南京市鼓楼区')).toEqual(['320106']);
    expect(names('西店镇')).toEqual(['330226/西店镇']);
    expect(names('无此地')).toEqual([]);
  });

  it('puts the place with the full name first and knows merged places', () => {
    expect(names('巴州')[0]).toBe('652800');
    expect(names('宣武区')).toEqual(['110102']);
    expect(names('下城区')).toEqual(['330105']);
  });
});

describe('findPlaceMentions', () => {
  const codes = (text: string): readonly (readonly string[])[] =>
    findPlaceMentions(text).map((mention) => mention.codes);

  it('reads a chain as one place', () => {
    expect(codes('达州市通川区推进')).toEqual([['511702']]);
  });

  it('takes short names only where 法治 or the like stands before them', () => {
    expect(codes('建设法治宁海')).toEqual([['330226']]);
    expect(codes('宁海推进工作')).toEqual([]);
  });

  it('does not take plain words for places', () => {
    expect(codes('城区管理与行政区划')).toEqual([]);
    expect(codes('晋城市城区')).toEqual([['140502']]);
  });
});

describe('a place that shares its name', () => {
  const report = (more: string) =>
    readDocument(`鼓楼区2023年法治政府建设情况报告\n2023年,鼓楼区推进依法行政,${more}。\n一、做法`);

  it('is not guessed', () => {
    const { metadata, flaws } = report('成效明显');
    expect(metadata.region).toBeNull();
    expect(metadata.level).toBe('县');
    expect(flaws).toContain('region-ambiguous');
  });

  it.each([
    ['南京市部署到位', '320106'],
    ['福州市部署到位', '350102'],
    ['河南省部署到位', '410204'],
  ])('is settled by %s', (more, code) => {
    expect(report(more).metadata.region?.code).toBe(code);
  });

  it('is settled by the index number of the page', () => {
    const { metadata } = readDocument(
      '索引号:320302/2024-00001\n鼓楼区2023年法治政府建设情况报告\n2023年,鼓楼区推进依法行政,成效明显。',
    );
    expect(metadata.region?.code).toBe('320302');
  });
});
