// Out: a .docx with one of everything that decides a line: lists, a heading with a number of its style, a table, a field,
// what is deleted and hidden. test/fixtures/parts.doc is the same file, saved by LibreOffice as .doc.

import { listDefinition, listItem, listUses, makeDocx, paragraph } from './make-docx.ts';

export const partsLines: readonly string[] = [
  '云溪县全面推进依法行政，各项工作有序开展，群众满意。',
  '一、主要做法',
  '（一）规范执法',
  '（二）化解纠纷',
  '二、存在的问题',
  '（一）力量薄弱',
  '指标 | 数量 |',
  '行政复议 | 12 件 |',
  '网址在此',
  '新词',
  '甲、乙',
  '①丙',
];

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const field = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const row = (...cells: readonly string[]): string =>
  `<w:tr>${cells.map((cell) => `<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`;
const REVISION = 'w:author="a" w:date="2024-01-01T00:00:00Z"';

export function partsDocx(): Uint8Array {
  return makeDocx({
    styles:
      '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="N"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    numbering:
      listDefinition(1, [
        ['chineseCounting', '%1、'],
        ['chineseCountingThousand', '（%2）'],
      ]) +
      listDefinition(2, [['ideographTraditional', '%1、']]) +
      listDefinition(3, [['decimalEnclosedCircle', '%1']]) +
      listUses([1, 2, 3]),
    header: paragraph('页眉'),
    footer: paragraph('页脚'),
    body: [
      paragraph('云溪县全面推进依法行政，各项工作有序开展，群众满意。'),
      paragraph('主要做法', listItem(1, 0)),
      paragraph('规范执法', '<w:pStyle w:val="H2"/>'),
      paragraph('化解纠纷', listItem(1, 1)),
      paragraph('存在的问题', listItem(1, 0)),
      paragraph('力量薄弱', listItem(1, 1)),
      `<w:tbl><w:tblPr><w:tblW w:w="8000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>${row('指标', '数量')}${row('行政复议', '12 件')}</w:tbl>`,
      `<w:p>${field('begin')}<w:r><w:instrText> HYPERLINK "http://example.org" </w:instrText></w:r>${field('separate')}${run('网址')}${field('end')}${run('在此')}</w:p>`,
      `<w:p><w:ins w:id="5" ${REVISION}>${run('新词')}</w:ins><w:del w:id="6" ${REVISION}><w:r><w:delText>旧词</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗文</w:t></w:r></w:p>`,
      paragraph('乙', listItem(2, 0)),
      paragraph('丙', listItem(3, 0)),
    ].join(''),
  });
}
