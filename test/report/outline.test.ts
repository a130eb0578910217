import { describe, expect, it } from 'vitest';
import { readNumbering, titleOf } from '../../src/report/outline/numbering.ts';
import { readOutline } from '../../src/report/outline/outline.ts';

const FULL_STOP_WIDE = '\uFF0E';
const wide = (text: string) => text.replace(/[(),;:]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
const outlineOf = (lines: readonly string[]) =>
  readOutline(lines.join('\n')).sections.map(({ depth, heading }) => `${depth} ${heading}`);

describe('readNumbering', () => {
  it.each([
    ['一、加强领导', 'chapter', 1],
    ['十二、加强领导', 'chapter', 12],
    ['(三)抓好培训', 'bracketed', 3],
    [wide('(三)抓好培训'), 'bracketed', 3],
    ['( 三 ) 抓好培训', 'bracketed', 3],
    ['三)抓好培训', 'bracketed', 3],
    ['㈢抓好培训', 'bracketed', 3],
    ['18.抓好培训', 'arabic', 18],
    ['1. 2023年完成培训', 'arabic', 1],
    ['1.2023年完成培训', 'arabic', 1],
    [`2${FULL_STOP_WIDE}抓好培训`, 'arabic', 2],
    ['\uFF12、抓好培训', 'arabic', 2],
    ['(4)抓好培训', 'bracketed-arabic', 4],
    ['⑤抓好培训', 'circled', 5],
    ['二是抓好培训', 'clause', 2],
    ['第三,抓好培训', 'ordinal', 3],
    ['其二,抓好培训', 'ordinal', 2],
    ['首先,抓好培训', 'sequence', 1],
    ['第一部分 工作情况', 'part', 1],
    ['一、三项制度全面落实', 'chapter', 1],
  ])('reads %s as %s %i', (line, style, value) => {
    expect(readNumbering(line)).toMatchObject({ style, value });
  });

  it.each([
    '2022年,全县推进工作',
    '1.5万人次参加',
    '25.02.2016 10:00',
    '3、4号楼完成改造',
    '一、二审案件',
    '一要素保障专班',
    '第一批示范单位',
    '第一责任人职责落实',
    '首先发现问题',
    '12345热线',
    '一方面抓学习',
    '百姓满意',
  ])('takes %s for text', (line) => {
    expect(readNumbering(line)).toBeNull();
  });

  it('leaves number and closing mark out of a title', () => {
    expect(titleOf('(一)抓好培训。')).toBe('抓好培训');
    expect(titleOf('一是抓好培训。')).toBe('抓好培训');
  });

  it('gives the first clause of a sentence as its title', () => {
    expect(titleOf(`1.抓好培训,${'组织学习'.repeat(20)}。`)).toBe('抓好培训');
  });
});

describe('readOutline', () => {
  it('nests styles as the report does and lets numbers run on across chapters', () => {
    const lines = [
      '一、做法',
      '(一)学习',
      '1.听课。甲。',
      '2.考试。乙。',
      '(二)培训',
      '3.集训。丙。',
      '二、计划',
      '(一)学习。丁。',
    ];
    expect(outlineOf(lines)).toEqual([
      '1 一、做法',
      '2 (一)学习',
      '3 1.听课。',
      '3 2.考试。',
      '2 (二)培训',
      '3 3.集训。',
      '1 二、计划',
      '2 (一)学习。',
    ]);
  });

  it('goes back to depth 2 where a chapter skips a style', () => {
    expect(outlineOf(['一、做法', '(一)学习', '1.听课', '二、成效', '1.考试', '三、计划', '(一)培训'])).toEqual([
      '1 一、做法',
      '2 (一)学习',
      '3 1.听课',
      '1 二、成效',
      '2 1.考试',
      '1 三、计划',
      '2 (一)培训',
    ]);
  });

  it('puts 一是 at the beginning of a line below what encloses it', () => {
    expect(outlineOf(['一、做法', '(一)学习', '一是听课。甲。', '二是考试。乙。', '(二)培训']).at(3)).toBe(
      '3 二是考试。',
    );
  });

  it('starts at depth 1 with whatever style comes first', () => {
    expect(outlineOf(['(一)学习', '(二)培训'])).toEqual(['1 (一)学习', '1 (二)培训']);
    expect(outlineOf(['1、学习', '(一)听课', '(二)考试', '2、培训', '(一)集训']).at(-1)).toBe('2 (一)集训');
  });

  it('finds the sections of a page that lost its line breaks', () => {
    const text =
      '现将情况报告如下: 一、主要成效 (一)学习先行 全年组织学习多次,覆盖全体工作人员和村居干部。 (二)培训跟上';
    expect(outlineOf([text])).toEqual(['1 一、主要成效', '2 (一)学习先行', '2 (二)培训跟上']);
  });

  it('gives the place of each heading in the body, indented or not', () => {
    const body = '导语。\n\n\u3000\u3000一、做法\n甲。';
    expect(readOutline(body).sections).toEqual([{ depth: 1, heading: '一、做法', start: body.indexOf('一、') }]);
  });

  it('says so where nothing is numbered', () => {
    expect(readOutline('全文没有编号。').flaws.map(({ code }) => code)).toEqual(['no-sections']);
    expect(readOutline('一、做法').flaws).toEqual([]);
  });
});

describe('numbers without a mark of their own', () => {
  it('reads 1 and 1.1, with and without spaces, in both widths', () => {
    const lines = [
      '1 加强领导',
      '1.1 压实责任',
      '1.2抓实学法',
      '2 规范执法',
      `2${FULL_STOP_WIDE}1 公示记录`,
      '2.2 案卷评查',
    ];
    expect(
      outlineOf(lines)
        .map((line) => line[0])
        .join(''),
    ).toBe('122122');
    expect(outlineOf(lines)[4]).toBe(`2 2${FULL_STOP_WIDE}1 公示记录`);
  });

  it('nests 1.1.1 below 1.1, and 1.1 below 一、', () => {
    expect(outlineOf(['一、做法', '1.1 学法', '1.1.1 会前学', '1.1.2 集中学', '1.2 述法'])).toEqual([
      '1 一、做法',
      '2 1.1 学法',
      '3 1.1.1 会前学',
      '3 1.1.2 集中学',
      '2 1.2 述法',
    ]);
  });

  it('reads 一 and 二 before a space', () => {
    expect(outlineOf(['一 加强领导', '领导有力。', '二 规范执法'])).toEqual(['1 一 加强领导', '1 二 规范执法']);
  });

  it.each([
    [['12.4国家宪法日期间,各镇开展宣传。', '4.15当天设点咨询。']],
    [['3.5亿元资金到位。', '2 个专班入驻。', '6 月完成。']],
    [['1 次会议。', '2 名律师。', '10 家企业。']],
    [['5 加强领导', '7 规范执法']],
  ])('takes no amount, date or number out of sequence: %j', (lines) => {
    expect(outlineOf(lines)).toEqual([]);
  });
});

describe('numbers that are used twice', () => {
  it('nests 一、 right below 一、 and goes back where the outer list goes on', () => {
    const lines = [
      '一、年度做法',
      '一、抓学习',
      '学习有力。',
      '二、抓执法',
      '执法有力。',
      '三、抓普法',
      '普法有力。',
      '二、短板',
    ];
    expect(outlineOf(lines)).toEqual(['1 一、年度做法', '2 一、抓学习', '2 二、抓执法', '2 三、抓普法', '1 二、短板']);
  });

  it('keeps a number written twice by mistake at its level', () => {
    expect(outlineOf(['一、抓学习', '学习有力。', '一、抓执法', '执法有力。', '二、抓普法'])).toEqual([
      '1 一、抓学习',
      '1 一、抓执法',
      '1 二、抓普法',
    ]);
  });
});

describe('titles', () => {
  it('are the first item of a line that holds the whole list', () => {
    expect(titleOf('一是抓实干部学法;二是抓实考核;三是抓实督察。')).toBe('抓实干部学法');
    expect(titleOf('1.2 抓实学法')).toBe('抓实学法');
  });
});
