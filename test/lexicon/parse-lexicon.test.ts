import { describe, expect, it } from 'vitest';
import { TashanError } from '../../src/errors.ts';
import { parseLexicon } from '../../src/lexicon/parse-lexicon.ts';

const THEMES = Array.from(
  { length: 12 },
  (_, index) => `- id: T${String(index + 1).padStart(2, '0')}\n  name: 领域${index + 1}\n`,
).join('');

function parse(texts: { words?: string; synonyms?: string; themes?: string; stopWords?: string; intents?: string }) {
  return parseLexicon({
    words: { name: 'corpus/lexicon/words.txt', text: texts.words ?? '' },
    synonyms: { name: 'corpus/lexicon/synonyms.yaml', text: texts.synonyms ?? '' },
    themes: { name: 'corpus/lexicon/themes.yaml', text: texts.themes ?? THEMES },
    stopWords: { name: 'corpus/lexicon/stopwords.txt', text: texts.stopWords ?? '' },
    intents: { name: 'corpus/lexicon/intents.yaml', text: texts.intents ?? '' },
  });
}

function messageOfFault(texts: Parameters<typeof parse>[0]): string {
  try {
    parse(texts);
  } catch (error) {
    expect(error).toBeInstanceOf(TashanError);
    expect(error).toMatchObject({ kind: 'state', code: 'lexicon-invalid' });
    return (error as TashanError).message;
  }
  throw new Error('the lexicon was accepted');
}

describe('words.txt', () => {
  it('reads a word and its frequency, leaving out comments, blank lines and spaces', () => {
    const { words } = parse({ words: '# 复议\n\n  行政复议 300 \n受理点 # 设在乡镇\n' });
    expect(words).toEqual([
      { word: '行政复议', frequency: 300 },
      { word: '受理点', frequency: null },
    ]);
  });

  it('tolerates a byte order mark and Windows line ends', () => {
    expect(parse({ words: '\uFEFF行政复议\r\n受理点\r\n' }).words.map(({ word }) => word)).toEqual([
      '行政复议',
      '受理点',
    ]);
  });

  it('keeps a word written twice once, with the frequency that was given', () => {
    expect(parse({ words: '调解\n调解 50\n调解\n' }).words).toEqual([{ word: '调解', frequency: 50 }]);
  });

  it.each([
    ['two frequencies for one word', '调解 50\n述法\n调解 60\n', ['第 3 行', '调解 60', '第 1 行', '只留一行']],
    ['a frequency that is no number', '述法\n调解 多\n', ['第 2 行', '调解 多', '正整数']],
    ['three items on a line', '行政复议 300 行政诉讼\n', ['第 1 行', '一行只写一个词']],
    ['words joined by a full-width comma', '述法\uFF0C督察\n', ['第 1 行', '述法\uFF0C督察', '一行一个词']],
    ['a word of more than 20 characters', `${'法'.repeat(21)}\n`, ['第 1 行', '21', '拆成几个词']],
  ])('names file, line and entry for %s', (_fault, words, parts) => {
    const message = messageOfFault({ words });
    for (const part of ['corpus/lexicon/words.txt', ...parts]) expect(message).toContain(part);
  });
});

describe('synonyms.yaml', () => {
  it('turns a group into a rule both ways and keeps a directed rule as it is', () => {
    const { synonyms } = parse({
      synonyms: '# 简称\n- same: [放管服, 简政放权]\n- from: [民告官]\n  to: [行政诉讼, 12345]\n  weight: 0.6\n',
    });
    expect(synonyms).toEqual([
      { from: ['放管服', '简政放权'], to: ['放管服', '简政放权'], weight: 0.8, line: 2 },
      { from: ['民告官'], to: ['行政诉讼', '12345'], weight: 0.6, line: 3 },
    ]);
  });

  it('reads an empty file as no rules', () => {
    expect(parse({ synonyms: '# 还没有\n' }).synonyms).toEqual([]);
  });

  it.each([
    ['a group of one', '- same: [放管服]\n', ['第 1 行', '放管服', '两个']],
    [
      'words joined by a full-width comma',
      '- same: [甲, 乙]\n- same:\n  - 放管服\uFF0C简政放权\n  - 丙\n',
      ['第 3 行', '半角逗号'],
    ],
    ['a rule without a goal', '- same: [甲, 乙]\n\n- from: [民告官]\n', ['第 3 行', '民告官', 'from 和 to']],
    ['both forms at once', '- same: [甲, 乙]\n  to: [丙]\n', ['第 1 行', '要么']],
    ['a weight above one', '- same: [甲, 乙]\n  weight: 1.5\n', ['第 2 行', '1.5', '不超过 1']],
    ['a weight of nought', '- same: [甲, 乙]\n  weight: 0.0\n', ['第 2 行', '大于 0']],
    ['a misspelt key', '- smae: [甲, 乙]\n', ['第 1 行', 'smae', '拼写']],
    ['words that are no list', '- same: 甲乙\n', ['第 1 行', '列表']],
    ['a file that is no list', 'same: [甲, 乙]\n', ['第 1 行', '“- ”']],
    ['an open bracket', '- same: [甲, 乙]\n- same: [丙, 丁\n', ['行', 'YAML']],
    ['an empty word', '- same: [甲, "", 乙]\n', ['第 1 行', '是空的']],
    ['a bare entry', '- 放管服\n', ['第 1 行', '放管服', 'same']],
  ])('names file, line and entry for %s', (_fault, synonyms, parts) => {
    const message = messageOfFault({ synonyms });
    for (const part of ['corpus/lexicon/synonyms.yaml', ...parts]) expect(message).toContain(part);
  });
});

