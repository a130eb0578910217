// In: a list of passages. Out: one CSV text that Excel opens with Chinese intact: BOM, CRLF, every cell quoted.
// Never truncates, and never lets a cell be read as a formula.

import { tableOf } from './columns.ts';
import type { PassageList } from './passage-list.ts';

// Excel, WPS and LibreOffice take a cell that begins so for a formula (OWASP, CSV injection); full-width forms too.
const FORMULA_START = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** Without it Excel reads UTF-8 as GBK. */
export const UTF8_MARK = '\uFEFF';

/** RFC 4180 with a byte order mark. */
export function passagesToCsv(list: PassageList): string {
  const { columns, rows } = tableOf(list);
  const lines = [columns.map(({ name }) => name), ...rows].map(csvLine);
  return `${UTF8_MARK}${lines.join('')}`;
}

/** One row, with its end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string): string {
  const guarded = FORMULA_START.test(value) ? `'${value}` : value;
  return `"${guarded.replaceAll('"', '""')}"`;
}
