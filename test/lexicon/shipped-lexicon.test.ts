import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readLexicon } from '../../src/lexicon/read-lexicon.ts';

const lexicon = readLexicon(fileURLToPath(new URL('../../corpus/lexicon', import.meta.url)));

describe('the shipped lexicon', () => {
  it('knows more than 500 words of the field, none longer than seven characters', () => {
    expect(lexicon.words.length).toBeGreaterThan(500);
    expect(lexicon.words.filter(({ word }) => word.length > 7)).toEqual([]);
    const words = lexicon.words.map(({ word }) => word);
    for (const word of [
      '行政复议',
      '规范性文件',
      '双随机',
      '一网通办',
      '告知承诺制',
      '法治督察',
      '府院联动',
      '受理点',
    ]) {
      expect(words).toContain(word);
    }
  });

  it('has more than 200 synonym rules, in both forms', () => {
    expect(lexicon.synonyms.length).toBeGreaterThan(200);
    expect(lexicon.synonyms.some((rule) => rule.from === rule.to)).toBe(true);
    const leader = lexicon.synonyms.find((rule) => rule.from.includes('告官不见官'));
    expect(leader?.to).toContain('负责人出庭应诉');
  });

  it.each([
    ['孩子', '未成年人'],
    ['头头', '主要负责人'],
    ['摊贩', '流动摊贩'],
    ['监督哨', '观察点'],
    ['挑毛病', '案卷评查'],
    ['请懂法的人把关', '合法性审查'],
    ['摄像头', '视频监控'],
    ['劝架', '人民调解'],
    ['当场', '即办件'],
    ['放一马', '首违不罚'],
    ['报上级', '备案审查'],
    ['几步', '决策程序'],
    ['先进县', '示范创建'],
    ['拍脑门', '科学决策'],
    ['自己罚', '处罚权下放'],
    ['上哪说理', '行政复议'],
    ['评上', '获评'],
  ])('knows what reports call %s: %s', (everyday, official) => {
    const targets = lexicon.synonyms.filter((rule) => rule.from.includes(everyday)).flatMap((rule) => rule.to);
    expect(targets).toContain(official);
  });

  it.each([
    ['进校园', '进学校'],
    ['听取意见', '意见征集'],
    ['免罚清单', '免罚轻罚'],
    ['府院联动', '司法建议'],
    ['信用监管', '信用风险'],
  ])('leads from %s to the other wording that reports use: %s', (word, wording) => {
    const targets = lexicon.synonyms.filter((rule) => rule.from.includes(word)).flatMap((rule) => rule.to);
    expect(targets).toContain(wording);
  });

  it('has no entry for a word that a search passes over', () => {
    const added = lexicon.synonyms
      .flatMap((rule) => rule.from)
      .filter((word) => ['评上', '头一回', '更快'].includes(word));
    expect(added.length).toBeGreaterThan(0);
    for (const word of added) expect(lexicon.stopWords).not.toContain(word);
  });

  it('keeps every weight above 0 and at most 1', () => {
    for (const { weight } of lexicon.synonyms) {
      expect(weight).toBeGreaterThan(0);
      expect(weight).toBeLessThanOrEqual(1);
    }
  });

  it('names the twelve themes as the design does', () => {
    expect(lexicon.themes.map(({ id, name }) => `${id} ${name}`)).toEqual([
      'T01 党的领导与责任落实',
      'T02 政务服务与营商环境',
      'T03 行政规范性文件与立法',
      'T04 重大行政决策',
      'T05 行政执法',
      'T06 突发事件应对',
      'T07 矛盾纠纷化解',
      'T08 行政复议与应诉',
      'T09 权力制约监督与政务公开',
      'T10 数字法治政府',
      'T11 普法与公共法律服务',
      'T12 法治队伍与能力',
    ]);
  });

  it('gives every theme headings, strong words, cues and three to eight sub-themes', () => {
    for (const theme of lexicon.themes) {
      expect(theme.headings.length).toBeGreaterThan(5);
      expect(theme.strong.length).toBeGreaterThan(15);
      expect(theme.cues.length).toBeGreaterThan(10);
      expect(theme.subthemes.length).toBeGreaterThanOrEqual(3);
      expect(theme.subthemes.length).toBeLessThanOrEqual(8);
    }
    expect(lexicon.themes.flatMap(({ subthemes }) => subthemes).length).toBeGreaterThanOrEqual(60);
  });

  it('searches each sub-theme by words that mean something', () => {
    const words = lexicon.themes.flatMap(({ subthemes }) => subthemes.flatMap(({ query }) => query.split(' ')));
    for (const word of words) {
      expect(word.length).toBeGreaterThan(1);
      expect(lexicon.stopWords).not.toContain(word);
    }
  });

  it('drops question words and keeps words with a meaning', () => {
    for (const word of ['怎么', '如何', '哪些', '别的地方', '其他县', '是怎么做的', '有没有', '请问']) {
      expect(lexicon.stopWords).toContain(word);
    }
    for (const word of ['做法', '经验', '问题', '计划', '创新', '基层', '公开', '审查']) {
      expect(lexicon.stopWords).not.toContain(word);
    }
  });
});
