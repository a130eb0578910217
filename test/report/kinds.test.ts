import { describe, expect, it } from 'vitest';
import { assignKinds } from '../../src/report/outline/kinds.ts';
import { readOutline } from '../../src/report/outline/outline.ts';
import { cutPassages } from '../../src/report/outline/passages.ts';

const WORK = '青禾县组织各部门开展集中培训,全年举办专题班十余期,参训人员覆盖全部执法岗位,办案质量稳步提升。';
const OPENING = '2023年,青禾县认真贯彻上级部署,扎实推进法治政府建设。现将有关情况报告如下:';
const read = (...lines: readonly string[]) => {
  const body = lines.join('\n');
  const { sections } = readOutline(body);
  const drafts = cutPassages(body, sections);
  const { kinds, flaws } = assignKinds(body, sections, drafts);
  return { kinds: kinds.join(' '), flaws, drafts };
};

describe('assignKinds', () => {
  it('reads opening, practices, problems and plans from chapter headings', () => {
    const report = [
      '一、主要做法',
      `(一)抓培训。${WORK}`,
      '二、存在的主要问题',
      WORK,
      '三、下一步工作安排',
      `(一)抓考核。${WORK}`,
    ];
    expect(read(OPENING, ...report)).toMatchObject({ kinds: 'preamble practice problem plan', flaws: [] });
  });

  it.each([
    ['二、存在的不足和原因', 'problem'],
    ['二、工作短板', 'problem'],
    ['二、问题及打算', 'problem'],
    ['二、问题和整改措施', 'problem'],
    ['二、问题整改情况', 'practice'],
    ['二、法治政府建设中的薄弱环节', 'problem'],
    ['二、面临的形势和问题', 'problem'],
    ['二、查摆不足', 'problem'],
    ['二、正视短板弱项', 'problem'],
    ['二、制约因素', 'problem'],
    ['二、有待改进的方面', 'problem'],
    ['二、2024年努力方向', 'plan'],
    ['二、工作谋划', 'plan'],
    ['二、改进对策', 'plan'],
    ['二、几点建议', 'plan'],
    ['二、新年度工作重点', 'plan'],
    ['二、解决问题的对策', 'plan'],
    ['二、未来社区建设', 'practice'],
    ['二、落实整改措施', 'practice'],
    ['二、补齐短板弱项', 'practice'],
    ['二、面临的困难和问题', 'problem'],
    ['二、问题与不足', 'problem'],
    ['二、存在的問題', 'problem'],
    ['二、存在的问题及整改措施', 'problem'],
    ['二、2024年工作重点', 'plan'],
    ['二、今后打算', 'plan'],
    ['二、下一年度推进法治政府建设的主要安排', 'plan'],
    ['二、努力方向', 'plan'],
    ['二、聚焦突出问题整改', 'practice'],
    ['二、科学制定年度工作计划', 'practice'],
    ['二、上年度存在问题整改情况', 'practice'],
    ['二、坚持问题导向,补齐短板', 'practice'],
    ['二、2023年重点工作完成情况', 'practice'],
  ])('takes the chapter %s for %s', (heading, kind) => {
    expect(read(OPENING, '一、主要做法', WORK, heading, `(一)抓培训。${WORK}`).kinds).toBe(`preamble practice ${kind}`);
  });

  it('tells problems from plans inside one chapter by its own headings', () => {
    const chapter = ['二、存在的问题及下一步打算', '(一)存在的问题', WORK, '(二)下一步打算', WORK];
    expect(read(OPENING, '一、主要做法', WORK, ...chapter).kinds).toBe('preamble practice problem plan');
  });

  it('calls the lead-in of plans a preamble and that of problems a problem', () => {
    const plans = ['二、下一步打算', WORK, `(一)抓考核。${WORK}`];
    expect(read(OPENING, '一、主要做法', WORK, ...plans).kinds).toBe('preamble practice preamble plan');
    const problems = ['二、存在的问题', WORK, `(一)人手少。${WORK}`];
    expect(read(OPENING, '一、主要做法', WORK, ...problems).kinds).toBe('preamble practice problem problem');
  });

  it('finds problems and plans without a heading after the last practice, and says so', () => {
    const admitted = '一年来,工作取得进展,同时也存在一些薄弱环节,主要表现在:执法力量不足,培训覆盖面不广。';
    const planned = `2024年,青禾县将继续抓好培训。${WORK}`;
    const { kinds, flaws, drafts } = read(OPENING, '一、主要做法', `(一)抓培训。${WORK}`, admitted, planned);
    expect(kinds).toBe('preamble practice problem plan');
    expect(flaws.map(({ code, quote }) => [code, quote?.slice(0, 6)])).toEqual([
      ['unheaded-part', '一年来,工作'],
      ['unheaded-part', '2024年,'],
    ]);
    expect(drafts.at(-1)).toMatchObject({ heading: null, path: [], section: -1 });
  });

  it('parts a paragraph that turns from problems to plans', () => {
    const both = `虽然取得一定成绩,但仍存在执法力量不足的问题,培训覆盖面还不广,基层基础比较薄弱。下一步,我县将抓好培训。${WORK}`;
    expect(read(OPENING, '一、主要做法', `(一)抓培训。${WORK}`, both).kinds).toBe('preamble practice problem plan');
  });

  it('lets the list below an unheaded sentence follow it', () => {
    const lists = [
      '工作中还存在一些不足,主要有:',
      `1.人手少。${WORK}`,
      '2024年,我县将做好以下工作:',
      `1.抓考核。${WORK}`,
    ];
    const { kinds, flaws } = read(OPENING, '一、主要做法', `1.抓培训。${WORK}`, ...lists);
    expect(kinds).toBe('preamble practice problem plan');
    expect(flaws).toHaveLength(2);
  });

  it('reads headings that nobody numbered', () => {
    const lines = [OPENING, '主要做法', WORK, '存在的问题', WORK, '下一步打算', WORK];
    expect(read(...lines)).toMatchObject({ kinds: 'preamble practice problem plan', flaws: [] });
  });

  it('leaves 针对存在的问题 and a practice that looks ahead among practices', () => {
    const practice = `(一)抓培训。针对存在的问题逐项整改。${WORK}下一步还将扩大范围。`;
    expect(read(OPENING, '一、主要做法', practice, `(二)抓考核。${WORK}`, '二、下一步打算', WORK).kinds).toBe(
      'preamble practice practice plan',
    );
  });

  describe('a chapter whose title announces nothing', () => {
    const LACKS = '执法人员数量偏少,少数单位程序意识不强,普法形式也比较单一,群众知晓面不宽。';
    const RESOLVE = '进一步健全学法制度,力争三年内执法骨干翻一番,持续推动力量下沉,让群众少跑腿。';
    const chapters = (third: string, text: string) =>
      read(OPENING, '一、主要做法', WORK, '二、存在的短板', LACKS, third, `(一)抓培训。${text}`, `(二)抓办案。${text}`)
        .kinds;

    it('tells of plans when it follows the problems and speaks of what is to come', () => {
      expect(chapters('三、坚持守正创新,开创法治新局面', RESOLVE)).toBe('preamble practice problem plan plan');
    });

    it('tells of practices when its sentences tell what was done, or its title looks back', () => {
      expect(chapters('三、坚持守正创新,开创法治新局面', WORK)).toBe('preamble practice problem practice practice');
      expect(chapters('三、第一责任人履职情况', RESOLVE)).toBe('preamble practice problem practice practice');
    });

    it('tells of plans at the end of a report without problems only in plain words of resolve', () => {
      const last = (text: string) => read(OPENING, '一、抓培训', WORK, '二、开创法治新局面', text).kinds;
      expect(last(RESOLVE)).toBe('preamble practice plan');
      expect(last('持续加强队伍建设,不断提升办案水平,着力破解执法难题,切实保障群众权益。')).toBe(
        'preamble practice practice',
      );
    });
  });

  it('reads means named after the problems as plans', () => {
    const report = ['一、主要做法', WORK, '二、问题和工作措施', `(一)主要问题。${WORK}`, `(二)工作措施。${WORK}`];
    expect(read(OPENING, ...report).kinds).toBe('preamble practice problem plan');
    expect(read(OPENING, '一、工作措施', WORK).kinds).toBe('preamble practice');
  });

  it('turns to problems and plans where a last paragraph admits the one and promises the other', () => {
    const admits = '成绩面前,但也清醒看到,各镇推进不平衡,执法装备更新滞后,部分群众遇事仍习惯于托人说情。';
    const promises = '对此,任务仍然繁重。我县将进一步配强力量,把案卷评查做到每个中队,让办案经得起检验。';
    expect(read(OPENING, '一、抓培训', WORK, '二、抓办案', WORK, admits, promises).kinds).toMatch(
      /^preamble practice practice problem/u,
    );
    const measured = '与群众期盼相比仍有不小差距,执法装备更新慢,法制审核人员不足,普法形式也比较单一。';
    expect(read(OPENING, '一、抓培训', WORK, '二、抓办案', WORK, measured).kinds).toBe(
      'preamble practice practice problem',
    );
  });

  it('ends the opening at the first heading without number', () => {
    const report = ['抓培训有力度', WORK, '抓办案有温度', WORK, '查摆不足', `一是人少。${WORK}`, `二是路远。${WORK}`];
    expect(read(OPENING, ...report).kinds).toBe('preamble practice practice problem problem');
  });

  it('tells 困难 from 建议 under one heading', () => {
    const chapter = ['二、工作中的困难和意见建议', `1.困难。${WORK}`, `2.建议。${WORK}`];
    expect(read(OPENING, '一、主要做法', WORK, ...chapter).kinds).toBe('preamble practice problem plan');
  });

  it('goes by the year it is told, where the body names another more often', () => {
    const body = [OPENING, '一、主要做法', WORK, '二、2024年工作', WORK, '2024年、2024年、2024年都是关键之年。'].join(
      '\n',
    );
    const { sections } = readOutline(body);
    const partsIn = (year?: number) => cutPassages(body, sections, year).map(({ part }) => part);
    expect(partsIn()).not.toContain('plan');
    expect(partsIn(2023)).toContain('plan');
  });
});
