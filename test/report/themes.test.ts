import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readLexicon } from '../../src/lexicon/read-lexicon.ts';
import { createThemeClassifier } from '../../src/report/themes/themes.ts';

const { themes } = readLexicon(fileURLToPath(new URL('../../corpus/lexicon', import.meta.url)));
const classify = createThemeClassifier(themes);

describe('themes of a passage', () => {
  it.each([
    ['T01', '镇党委书记履行第一责任人职责,年终专题述法,对法治督察反馈的问题逐项整改。'],
    ['T02', '推行一窗受理,企业开办一日办结,实行告知承诺制的证明事项增加。'],
    ['T03', '对行政规范性文件统一登记、编号,开展文件清理,废止两件。'],
    ['T04', '重大行政决策经专家论证、风险评估和集体讨论决定。'],
    ['T05', '推行行政执法三项制度,评查执法案卷,制定免罚清单。'],
    ['T06', '修订应急预案,组织防汛应急演练,整合救援队伍。'],
    ['T07', '坚持枫桥经验,人民调解员进网格,化解矛盾纠纷。'],
    ['T08', '行政复议受理点设到乡镇,行政机关负责人出庭应诉,败诉率下降。'],
    ['T09', '办理人大代表建议和政协提案,主动公开政府信息,接受审计监督。'],
    ['T10', '归集政务数据,建设城市大脑,推进一网统管和数据共享。'],
    ['T11', '开展法治宣传,培育法律明白人,办理法律援助案件。'],
    ['T12', '理论学习中心组集体学法,组织旁听庭审和任前法律考试。'],
  ])('puts %s first for its own matter', (id, text) => {
    expect(classify({ heading: null, path: [], text })[0]).toBe(id);
  });

  it('follows the heading where the text tells nothing', () => {
    const text = '青禾县扎实推进,成效明显。';
    expect(classify({ heading: '加强行政复议规范化建设', path: [], text })).toEqual(['T08']);
    expect(classify({ heading: null, path: ['主要举措', '全面推进政务公开'], text })).toEqual(['T09']);
  });

  it('follows the text where the section above names another matter', () => {
    const themesFound = classify({
      heading: null,
      path: ['强化党的领导'],
      text: '全年人民调解组织调解矛盾纠纷,调解员入户,调解成功率提高,诉前调解与司法确认衔接。',
    });
    expect(themesFound[0]).toBe('T07');
  });

  it('gives at most three themes, and none to a text without a sign', () => {
    const text = '重大行政决策、行政执法、行政复议、普法、矛盾纠纷化解、政务公开、数字政府一体推进。';
    expect(classify({ heading: null, path: [], text }).length).toBeLessThanOrEqual(3);
    expect(classify({ heading: null, path: [], text: '天气晴朗。' })).toEqual([]);
  });

  it('takes the longest word: 村(社区)法律顾问 is legal service, not decision making', () => {
    expect(classify({ heading: null, path: [], text: '配齐村(社区)法律顾问。' })).toEqual(['T11']);
    expect(classify({ heading: null, path: [], text: '配齐村\uFF08社区\uFF09法律顾问。' })).toEqual(['T11']);
  });

  it('hears in a text what a word listed for headings says: 复议应诉 as much as 复议', () => {
    expect(classify({ heading: null, path: [], text: '复议应诉人手不够。' })[0]).toBe('T08');
  });

  it.each([
    ['T05', '查处校外培训机构违规收费,下达责令整改通知书,退还学费。'],
    ['T02', '用水报装压缩到两日,减免水费,推行高效办成一件事。'],
    ['T06', '台风期间转移群众,储备应急物资,值班值守。'],
    ['T07', '社区矫正对象管理到位,劳资纠纷、邻里纠纷就地调处。'],
    ['T09', '村务公开栏定期更新,补贴发放张榜公示,审计整改到位。'],
    ['T10', '归集数据四亿条,接入视频,无人机自动识别。'],
    ['T12', '新录用法学专业人员,开展实战练兵,跟班学习。'],
  ])('knows the words of departments and towns: %s', (id, text) => {
    expect(classify({ heading: null, path: [], text })[0]).toBe(id);
  });

  it.each([
    ['T03', '梳理上位法变动,修改部门规章两部,对应备未备的文件逐件补报。'],
    ['T09', '严格执行三个规定,如实记录插手干预案件的情形。'],
    ['T10', '统一数据接口,各科室办案平台与县级系统对接,不再重复录入。'],
    ['T12', '基层人员编制少,法制审核员身兼数职,法律素养参差不齐。'],
  ])('knows the words of shortcomings and remedies: %s', (id, text) => {
    expect(classify({ heading: null, path: [], text })[0]).toBe(id);
  });

  it('does not take 编制 as a verb for staff', () => {
    const text = '编制宪法宣传手册,编制普法读本。';
    expect(classify({ heading: null, path: [], text })).toEqual(['T11']);
  });

  describe('of problems and plans, which list several matters', () => {
    const LIST = '主要表现在:普法形式单一,行政执法案卷质量不高。';

    it('puts the matter named first before a later one that says more', () => {
      expect(classify({ heading: '存在的问题', path: [], text: LIST, kind: 'problem' })).toEqual(['T11', 'T05']);
      expect(classify({ heading: '主要做法', path: [], text: LIST, kind: 'practice' })[0]).toBe('T05');
    });

    it('finds the first matter after the headings and the sentence that leads to the list', () => {
      const text = `三、存在的问题\n一年来依法行政工作取得进展,我们也清醒地看到,普法形式单一,行政执法案卷质量不高。`;
      expect(classify({ heading: '存在的问题', path: [], text, kind: 'problem' })[0]).toBe('T11');
    });

    it('goes by a heading that names the matter itself', () => {
      const text = '(一)行政执法不够规范。普法形式单一,行政处罚裁量不统一。';
      expect(classify({ heading: '行政执法不够规范', path: [], text, kind: 'problem' })[0]).toBe('T05');
    });
  });

  it('puts what is known to open a report under leadership, whatever else it mentions', () => {
    const text = '青禾县应急局紧扣防范化解重大安全风险,严格规范执法。现将情况公布如下:';
    expect(classify({ heading: null, path: [], text, kind: 'preamble' })[0]).toBe('T01');
    expect(classify({ heading: null, path: [], text: '2023年,县统计局落实统计法规,现将情况公布。' })[0]).toBe('T01');
  });

  it('puts the opening of a report under leadership, and not a paragraph that has a heading', () => {
    const text = '2023年,青禾镇扎实开展法治宣传,完成各项任务。';
    expect(classify({ heading: null, path: [], text })[0]).toBe('T01');
    expect(classify({ heading: '法治宣传', path: [], text })[0]).toBe('T11');
  });

  it('reads traditional characters', () => {
    expect(classify({ heading: null, path: [], text: '行政複議與應訴' })).toEqual(['T08']);
  });
});

const shared = new URL('../../../shared/', import.meta.url);

describe.skipIf(!existsSync(shared))('themes of real paragraphs (needs ../shared)', () => {
  interface Gold {
    readonly heading: string | null;
    readonly text: string;
    readonly themes: readonly string[];
  }
  it('finds the main theme of 88 in 100', () => {
    const gold = readFileSync(new URL('eval/pages/themes.jsonl', shared), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Gold);
    const right = gold.filter(({ heading, text, themes: wanted }) => {
      return classify({ heading, path: [], text })[0] === wanted[0];
    });
    expect(right.length / gold.length).toBeGreaterThanOrEqual(0.88);
  });
});
