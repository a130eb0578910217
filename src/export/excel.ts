// In: a list of passages. Out: an Excel workbook: the table on one sheet, what was searched on another.
// Every cell is typed as text, so none runs as a formula. Nothing is truncated: what a cell cannot hold goes on below.

import writeXlsxFile, { type Cell, type Sheet } from 'write-excel-file/node';
import { type Column, tableOf } from './columns.ts';
import { headLines } from './list-head.ts';
import type { PassageList } from './passage-list.ts';
import { xmlText } from './xml-text.ts';

/** Excel refuses a file with more characters in a cell. */
const MAX_CELL_CHARS = 32_767;

const HEAD_STYLE = { fontFamily: '黑体', fontWeight: 'bold', backgroundColor: '#E8EEF4', wrap: true } as const;
const TEXT_STYLE = {
  fontFamily: '宋体',
  fontSize: 11,
  alignVertical: 'top',
  wrap: true,
  borderColor: '#9AA5B1',
} as const;

export async function passagesToExcel(list: PassageList): Promise<Buffer> {
  const { columns, rows } = tableOf(list);
  const header = columns.map(({ name }) => ({ ...HEAD_STYLE, ...bordered, value: name, type: String }));
  const sheets: Sheet<never>[] = [
    {
      sheet: '摘录',
      data: [header, ...rows.flatMap(splitRow).map((row) => row.map((text, i) => cellOf(text, columns[i])))],
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape',
    },
    {
      sheet: '检索说明',
      data: [{ name: '标题', value: list.title }, ...headLines(list)].map(({ name, value }) => [
        { ...HEAD_STYLE, value: name, type: String },
        { ...TEXT_STYLE, value: xmlText(value), type: String },
      ]),
      columns: [{ width: 12 }, { width: 90 }],
    },
  ];
  return await writeXlsxFile(sheets).toBuffer();
}

const bordered = { borderStyle: 'thin', borderColor: '#9AA5B1' } as const;

/** Years and counts are numbers to Excel; everything else is text. */
function cellOf(text: string, column: Column | undefined): Cell {
  const isNumber = column?.isNumber === true && /^\d{1,9}$/.test(text);
  if (isNumber) return { ...TEXT_STYLE, ...bordered, value: Number(text), type: Number, align: 'left' };
  return { ...TEXT_STYLE, ...bordered, value: xmlText(text), type: String };
}

/** The row, and below it the rows that hold what its cells cannot. */
function splitRow(row: readonly string[]): readonly (readonly string[])[] {
  const parts = Math.max(...row.map((text) => Math.ceil(text.length / MAX_CELL_CHARS)));
  return Array.from({ length: Math.max(1, parts) }, (_, part) =>
    row.map((text) => text.slice(part * MAX_CELL_CHARS, (part + 1) * MAX_CELL_CHARS)),
  );
}
