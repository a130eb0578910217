// Opens the exports with LibreOffice and reads them back, as a clerk's Word and Excel would.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { passagesToExcel } from '../../src/export/excel.ts';
import type { PassageList } from '../../src/export/passage-list.ts';
import { passagesToWord } from '../../src/export/word.ts';
import { sampleReport } from '../sample-reports.ts';
import { inventedReports, practice } from '../web/invented-reports.ts';
import { listOf } from './list-of.ts';

const hasOffice = spawnSync('soffice', ['--version']).status === 0;
/** Longer than any page, to show that nothing is cut; a control character that XML cannot hold. */
const LONG = `${'设立受理点，一次办结。'.repeat(400)}\u0007完`;

describe.skipIf(!hasOffice)('LibreOffice opens', () => {
  let folder: string;
  let list: PassageList;
  let word: string;
  let sheet: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tashan-office-'));
    const formula = sampleReport('公式', ['=1+1 受理点'], { issuer: '@SUM(A1)', place: '330226', year: 2024 });
    const found = await listOf([...inventedReports, formula, sampleReport('长', [LONG])], '受理点', {
      title: '各地设立行政复议受理点的做法',
      conditions: ['年份：2022年'],
    });
    const note = '可参考“受理点”做法\n第二行';
    list = { ...found, entries: found.entries.map((entry, i) => ({ ...entry, note: i === 0 ? note : '' })) };
    word = opened('annex.docx', await passagesToWord(list), 'txt:Text (encoded):UTF8');
    sheet = opened(
      'table.xlsx',
      await passagesToExcel(list),
      'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false',
    );
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function opened(name: string, bytes: Buffer, format: string): string {
    writeFileSync(join(folder, name), bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const args = [profile, '--headless', '--convert-to', format, '--outdir', folder, join(folder, name)];
    execFileSync('soffice', args, { stdio: 'pipe', timeout: 300_000 });
    const extension = format.split(':')[0] ?? '';
    return readFileSync(join(folder, name.replace(/\w+$/, extension)), 'utf8');
  }

  test('Word in the order of an annex: title, search, date, table', () => {
    const order = [
      '各地设立行政复议受理点的做法',
      '检索词：受理点',
      '筛选条件：年份：2022年',
      '导出日期：2024年5月3日',
      '引用请核对原文',
      '\n地区\n',
      '做法原文',
      '出处',
      '山阴县',
    ].map((words) => word.indexOf(words));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  test('Word with every passage whole, its note, and its source', () => {
    expect(word).toContain(practice.text.replace(/\n+/g, '\n'));
    expect(word).toContain(LONG.replace('\u0007', ''));
    expect(word).toContain('备注：可参考“受理点”做法');
    expect(word).toContain('《山阴县人民政府2022年法治政府建设工作报告》');
  });

  test('Word as PDF with the source as a footnote', () => {
    opened('annex.docx', readFileSync(join(folder, 'annex.docx')), 'pdf');
    const text = spawnSync('pdftotext', [join(folder, 'annex.pdf'), '-'], { encoding: 'utf8' });
    if (text.status !== 0) return expect(readFileSync(join(folder, 'annex.pdf')).length).toBeGreaterThan(10_000);
    const squeezed = text.stdout.replace(/\s+/g, '');
    expect(squeezed).toContain('（山阴县人民政府，2023年3月5日发布），2022年主要做法›化解行政争议');
    expect(squeezed).toContain('—1—');
  });

  test('Excel with the columns in human words and every passage whole', () => {
    expect(sheet).toMatch(/"?序号"?,"?地区"?,"?层级"?,"?年度"?,"?发布机构"?,"?题名"?/);
    expect(sheet).toContain(practice.text);
    expect(sheet).toContain(LONG.replace('\u0007', ''));
  });

  test('Excel without running any cell', () => {
    expect(sheet).toContain('=1+1 受理点');
    expect(sheet).toContain('@SUM(A1)');
    expect(sheet).not.toMatch(/#NAME\?|Err:\d|#VALUE!/);
  });
});
