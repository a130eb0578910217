import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleIndex } from '../once-a-run.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
let folder = '';
let index = '';

function tashan(...args: readonly string[]) {
  return tashanWith({}, ...args);
}

function tashanWith(environment: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...environment },
  });
  return { status, stdout, stderr };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tashan-test-'));
  index = join(folder, 'index');
  cpSync(await sampleIndex(), index, { recursive: true, preserveTimestamps: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('tashan index', () => {
  it('says what it built on stdout and how it went on stderr', () => {
    const anew = join(folder, 'anew');
    const { status, stdout, stderr } = tashan('index', '--index', anew);
    expect(stderr).not.toMatch(/错误/);
    expect(status).toBe(0);
    expect(stdout).toMatch(/索引已建好：5 份报告，\d+ 段/);
    expect(stderr).toMatch(/读取报告 5 份/);
  });

  it('builds an index anew where asked, though nothing changed', () => {
    const { status, stdout, stderr } = tashan('index', '--index', index, '--full');
    expect(status).toBe(0);
    expect(stdout).toMatch(/索引已建好：5 份报告，\d+ 段/);
    expect(stderr).toMatch(/读取报告 5 份/);
  });

  it('does nothing the second time and says so', () => {
    expect(tashan('index', '--index', index).stdout).toMatch(/索引没有变化：5 份报告/);
  });

  it('fails with 1 and a sentence when the corpus is missing', () => {
    const { status, stdout, stderr } = tashan('index', '--corpus', join(folder, 'nowhere'), '--index', index);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^错误：报告文件夹 .*nowhere 打不开/);
    expect(stderr).not.toMatch(/ at /);
  });

  it('fails with 1 and names file, line and entry when the lexicon is broken', () => {
    const lexicon = join(folder, 'lexicon');
    mkdirSync(lexicon, { recursive: true });
    for (const name of ['words.txt', 'stopwords.txt', 'synonyms.yaml', 'themes.yaml', 'intents.yaml']) {
      writeFileSync(join(lexicon, name), name === 'words.txt' ? '行政复议\n行政复议 很多\n' : '');
    }
    const { status, stderr } = tashan('index', '--lexicon', lexicon, '--index', index);
    expect(status).toBe(1);
    expect(stderr).toMatch(/words\.txt 第 2 行.*很多/);
  });

  it('stands in the change log, also when it fails', () => {
    const log = { TASHAN_LOG_DIR: join(folder, 'log') };
    const own = join(folder, 'logged-index');
    tashanWith(log, 'index', '--index', own);
    tashanWith(log, 'index', '--index', own);
    tashanWith(log, 'index', '--corpus', join(folder, 'nowhere'), '--index', own);
    const { stdout } = tashanWith(log, 'logs', 'export', '--kind', 'change', '--format', 'json');
    const records = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records).toEqual([
      { time: expect.any(String), what: 'index-built', detail: expect.stringMatching(/^5 份报告，\d+ 段$/) },
      { time: expect.any(String), what: 'index-unchanged', detail: expect.stringMatching(/^5 份报告，\d+ 段$/) },
      { time: expect.any(String), what: 'index-failed', detail: expect.stringMatching(/nowhere 打不开/) },
    ]);
  });
});

