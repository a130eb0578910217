// A folder of reports that mean harm is indexed and served: nothing crashes, comes through unescaped, or is read from outside; each is told.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AttackedServer, BASE_PATH, runCli, startAttacked } from './attacked-server.ts';
import { type HostileCorpus, makeHostileCorpus } from './hostile-corpus.ts';
import { readKnownPages } from './known-pages.ts';
import { MARKER } from './random.ts';
import { type RawAnswer, sendRaw } from './raw-http.ts';
import { wrongWith } from './wrong-answers.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');
/** Of a corpus of thirty small files and some bombs; a machine at work takes longer. */
const MOST_BUILD_MS = 120_000;

let folder = '';
let hostile: HostileCorpus;
let built: ReturnType<typeof runCli>;
let server: AttackedServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tashan-test-'));
  hostile = makeHostileCorpus(folder);
  built = runCli(['index', '--corpus', hostile.corpus, '--index', join(folder, 'index')]);
  server = await startAttacked(join(folder, 'index'));
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function filesBelow(root: string): readonly string[] {
  const paths = readdirSync(root, { recursive: true }).map((name) => join(root, String(name)));
  return paths.filter((path) => statSync(path).isFile());
}

const get = (path: string): Promise<RawAnswer | null> =>
  sendRaw(server.port, Buffer.from(`GET ${BASE_PATH}${path} HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n`));

describe('a corpus that means harm', () => {
  it('is indexed within its bound, without a crash', () => {
    expect(built.stderr).not.toMatch(/错误|Error|\bat .*:\d+:\d+/);
    expect(built.status).toBe(0);
    expect(built.tookMs).toBeLessThan(MOST_BUILD_MS);
  });

  it('leaves every harmful file out and says why', () => {
    const [state = ''] = readdirSync(join(folder, 'index')).filter((name) => name.startsWith('state-'));
    const told = JSON.parse(readFileSync(join(folder, 'index', state, 'files.json'), 'utf8')) as readonly {
      readonly file: string;
      readonly reason: string | null;
    }[];
    const reasons = new Map(told.map(({ file, reason }) => [file, reason]));
    for (const [file, why] of Object.entries(hostile.refused)) expect(reasons.get(file) ?? 'held', file).toMatch(why);
    expect([...reasons.keys()].filter((file) => file.includes('canary'))).toEqual([]);
    for (const held of [
      'marked.txt',
      'marked.html',
      'marked.docx',
      'new\nline.txt',
      'matter.md',
      'folder.txt/inside.txt',
    ]) {
      expect(reasons.get(held), held).toBeNull();
    }
  });

  it('has nothing read or written outside its folder', () => {
    expect(readdirSync(join(folder, 'outside')).sort()).toEqual(['canary.meta.yaml', 'canary.txt']);
    expect(existsSync('/tmp/slipped.txt')).toBe(false);
    for (const path of filesBelow(join(folder, 'index'))) {
      expect(readFileSync(path).includes(hostile.canary), path).toBe(false);
      expect(readFileSync(path, 'utf16le').includes(hostile.canary), path).toBe(false);
    }
  });

  it('shows in no page anything unescaped', async () => {
    const site = `http://127.0.0.1:${server.port}`;
    const marked = encodeURIComponent(MARKER);
    const searches = ['passages', 'reports', 'regions', 'matrix'].map(
      (view) => `search?q=${marked}&mode=exact&view=${view}`,
    );
    const exports = ['docx', 'xlsx', 'csv', 'md'].map((format) => `export?format=${format}&q=onzq`);
    const starts = ['', 'reports', 'reports?view=grid', 'status?flaw=any', 'search?q=onzq', ...searches, ...exports];
    const { paths } = await readKnownPages(
      site,
      starts.map((path) => `${BASE_PATH}/${path}`),
      200,
    );
    expect(paths.filter((path) => /\/reports\/\w+/.test(path)).length).toBeGreaterThan(8);
    let marks = 0;
    for (const path of paths) {
      const answer = await get(path.slice(BASE_PATH.length));
      expect(answer?.status, path).toBeLessThan(500);
      if (answer) expect(wrongWith(answer, { canary: hostile.canary, paths: [folder, ROOT] }), path).toEqual([]);
      if (answer?.body.includes('&lt;zqx')) marks += 1;
    }
    expect(marks).toBeGreaterThan(8);
    expect(server.exited()).toBeNull();
  });
});
