// In: a list of passages. Out: one CSV text that Excel opens with Chinese intact: BOM, CRLF, every cell quoted.
// Never truncates, and never lets a cell be read as a formula.

import { KIND_NAMES, placeName } from '../report/names.ts';
import { citation, reportTitle } from './citation.ts';
import type { PassageList } from './passage-list.ts';

const COLUMNS = [
  '序号',
  '地区',
  '层级',
  '年度',
  '发布机构',
  '标题',
  '章节',
  '内容类别',
  '领域',
  '做法原文',
  '出处',
] as const;

// Excel, WPS and LibreOffice take a cell that begins so for a formula (OWASP, CSV injection); full-width forms too.
const FORMULA_START = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/;

const BYTE_ORDER_MARK = '\uFEFF';

/** RFC 4180 with a byte order mark, without which Excel reads UTF-8 as GBK. */
export function passagesToCsv(list: PassageList): string {
  const rows = list.passages.map((passage, index) => [
    String(index + 1),
    placeName(passage.region),
    passage.level ?? '',
    passage.year === null ? '' : String(passage.year),
    passage.issuer ?? '',
    reportTitle(passage),
    [...passage.path, passage.heading ?? ''].filter((part) => part !== '').join(' › '),
    KIND_NAMES[passage.kind],
    passage.themes.map((theme) => theme.name).join('、'),
    passage.text,
    citation(passage),
  ]);
  const lines = [COLUMNS, ...rows].map((row) => row.map(cell).join(','));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

function cell(value: string): string {
  const guarded = FORMULA_START.test(value) ? `'${value}` : value;
  return `"${guarded.replaceAll('"', '""')}"`;
}