describe('tashan search', () => {
  it('gives an answer in the form of the API', () => {
    const { status, stdout } = tashan('search', '行政复议 受理点', '--index', index, '--json');
    expect(status).toBe(0);
    const answer = JSON.parse(stdout);
    expect(answer).toMatchObject({ query: { raw: '行政复议 受理点', mode: 'smart' }, page: 1, size: 10 });
    expect(answer.results[0]).toMatchObject({ region: { county: '宁海县' }, isDigest: true });
  });

  it('explains the place of each result where asked', () => {
    const { stdout } = tashan('search', '行政复议 受理点', '--size', '1', '--index', index, '--explain');
    expect(stdout).toMatch(/得分 [\d.]+ = 100 ×（概念 [\d.]+/);
    expect(stdout).toMatch(/[\d.]+ {2}行政复议（正文）/);
    expect(stdout).toMatch(/概念：行政复议（原词，.*受理点（原词，/);
  });

  it('takes words one by one as well', () => {
    expect(tashan('search', '行政复议', '受理点', '--index', index).stdout).toMatch(/共 \d+ 段，出自 \d+ 份报告/);
  });

  it('narrows by place, year, theme and kind', () => {
    const { stdout } = tashan(
      ...[
        'search',
        '行政复议',
        '--region',
        '宁海县',
        '--year',
        '2021',
        '--kind',
        'practice',
        '--index',
        index,
        '--json',
      ],
    );
    const { results } = JSON.parse(stdout);
    expect(results.length).toBeGreaterThan(0);
    for (const { region, year, kind } of results)
      expect([region.county, year, kind]).toEqual(['宁海县', 2021, 'practice']);
  });

  it.each([
    ['a bad year', ['--year', '22'], /year 要写成/],
    ['a bad size', ['--size', '0'], /size 要在/],
    ['an ambiguous place', ['--region', '鼓楼区'], /叫“鼓楼区”的地区有 \d 个/],
    ['an unknown flag', ['--nope'], /nope/],
  ])('ends with 2 for %s', (_, flags, message) => {
    const { status, stdout, stderr } = tashan('search', '复议', '--index', index, ...flags);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
  });

  it('fails with 1 and says what to run when there is no index', () => {
    const { status, stderr } = tashan('search', '复议', '--index', join(folder, 'none'));
    expect(status).toBe(1);
    expect(stderr).toMatch(/还没有索引，请先运行 tashan index/);
  });
});

describe('tashan inspect', () => {
  const digest = fileURLToPath(new URL('../../corpus/reports/宁海县2021.md', import.meta.url));

  it('gives a JSON line for each file', () => {
    const { status, stdout } = tashan('inspect', digest, digest, '--json');
    const lines = stdout.trim().split('\n');
    expect(status).toBe(0);
    expect(lines.length).toBe(2);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      file: digest,
      format: 'md',
      encoding: 'UTF-8',
      region: { code: '330226', province: '浙江省', city: '宁波市', county: '宁海县', township: null },
      level: '县',
      year: 2021,
      publishedOn: '2022-03-31',
    });
  });

  it('shows a person what was read', () => {
    expect(tashan('inspect', digest).stdout).toMatch(
      /标题：2021年宁海县人民政府.*\n发布机构：宁海县人民政府.*据旁注文件或文件头信息/,
    );
  });

  it('shows the words that decided the themes', () => {
    expect(tashan('inspect', digest).stdout).toMatch(/\[做法\] .*行政复议与应诉[\s\S]*?领域依据：.*T08 .*复议/);
  });

  it('prints nothing that a terminal would obey', () => {
    const hostile = join(folder, 'hostile.txt');
    writeFileSync(
      hostile,
      '宁海县2021年法治政府建设报告\n\n2021年，\u001b[2J\u001b]0;x\u0007我县推进依法行政，现报告如下。\n',
    );
    const { stdout } = tashan('inspect', hostile);
    expect(stdout).toContain('我县推进依法行政');
    expect(stdout).not.toMatch(/[\u001b\u0007]/);
  });

  it('ends quietly when its reader has seen enough', async () => {
    const child = spawn(process.execPath, [CLI, 'inspect', '--json', ...Array(20).fill(digest)]);
    let stderr = '';
    child.stderr.on('data', (bytes) => {
      stderr += bytes;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((resolve) => child.once('close', resolve));
    expect([status, stderr]).toEqual([0, '']);
  });

  it('goes on past a file that is not there, and fails in the end', () => {
    const { status, stdout, stderr } = tashan('inspect', join(folder, 'nope.txt'), digest, '--json');
    expect(status).toBe(1);
    expect(stderr).toMatch(/nope\.txt：没有这个文件/);
    expect(stdout.trim().split('\n').length).toBe(1);
  });

  it('shows a file of 0 bytes with its flaw', () => {
    const empty = join(folder, 'empty.txt');
    writeFileSync(empty, '');
    expect(JSON.parse(tashan('inspect', empty, '--json').stdout)).toMatchObject({
      flaws: [{ code: 'empty-file' }],
      passages: [],
    });
  });
});

