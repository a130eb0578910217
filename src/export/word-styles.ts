// In: nothing. Out: how a Word export looks: the paper, type and spacing of an annex to an official document.
// After GB/T 9704-2012: A4, 二号 title, 三号仿宋 text on 28 pt lines, 黑体 headings, page number — 1 — in 四号. Sizes are half points, lengths twips.

const MILLIMETRE = 1440 / 25.4;
const twips = (millimetres: number): number => Math.round(millimetres * MILLIMETRE);

/** 三号, 四号, 小四, 五号, 小五, 二号 in half points. */
const SIZES = { title: 44, text: 32, pageNumber: 28, table: 24, source: 21, footnote: 18 } as const;
/** `eastAsia` also makes Word take “ ” … — for Chinese marks, which are full width. */
const font = (name: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: name }) as const;

const FANG_SONG = font('仿宋');
const HEI = font('黑体');
const SONG = font('宋体');
const KAI = font('楷体');

export const PAGE = {
  size: { width: twips(210), height: twips(297) },
  margin: { top: twips(37), bottom: twips(35), left: twips(28), right: twips(26), footer: twips(25) },
} as const;

/** 地区, 年度, 做法原文, 出处: together the 156 mm between the margins. */
export const COLUMN_WIDTHS = [twips(23), twips(15), twips(82), twips(36)] as const;
export const CELL_MARGINS = { top: 60, bottom: 60, left: 90, right: 90 } as const;

const exactly = (points: number) => ({ line: points * 20, lineRule: 'exact' }) as const;
const atLeast = (points: number) => ({ line: points * 20, lineRule: 'atLeast' }) as const;
const paragraph = <Id extends string>(id: Id, name: string, run: object, spacing: object, more: object = {}) => ({
  id,
  name,
  basedOn: 'Normal',
  run,
  paragraph: { spacing, ...more },
});

export const STYLES = {
  default: {
    document: { run: { font: FANG_SONG, size: SIZES.text, language: { value: 'zh-CN', eastAsia: 'zh-CN' } } },
  },
  paragraphStyles: [
    paragraph(
      'annexTitle',
      '公文标题',
      { font: SONG, size: SIZES.title, bold: true },
      { ...atLeast(36), after: 560 },
      {
        alignment: 'center',
        outlineLevel: 0,
      },
    ),
    paragraph(
      'annexHeading',
      '一级标题',
      { font: HEI, size: SIZES.text },
      { ...exactly(28), before: 120, after: 120 },
      {
        indent: { firstLine: 2 * 320 },
        outlineLevel: 1,
        keepNext: true,
      },
    ),
    paragraph('annexText', '公文正文', { font: FANG_SONG, size: SIZES.text }, exactly(28), {
      indent: { firstLine: 2 * 320 },
      alignment: 'both',
    }),
    paragraph('tableHead', '表头', { font: HEI, size: SIZES.table }, exactly(20), { alignment: 'center' }),
    paragraph('tableText', '表格原文', { font: FANG_SONG, size: SIZES.table }, exactly(20), {
      indent: { firstLine: 2 * 240 },
      alignment: 'both',
    }),
    paragraph('tableHeading', '表格小标题', { font: HEI, size: SIZES.table }, exactly(20), {
      indent: { firstLine: 2 * 240 },
    }),
    paragraph('tablePlace', '表格地区', { font: FANG_SONG, size: SIZES.table }, exactly(20), { alignment: 'center' }),
    paragraph('tableSource', '表格出处', { font: FANG_SONG, size: SIZES.source }, exactly(17)),
    paragraph('tableNote', '表格备注', { font: KAI, size: SIZES.table }, exactly(20)),
    paragraph('annexFootnote', '出处脚注', { font: SONG, size: SIZES.footnote }, exactly(14), {
      alignment: 'left',
    }),
    paragraph('annexPageNumber', '页码', { font: SONG, size: SIZES.pageNumber }, exactly(18)),
  ],
} as const;

export type WordStyle = (typeof STYLES)['paragraphStyles'][number]['id'];
