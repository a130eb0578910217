import { describe, expect, it } from 'vitest';
import { findPlaceMentions } from '../../src/report/region/place-mentions.ts';
import { FORMER_NAMESAKES, FORMER_REGIONS } from '../../src/report/region/region-changes.ts';
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
    expect(names('下关区')).toEqual(['320106']);
    expect(names('遵义县')).toEqual(['520304']);
    expect(names('毕节地区')).toEqual(['520500']);
  });

  it('has a place for every former name', () => {
    for (const [name, code] of [...FORMER_REGIONS, ...FORMER_NAMESAKES]) expect(regionOf(code), name).not.toBeNull();
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

describe('names that need a closer look', () => {
  it('finds counties under the names they had before they became districts and cities', () => {
    expect(names('宁乡县')).toEqual(['430182']);
    expect(names('富阳市')).toEqual(['330111']);
    expect(names('户县')).toEqual(['610118']);
    expect(names('浦口县')).toEqual(['320111']);
  });

  it('knows the townships of cities without counties', () => {
    expect(names('虎门镇')).toEqual(['441900/虎门镇']);
    expect(names('小榄镇')).toEqual(['442000/小榄镇']);
  });

  it('does not take a conjunction for the first character of a place', () => {
    const codes = (text: string) => findPlaceMentions(text).map((mention) => mention.codes);
    expect(codes('县政府领导和县委支持')).toEqual([]);
    expect(codes('马鞍山市和县推进')).toEqual([['340523']]);
  });

  it('takes a plain word for a place where a body or a year follows', () => {
    const { metadata } = readDocument(
      '城中区教育局2023年法治政府建设情况报告\n2023年,城中区教育局落实西宁市部署,依法治教。\n一、做法',
    );
    expect(metadata).toMatchObject({ issuer: '城中区教育局', level: '县', region: { code: '630103' } });
  });

  it('settles a township by what stands over it: 县委, 区委, or only 市委', () => {
    const region = (over: string) =>
      readDocument(`东坑镇2023年法治政府建设情况报告\n2023年,在${over}领导下,东坑镇推进依法行政。\n一、做法`).metadata
        .region?.code;
    expect(region('市委、市政府')).toBe('441900/东坑镇');
    expect(region('县委、县政府')).not.toBe('441900/东坑镇');
  });

  it('settles a former name that another place still bears by the city that is named', () => {
    const region = (title: string, cities: string) =>
      readDocument(`${title}2019年法治政府建设情况报告\n2019年,我区贯彻${cities}部署。\n一、做法`).metadata.region
        ?.code;
    expect(region('桥东区', '张家口市')).toBe('130702');
    expect(region('桥东区', '邢台市')).toBe('130502');
    expect(region('邢台市桥东区', '上级')).toBe('130502');
    expect(region('桥东区', '河北省')).toBe('130702');
  });

  it('reads places from cited numbers and index numbers with letters before them', () => {
    const page = (head: string, words: string) =>
      readDocument(`${head}柏树镇2023年法治政府建设情况报告\n2023年,柏树镇推进依法行政${words}。\n一、做法`).metadata
        .region;
    expect(page('', ',落实要求(奉节教办〔2023〕2号)')).toMatchObject({ county: '奉节县' });
    expect(page('索引号:FJ500236-071/2024-00007\n', '')).toMatchObject({ county: '奉节县' });
  });
});