describe('tashan eval', () => {
  it('scores judged queries', () => {
    const queries = join(folder, 'queries.jsonl');
    const relevant = [{ report: 'x', grade: 2, quote: '没有哪一段有这句话' }];
    writeFileSync(
      queries,
      `${JSON.stringify({ qid: 'q1', kind: 'keyword', query: '行政复议', filters: null, relevant })}\n`,
    );
    expect(tashan('eval', queries, '--index', index).stdout).toMatch(/all +1 {2}0\.0000 {3}0\.0000/);
  });

  it('saves a run and says what changed since, by kind and by query', () => {
    const queries = join(folder, 'two.jsonl');
    const run = join(folder, 'run.json');
    const judged = (qid: string, query: string, quote: string) =>
      JSON.stringify({ qid, kind: 'keyword', query, relevant: [{ grade: 2, quote }] });
    const { results } = JSON.parse(tashan('search', '行政复议 受理点', '--index', index, '--json').stdout);
    const lines = [judged('q1', '行政复议 受理点', results[0].text), judged('q2', '登月', '没有哪一段有这句话')];
    writeFileSync(queries, `${lines.join('\n')}\n`);
    expect(tashan('eval', queries, '--index', index, '--json', run).status).toBe(0);
    const saved = JSON.parse(readFileSync(run, 'utf8'));
    expect(saved.byQuery.map(({ ndcg10 }: { ndcg10: number }) => ndcg10)).toEqual([1, 0]);

    expect(tashan('eval', queries, '--index', index, '--compare', run).stdout).toMatch(
      /变好的查询：0 条[\s\S]*变差的查询：0 条/,
    );
    saved.byQuery[0].ndcg10 = 0.25;
    saved.byQuery[1].ndcg10 = 0.5;
    saved.byQuery[1].qid = 'q3';
    writeFileSync(run, JSON.stringify(saved));
    const { stdout } = tashan('eval', queries, '--index', index, '--compare', run);
    expect(stdout).toMatch(/keyword +1 +\+0\.7500 +0\.0000 +0\.0000/);
    expect(stdout).toMatch(/变好的查询：1 条\nq1 {2}0\.250 → 1\.000 +\+0\.750.*行政复议 受理点/);
    expect(stdout).toMatch(/原有 1 条，新有 1 条/);
  });

  it('fails with 1 for a saved run that is none or that cannot be written, with 2 for a flag without its file', () => {
    const queries = join(folder, 'one.jsonl');
    const relevant = [{ grade: 1, quote: '复议' }];
    writeFileSync(queries, `${JSON.stringify({ qid: 'q1', kind: 'keyword', query: '复议', relevant })}\n`);
    const bad = tashan('eval', queries, '--index', index, '--compare', queries);
    expect([bad.status, bad.stderr]).toEqual([1, expect.stringMatching(/one\.jsonl 不是 tashan eval --json 存下的/)]);
    expect(tashan('eval', queries, '--index', index, '--json', join(folder, 'no', 'run.json')).status).toBe(1);
    expect(tashan('eval', queries, '--index', index, '--compare').status).toBe(2);
  });

  it('names the line that is no judged query', () => {
    const queries = join(folder, 'bad.jsonl');
    writeFileSync(queries, '\n{"qid": 1}\n');
    const { status, stderr } = tashan('eval', queries, '--index', index);
    expect(status).toBe(1);
    expect(stderr).toMatch(/bad\.jsonl 第 2 行/);
  });
});

describe('tashan', () => {
  it('shows its usage and ends with 2 when called without a command', () => {
    const { status, stderr } = tashan();
    expect(status).toBe(2);
    expect(stderr).toMatch(/Usage: tashan/);
  });

  it('ends with 2 for a setting that is wrong', () => {
    const { status, stderr } = tashan('serve', '--index', index, '--port', 'many');
    expect(status).toBe(2);
    expect(stderr).toMatch(/port（TASHAN_PORT）/);
  });
});
