import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { findFacts } from '../../src/report/facts/facts.ts';
import { processorMs } from '../processor-time.ts';

const documentsIn = (text: string) => findFacts(text).documents.map((document) => document.text);
const honoursIn = (text: string) => findFacts(text).honours.map((honour) => honour.text);
const figuresIn = (text: string) => findFacts(text).figures.map(({ value, unit, what }) => `${value}${unit} ${what}`);

describe('documents', () => {
  it.each(['出台', '印发', '制定', '制定印发', '制发', '发布', '编制', '编印', '审议通过', '形成'])(
    'takes what was %s',
    (verb) => {
      expect(documentsIn(`青禾县${verb}《青禾县执法协作办法》,成效明显。`)).toEqual(['《青禾县执法协作办法》']);
    },
  );

  it.each(['落实', '贯彻', '执行', '学习', '按照', '根据', '修订', '严格遵守', '转发'])(
    'leaves what was %s',
    (verb) => {
      expect(documentsIn(`青禾县${verb}《行政程序规定》,成效明显。`)).toEqual([]);
    },
  );

  it('carries the verb along a list', () => {
    expect(documentsIn('出台《甲办法》《乙办法》、《丙方案》和《丁清单》,学习《戊纲要》。')).toEqual([
      '《甲办法》',
      '《乙办法》',
      '《丙方案》',
      '《丁清单》',
    ]);
  });

  it('keeps titles inside a title', () => {
    expect(documentsIn('印发《关于转发<学法细则>的通知》。')).toEqual(['《关于转发<学法细则>的通知》']);
    expect(documentsIn('印发《关于学习《纲要》的通知》。')).toEqual(['《关于学习《纲要》的通知》']);
  });

  it('lets the nearest verb decide', () => {
    expect(documentsIn('根据《行政处罚法》制定《柳溪市裁量办法》')).toEqual(['《柳溪市裁量办法》']);
    expect(documentsIn('印发通知,贯彻《行政处罚法》')).toEqual([]);
    expect(documentsIn('制定落实《法治柳溪行动方案》')).toEqual(['《法治柳溪行动方案》']);
  });

  it('leaves a title that another paper is about, and a paper of another body', () => {
    expect(documentsIn('制定《行政复议法》实施方案')).toEqual([]);
    expect(documentsIn('落实国务院印发的《实施纲要》')).toEqual([]);
  });

  it('takes a paper whose adoption is told after its title', () => {
    expect(documentsIn('《柳溪市合同管理办法》已印发实施。')).toEqual(['《柳溪市合同管理办法》']);
  });

  it('treats an opening mark without its closing one as text', () => {
    expect(documentsIn('出台《青禾县办法,并印发《乙方案》。')).toEqual(['《乙方案》']);
  });
});

describe('honours', () => {
  it('takes awards, titles, selections, pilots and promotion by a higher body', () => {
    expect(honoursIn('青禾县司法局荣获“全省调解工作先进集体”称号,成效明显。')).toEqual([
      '荣获“全省调解工作先进集体”称号',
    ]);
    expect(honoursIn('连续两年被市委、市政府评为先进单位。')).toEqual(['连续两年被市委、市政府评为先进单位']);
    expect(honoursIn('工作法入选全国典型案例,并获批省级试点。')).toEqual(['入选全国典型案例', '获批省级试点']);
    expect(honoursIn('经验做法在全省推广。')).toEqual(['经验做法在全省推广']);
    expect(honoursIn('该项改革列入省级改革重点项目。')).toEqual(['列入省级改革重点项目']);
    expect(honoursIn('改革成效获省政府通报表扬。')).toEqual(['获省政府通报表扬']);
    expect(honoursIn('两个社区成功创建省级民主法治示范社区。')).toEqual(['成功创建省级民主法治示范社区']);
  });

  it('leaves press coverage, ranks, rates and wishes', () => {
    expect(honoursIn('调解品牌被《柳溪日报》等媒体宣传报道。')).toEqual([]);
    expect(honoursIn('群众满意度全市第一。')).toEqual([]);
    expect(honoursIn('力争获评全省示范县。')).toEqual([]);
    expect(honoursIn('将述法情况列入年度考核。')).toEqual([]);
    expect(honoursIn('及时获取群众意见。')).toEqual([]);
  });
});