describe('themes.yaml', () => {
  it('fills lists that are left out and sorts by id', () => {
    const { themes } = parse({
      themes: THEMES.split('- id')
        .reverse()
        .filter(Boolean)
        .map((entry) => `- id${entry}`)
        .join(''),
    });
    expect(themes[0]).toEqual({ id: 'T01', name: '领域1', headings: [], strong: [], cues: [], subthemes: [] });
    expect(themes).toHaveLength(12);
  });

  it('searches for the name of a sub-theme where no query is written', () => {
    const written =
      '  subthemes:\n    - name: 行刑衔接\n    - name: 执法队伍\n      query: 执法人员 培训\n      cues: [执法证]\n';
    const { themes } = parse({ themes: THEMES.replace('  name: 领域1\n', `  name: 领域1\n${written}`) });
    expect(themes[0]?.subthemes).toEqual([
      { name: '行刑衔接', query: '行刑衔接', cues: [] },
      { name: '执法队伍', query: '执法人员 培训', cues: ['执法证'] },
    ]);
  });

  it.each([
    ['an unknown id', `${THEMES}- id: T13\n  name: 别的\n`, ['第 25 行', 'T13']],
    ['an id used twice', `${THEMES}- id: T02\n  name: 别的\n`, ['第 25 行', 'T02', '第 3 行']],
    ['a theme that is missing', THEMES.replace('- id: T12\n  name: 领域12\n', ''), ['T12', '写全']],
    ['a theme without a name', `${THEMES.replace('  name: 领域12\n', '')}`, ['第 23 行', 'name']],
    ['a misspelt list', THEMES.replace('  name: 领域1\n', '  name: 领域1\n  strongs: [甲]\n'), ['第 1 行', 'strongs']],
    [
      'a cue that is too long',
      THEMES.replace('  name: 领域1\n', `  name: 领域1\n  cues: [甲, ${'长'.repeat(21)}]\n`),
      ['第 3 行', '20'],
    ],
    [
      'two sub-themes of one name',
      THEMES.replace('  name: 领域1\n', '  name: 领域1\n  subthemes:\n    - name: 甲\n    - name: 甲\n'),
      ['第 4 行', '同名'],
    ],
    [
      'more than eight sub-themes',
      THEMES.replace(
        '  name: 领域1\n',
        `  name: 领域1\n  subthemes:\n${[...'一二三四五六七八九'].map((name) => `    - name: ${name}\n`).join('')}`,
      ),
      ['最多写 8 个'],
    ],
    [
      'a sub-theme without a name',
      THEMES.replace('  name: 领域1\n', '  name: 领域1\n  subthemes:\n    - name: 甲\n    - query: 乙\n'),
      ['第 5 行', 'name'],
    ],
  ])('names file, line and entry for %s', (_fault, themes, parts) => {
    const message = messageOfFault({ themes });
    for (const part of ['corpus/lexicon/themes.yaml', ...parts]) expect(message).toContain(part);
  });
});

describe('stopwords.txt', () => {
  it('keeps each word once', () => {
    expect(parse({ stopWords: '怎么\r\n如何\r\n怎么\r\n' }).stopWords).toEqual(['怎么', '如何']);
  });

  it('refuses two words on a line', () => {
    const message = messageOfFault({ stopWords: '怎么\n如何 哪些\n' });
    expect(message).toBe('corpus/lexicon/stopwords.txt 第 2 行：“如何 哪些”含有空格；一行只写一个词');
  });
});

describe('intents.yaml', () => {
  it('gives words by what they tell', () => {
    const { intents } = parse({ intents: '- kind: plan\n  words: [明年, 打算]\n' });
    expect(intents).toEqual([{ kind: 'plan', words: ['明年', '打算'] }]);
  });

  it('of another kind is refused with its line', () => {
    expect(messageOfFault({ intents: '- kind: plan\n  words: [明年]\n- kind: wish\n  words: [想]\n' })).toMatch(
      /intents\.yaml.*第 3 行.*problem、plan、figures/u,
    );
  });
});
