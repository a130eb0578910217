import { describe, expect, test } from 'vitest';
import { flaw } from '../../src/ingest/flaw.ts';
import { createHoldings } from '../../src/search/holdings.ts';
import type { FileStatus } from '../../src/search/index-status.ts';
import { sampleEngine } from '../sample-reports.ts';
import { FOREIGN, HOSTILE, inventedReports, lexicon } from './invented-reports.ts';
import { open, testApp } from './page-harness.ts';
import { serviceOver } from './service-over.ts';

const copy = flaw('duplicate-report', '与 山阴县2022.txt 是同一份报告，只收录一份');
const scan = flaw('no-text', '没有正文文字');
const files: readonly FileStatus[] = [
  { file: `坏名${HOSTILE}.txt`, reportId: 'hostile', reason: null, flaws: [flaw('missing-date', HOSTILE)] },
  { file: '副本/山阴县.txt', reportId: null, reason: copy.message, flaws: [copy] },
  {
    file: '山阴县2022.txt',
    reportId: 'shanyin2022',
    reason: null,
    flaws: [flaw('page-chrome', '导航'), flaw('page-chrome', '页脚')],
  },
  { file: '扫描件.pdf', reportId: null, reason: scan.message, flaws: [scan] },
];

function appWith(own: readonly FileStatus[], notices: readonly string[] = []) {
  const holdings = createHoldings({
    engine: sampleEngine(inventedReports),
    lexicon,
    indexedAt: new Date('2024-05-03T02:20:00Z'),
    files: own,
    index: { format: 3, analyzer: '94aa', bytes: 65_300_000, segments: [{ bytes: 64_600_000, removed: 2 }] },
    notices: () => notices,
  });
  const service = { ...serviceOver(), ...holdings };
  return testApp({ service: () => service });
}

const app = appWith(files);

describe('the status page', () => {
  test('says what was indexed and when, copies and files left out', async () => {
    const { $ } = await open(app, '/status');
    const facts = $('.metadata')
      .first()
      .children()
      .toArray()
      .map((row) => $(row).text());
    expect(facts).toEqual([
      '最近更新2024年5月3日 10:20',
      '文件4 个',
      '收录报告3 份',
      '段落6 段',
      '重复的报告1 个文件，只收录一份',
      '没有收录的文件1 个',
    ]);
    expect($(FOREIGN)).toHaveLength(0);
  });

  test('tells flaws by kind with what to do, those to mend before those seen to', async () => {
    const { $ } = await open(app, '/status');
    const rows = $('section .flaw-table tbody tr')
      .toArray()
      .map((row) => $(row).find('th').text());
    expect(rows).toEqual(['没有正文文字', '重复的报告', '缺少日期']);
    expect($('.flaw-table tbody tr').first().text()).toContain('请换成文字版，或先做文字识别');
    expect($('.seen-to tbody tr').text()).toContain('网页导航等文字1 个文件2 处已自动处理');
  });

  test('lists the files to mend, with the reason where one was left out', async () => {
    const { $ } = await open(app, '/status');
    expect($('#files .count').text()).toContain('共 3 个文件');
    const left = $('.file-table tbody tr').eq(1);
    expect(left.text()).toContain('没有收录：与 山阴县2022.txt 是同一份报告');
    expect(left.find('a')).toHaveLength(0);
  });

  test('lists files by flaw, by name, or all of them', async () => {
    const names = async (query: string) => {
      const { $ } = await open(app, `/status?${query}`);
      return $('.file-table tbody th')
        .toArray()
        .map((cell) => $(cell).text());
    };
    expect(await names('flaw=page-chrome')).toEqual(['山阴县2022.txt']);
    expect(await names('flaw=any&name=山阴县')).toEqual(['副本/山阴县.txt', '山阴县2022.txt']);
    expect(await names('flaw=any&leftOut=1')).toEqual(['副本/山阴县.txt', '扫描件.pdf']);
  });

  test('is paged and bounded', async () => {
    const many = Array.from({ length: 120 }, (_, i) => ({ ...(files[3] as FileStatus), file: `${i}.pdf` }));
    const { $ } = await open(appWith(many), '/status?flaw=no-text&page=2');
    expect($('.file-table tbody tr')).toHaveLength(50);
    expect($('.paging [rel=next]').attr('href')).toBe('/status?flaw=no-text&page=3#files');
    for (const query of ['flaw=nothing', 'page=0', 'page=abc', `name=${'长'.repeat(101)}`]) {
      await open(app, `/status?${query}`, 400);
    }
  });

  test('tells the state of the lexicon and the facts of the index', async () => {
    const { $ } = await open(appWith(files, ['词表有改动，请运行 tashan index']), '/status');
    expect($('.upkeep').text()).toBe('维护提示：词表有改动，请运行 tashan index');
    expect($('.metadata').eq(1).text()).toContain('近义词1 条');
    expect($('.metadata').eq(2).text()).toContain('索引大小65.3 MB');
    expect($('.metadata').eq(2).text()).toContain('待清理的旧报告2 份');
  });
});
