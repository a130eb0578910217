// The whole path on the five real reports: read, indexed, searched. Needs ../shared; says so when it skips.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fold } from '../src/analysis/fold.ts';
import { openService } from '../src/commands/open-service.ts';
import { readConfig } from '../src/config.ts';
import { buildIndex } from '../src/indexer/build-index.ts';
import { openIndex } from '../src/indexer/open-index.ts';
import { readLexicon } from '../src/lexicon/read-lexicon.ts';
import { evaluate, parseJudgedQueries } from '../src/search/evaluate.ts';
import { parseSearchRequest } from '../src/search/search-request.ts';
import type { SearchService } from '../src/search/search-service.ts';

const shared = fileURLToPath(new URL('../../shared/', import.meta.url));

describe.skipIf(!existsSync(shared))('over the five real reports (needs ../shared)', () => {
  let index = '';
  let service: SearchService;
  beforeAll(async () => {
    index = mkdtempSync(join(tmpdir(), 'tashan-test-'));
    const config = readConfig({ corpus: join(shared, 'reports'), index }, {});
    await buildIndex({ corpus: config.corpus, index, lexicon: readLexicon(config.lexicon), full: true });
    service = await openService(config);
  });
  afterAll(() => rmSync(index, { recursive: true, force: true }));

  const search = (raw: Record<string, string>) => service.search(parseSearchRequest(raw));

  it('行政复议 受理点 finds the place with points in all its towns among the first three', () => {
    const first = search({ q: '行政复议 受理点', size: '3' }).results;
    expect(first.map(({ region }) => region?.county)).toContain('宁海县');
    expect(first.find(({ region }) => region?.county === '宁海县')?.text).toMatch(
      /18个乡镇.街道.均设立行政复议基层受理点/,
    );
  });

  it('judged queries score at least what plain MiniSearch with jieba does', () => {
    const name = join(shared, 'eval/queries.jsonl');
    const queries = parseJudgedQueries(readFileSync(name, 'utf8'), name);
    const { all } = evaluate(queries, (q) => search({ q, size: '20' }).results.map(({ text }) => text));
    expect(all.ndcg10).toBeGreaterThanOrEqual(0.7);
  });

  it('every part of every passage is found in exact mode, with its number of passages and occurrences', async () => {
    const { engine } = await openIndex(index);
    const folded = engine.reports.flatMap(({ id }) => engine.report(id)?.passages ?? []).map(({ text }) => fold(text));
    let state = 7;
    const random = (below: number): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state % below;
    };
    for (let i = 0; i < 400; i += 1) {
      const source = folded[random(folded.length)] ?? '';
      const start = random(source.length);
      const q = source.slice(start, start + 1 + random(8));
      const { total } = search({ q, mode: 'exact', size: '1' });
      expect(total.passages, q).toBe(folded.filter((text) => text.includes(q)).length);
      expect(total.occurrences, q).toBe(folded.reduce((sum, text) => sum + text.split(q).length - 1, 0));
    }
  });
});