describe('figures', () => {
  it('reads number, unit and what is counted', () => {
    expect(figuresIn('全年受理行政复议案件86件,调解成功率达97.5%。')).toEqual([
      '86件 受理行政复议案件',
      '97.5% 调解成功率',
    ]);
    expect(figuresIn('惠及150家企业')).toEqual(['150家 惠及企业']);
    expect(figuresIn('新培育“法律明白人”300名')).toEqual(['300名 新培育“法律明白人”']);
  });

  it('multiplies 千, 万 and 亿 out and drops 余, 约 and 超过', () => {
    const text = '挽回损失约500余万元,接待群众超过2.6万人次,授信11.67亿元,培训千余人次,投资6千万元。';
    expect(findFacts(text).figures.map(({ value, unit }) => [value, unit])).toEqual([
      [5_000_000, '元'],
      [26_000, '人次'],
      [1_167_000_000, '元'],
      [1000, '人次'],
      [60_000_000, '元'],
    ]);
  });

  it('reads Chinese numerals above ten and percentages in words', () => {
    expect(figuresIn('培训执法人员三百二十余名')).toEqual(['320名 培训执法人员']);
    expect(figuresIn('办结率百分之九十八点五')).toEqual(['98.5% 办结率']);
    expect(figuresIn('落实三项制度')).toEqual([]);
  });

  it('leaves years, dates, document numbers, ordinals and numbers in titles', () => {
    expect(figuresIn('2023年5月6日,青政发〔2023〕12号印发《优化环境20条措施》,召开第3次会议,上线2.0版。')).toEqual([]);
  });

  it('takes the second number of a change', () => {
    expect(figuresIn('败诉率从46.9%下降到37.5%')).toEqual(['37.5% 败诉率']);
  });
});

