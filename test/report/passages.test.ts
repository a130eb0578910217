import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOutline } from '../../src/report/outline/outline.ts';
import { cutPassages } from '../../src/report/outline/passages.ts';
import { processorMs } from '../processor-time.ts';

const SENTENCE = '青禾县组织各部门开展集中培训,全年举办专题班十余期,参训人员覆盖全部执法岗位。'; // 38 characters
const cut = (body: string) => {
  const { sections } = readOutline(body);
  return cutPassages(body, sections).map((draft) => ({ ...draft, text: body.slice(draft.start, draft.end) }));
};
const bare = (text: string) => text.replace(/\s+/gu, '');

describe('cutPassages', () => {
  it('makes one passage of a numbered item, with number and run-in heading', () => {
    const [, item] = cut(`导语一段。\n一、做法\n(一)抓培训。${SENTENCE}\n(二)抓考核。${SENTENCE}`);
    expect(item?.text).toBe(`一、做法\n(一)抓培训。${SENTENCE}`);
    expect(item).toMatchObject({ heading: '抓培训', path: ['做法'] });
  });

  it('keeps headings that stand alone with the text below', () => {
    const paragraph = SENTENCE.repeat(2);
    const [first, second] = cut(`一、做法\n(一)抓培训\n${paragraph}\n${paragraph}`);
    expect(first).toMatchObject({ heading: '抓培训', path: ['做法'], text: `一、做法\n(一)抓培训\n${paragraph}` });
    expect(second).toMatchObject({ heading: '抓培训', path: ['做法'], text: paragraph });
  });

  it('cuts a long item at its 一是 二是 and names each piece', () => {
    const part = SENTENCE.repeat(4);
    const pieces = cut(`一、做法\n1.抓培训。一是办好班。${part}二是考好试。${part}三是用好人。${part}`);
    expect(pieces.map(({ heading }) => heading)).toEqual(['办好班', '考好试', '用好人']);
    expect(pieces.map(({ path }) => path)).toEqual(Array(3).fill(['做法', '抓培训']));
    expect(pieces[0]?.text.startsWith('一、做法\n1.抓培训。一是办好班。')).toBe(true);
  });

  it('puts 究其原因 after a list under the heading of the list, not under its last item', () => {
    const list = `(一)装备旧。${SENTENCE}\n(二)人手少。${SENTENCE}`;
    const last = (line: string) => cut(`导语一段。\n一、存在的问题\n${list}\n${line}`).at(-1);
    expect(last(`究其原因,主要是投入不足。${SENTENCE}`)).toMatchObject({ heading: '存在的问题', path: [] });
    expect(last(`产生上述问题的原因是投入不足。${SENTENCE}`)).toMatchObject({ heading: '存在的问题', path: [] });
    expect(last(`此外,轮训间隔较长。${SENTENCE}`)).toMatchObject({ heading: '人手少', path: ['存在的问题'] });
  });

  it('leaves 一是 二是 uncut where the paragraph is not long', () => {
    expect(cut(`一、做法\n1.抓培训。一是办好班。${SENTENCE}二是考好试。${SENTENCE}`)).toHaveLength(1);
  });

  it('cuts a long item without items at sentence ends into equal pieces under the same heading', () => {
    const pieces = cut(`一、做法\n(一)抓培训。${SENTENCE.repeat(14)}`);
    expect(pieces).toHaveLength(2);
    expect(pieces.every(({ text, heading }) => text.endsWith('。') && heading === '抓培训')).toBe(true);
    const [one, other] = pieces.map(({ text }) => text.length);
    expect(Math.abs((one ?? 0) - (other ?? 0))).toBeLessThan(60);
  });

  it('does not end a passage inside a quotation', () => {
    const quoted = `${SENTENCE.slice(0, -1)},要求“抓好培训。抓好考核。${'用好人才'.repeat(5)}。”各地照办。`;
    for (const { text } of cut(`一、做法\n${quoted.repeat(8)}`)) {
      expect(text.split('“').length).toBe(text.split('”').length);
    }
  });

  it('joins a short paragraph to its neighbour in the section', () => {
    const passages = cut(`一、做法\n(一)抓培训。${SENTENCE}\n特此报告。`);
    expect(passages).toHaveLength(1);
  });

  it('joins two tiny items of one section, and no tiny item to a longer one', () => {
    const tiny = cut(`一、做法\n(一)抓培训\n1.办好班。\n2.考好试。\n二、成效\n${SENTENCE}${SENTENCE}`);
    expect(tiny.map(({ text }) => text)).toEqual([
      '一、做法\n(一)抓培训\n1.办好班。\n2.考好试。',
      `二、成效\n${SENTENCE}${SENTENCE}`,
    ]);
    expect(cut(`一、做法\n1.办好班。\n2.考好试。${SENTENCE}`)).toHaveLength(2);
  });

  it('stays under 1,000 characters whatever the text', () => {
    const bodies = [
      '字'.repeat(5000),
      '字字,'.repeat(2000),
      `一、${'字'.repeat(90)}\n`.repeat(20),
      '“'.repeat(3000),
      '短\n'.repeat(3000),
    ];
    for (const body of bodies)
      expect(Math.max(...cut(body).map(({ text }) => bare(text).length))).toBeLessThanOrEqual(1000);
  });

  it('reads a line of 5 MB and 100,000 lines within seconds', async () => {
    const taken = await processorMs(() => {
      cut('一是抓好培训。二是抓好考核,成绩突出。'.repeat(250_000));
      cut(`一、做法\n(一)抓培训。${SENTENCE}\n`.repeat(50_000));
    });
    expect(taken).toBeLessThan(15_000);
  });
});

describe('cutPassages, on any text', () => {
  const fragment = fc.constantFrom(
    ...[
      '\n',
      ' ',
      '\u3000',
      '一、',
      '二、',
      '(一)',
      '(二)',
      '1.',
      '2.',
      '一是',
      '二是',
      '。',
      ';',
      ',',
      ':',
      '“',
      '”',
      '甲',
    ],
    ...['存在的问题', '下一步', '2024年将', '但仍存在不足', '😀', SENTENCE, SENTENCE.repeat(11), '抓好培训'],
  );
  const body = fc.array(fragment, { maxLength: 60 }).map((fragments) => fragments.join(''));

  it('gives back the body in order, without overlap, white space aside', () => {
    fc.assert(
      fc.property(body, (text) => {
        const passages = cut(text);
        expect(bare(passages.map((passage) => passage.text).join(''))).toBe(bare(text));
        let reached = 0;
        for (const { start, end } of passages) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(end).toBeGreaterThan(start);
          reached = end;
        }
        expect(reached).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves out the blank before a turn within a line', () => {
    expect(cut('(一)但仍存在不足。 下一步').map(({ text }) => text.trim() === text)).not.toContain(false);
  });

  it('keeps every passage within 1,000 characters and inside white space', () => {
    fc.assert(
      fc.property(body, (text) => {
        for (const passage of cut(text)) {
          expect(bare(passage.text).length).toBeLessThanOrEqual(1000);
          expect(passage.text.trim()).toBe(passage.text);
        }
      }),
    );
  });
});