describe('all facts', () => {
  it('are the same in full width, and given as written', () => {
    const text = '出台《甲办法(试行)》,获评省级示范县,办理案件12件,办结率99.5%。';
    const wide = text.replace(/[!-~]/gu, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
    const facts = findFacts(wide);
    expect(facts.documents[0]?.text).toBe(wide.slice(2, 11));
    expect(facts.honours.map(({ text: words }) => words)).toEqual(['获评省级示范县']);
    expect(facts.figures.map(({ value, unit }) => [value, unit])).toEqual([
      [12, '件'],
      [99.5, '%'],
    ]);
  });

  it('stand where their ranges say', () => {
    const text = '出台《甲办法》,获评省级示范县,办理案件12件。';
    const { documents, honours, figures } = findFacts(text);
    for (const { start, end, text: words } of [...documents, ...honours, ...figures]) {
      expect(text.slice(start, end)).toBe(words);
    }
    expect([documents.length, honours.length, figures.length]).toEqual([1, 1, 1]);
  });

  it.each([
    '《',
    '获',
    '1件',
    '“',
    '出台《甲',
    '十余',
    '”1件',
    '在全国',
    '经',
    '《甲》经经经经经经经经经经经经经经经经',
  ])('are found in linear time in %s repeated', async (piece) => {
    const taken = await processorMs(() => findFacts(`《甲》${piece.repeat(Math.ceil(30_000 / piece.length))}`));
    expect(taken).toBeLessThan(2000);
  });
});

const shared = new URL('../../../shared/', import.meta.url);

describe.skipIf(!existsSync(shared))('facts of five real reports (needs ../shared)', () => {
  interface Gold {
    readonly quote: string;
    readonly documents: readonly string[];
    readonly figures: readonly { readonly value: number; readonly unit: string }[];
  }
  const folder = new URL('reports/', shared);
  let lines: readonly { readonly line: string; readonly facts: ReturnType<typeof findFacts> }[] = [];
  let gold: readonly Gold[] = [];
  beforeAll(() => {
    lines = readdirSync(folder)
      .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
      .map((line) => ({ line, facts: findFacts(line) }));
    gold = readFileSync(new URL('eval/passages.jsonl', shared), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Gold);
  });

  it('holds 98 in 100 of the main figures (measured: all 294)', () => {
    let found = 0;
    let wanted = 0;
    for (const { quote, figures } of gold) {
      const here = lines.find(({ line }) => line.includes(quote));
      wanted += figures.length;
      found += figures.filter(({ value, unit }) =>
        here?.facts.figures.some((figure) => figure.value === value && figure.unit === unit),
      ).length;
    }
    expect(found / wanted).toBeGreaterThanOrEqual(0.98);
  });

  // One report comes from a hacked page; the words its 关于 were replaced with are ingest's to restore.
  it('finds the documents with F1 of 0.95 (measured: 0.99)', () => {
    const wanted = new Set(
      gold.flatMap(({ documents }) => documents).map((title) => title.replace('《关于成立', '《成立')),
    );
    const judged = lines.filter(({ line }) => gold.some(({ quote }) => line.includes(quote)));
    const found = new Set(
      judged.flatMap(({ facts }) => facts.documents).map(({ text }) => text.replace(/《[^》:]*:成立/u, '《成立')),
    );
    const right = [...found].filter((title) => wanted.has(title)).length;
    expect((2 * right) / (found.size + wanted.size)).toBeGreaterThanOrEqual(0.95);
  });
});

describe('facts of unseen reports', () => {
  it.each(['拟出台', '计划明年印发', '力争年内出台', '将制定', '将进一步修订印发'])(
    'leaves a paper that is only planned: %s',
    (words) => {
      expect(documentsIn(`${words}《青禾县调解办法》。`)).toEqual([]);
    },
  );

  it('takes a paper issued after an object was moved with 将', () => {
    expect(documentsIn('将述法纳入考核,印发《青禾县述法办法》。')).toEqual(['《青禾县述法办法》']);
  });

  it.each([
    '审议并通过了《青禾县应急方案》',
    '通过了《青禾县应急方案》',
    '会签《青禾县应急方案》',
    '完成《青禾县应急方案》编制',
  ])('takes %s', (text) => {
    expect(documentsIn(`${text}。`)).toEqual(['《青禾县应急方案》']);
  });

  it.each([
    '推出《张律师说法》短视频26期。',
    '推出《法治公开课》,制作《身边的宪法》《以案释法微课》。',
    '制发《司法建议书》12份。',
    '落实省政府印发《优化环境措施》要求。',
    '学习《水法》《防汛条例》等行业法律法规和规范性文件。',
  ])('takes no paper from %s', (text) => {
    expect(documentsIn(text)).toEqual([]);
  });

  it('takes no rank and no bare 入选 for an honour', () => {
    expect(honoursIn('荣获全市法治建设考核第一名,2人入选。')).toEqual([]);
    expect(honoursIn('做法被省政府通报表扬。')).toEqual(['被省政府通报表扬']);
  });

  it('leaves the value before a change', () => {
    expect(figuresIn('办理时长由45天压缩至22天,权重由原来的3分提高到8分。')).toEqual(['22天 办理时长', '8分 权重']);
    expect(figuresIn('由5名律师组成服务团。')).toEqual(['5名 律师']);
  });

  it('takes no slogan for a figure', () => {
    expect(figuresIn('开展百所联百会、千名律师进万企活动。')).toEqual([]);
    expect(figuresIn('走访企业百余家。')).toEqual(['100家 走访企业']);
  });

  it('says what is counted, before or after the number', () => {
    expect(figuresIn('召开4次专题会议。')).toEqual(['4次 召开专题会议']);
    expect(figuresIn('编印《普法手册》3000册。')).toEqual(['3000册 《普法手册》']);
    expect(figuresIn('配备“两员”共计452人。')).toEqual(['452人 配备“两员”']);
    expect(figuresIn('1人获得“优秀调解员”称号。')).toEqual(['1人 获得“优秀调解员”称号']);
    expect(figuresIn('接入视频2000路,轮训2遍,记满60学分。')).toEqual(['2000路 接入视频', '2遍 轮训', '60学分 记满']);
  });
});
