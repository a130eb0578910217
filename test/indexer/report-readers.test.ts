import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLocalReaders, createWorkerReaders, type ReadRequest } from '../../src/indexer/report-readers.ts';
import { listCorpus } from '../../src/ingest/corpus-folder.ts';
import { readLexicon } from '../../src/lexicon/read-lexicon.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const { themes } = readLexicon(`${ROOT}corpus/lexicon`);
const READING_WORKER = new URL('../../dist/commands/reading-worker.js', import.meta.url);
const root = `${ROOT}corpus/reports`;
const requests = listCorpus(root).map((file): ReadRequest => ({ root, file, sidecar: null }));
const [first] = requests as [ReadRequest];

describe('reading in workers', () => {
  it('gives what reading in this process gives', async () => {
    const local = createLocalReaders(themes);
    const workers = createWorkerReaders(READING_WORKER, themes, { workers: 2 });
    const inWorkers = await Promise.all(requests.map((request) => workers.read(request)));
    const here = await Promise.all(requests.map((request) => local.read(request)));
    await workers.close();
    expect(inWorkers).toEqual(here);
    expect(here.map(({ kind }) => kind)).toEqual(requests.map(() => 'report'));
  });

  it('ends a worker that takes too long, says so, and goes on with another', async () => {
    const hanging = createWorkerReaders(new URL('./workers/never-answers.mjs', import.meta.url), themes, {
      workers: 1,
      timeoutMs: 300,
    });
    const outcomes = await Promise.all([hanging.read(first), hanging.read(first)]);
    await hanging.close();
    expect(outcomes).toEqual(
      outcomes.map(() => ({
        kind: 'failed',
        flaw: expect.objectContaining({ message: expect.stringMatching(/超过 0\.3 秒/) }),
      })),
    );
  });

  it('survives a worker that runs out of memory', async () => {
    const greedy = createWorkerReaders(new URL('./workers/eats-memory.mjs', import.meta.url), themes, {
      workers: 1,
      memoryMb: 64,
    });
    const outcome = await greedy.read(first);
    await greedy.close();
    expect(outcome).toMatchObject({ kind: 'failed', flaw: { code: 'unreadable-file' } });
  });
});

describe('a file', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tashan-test-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('that is gone when its turn comes is a flaw', async () => {
    writeFileSync(join(folder, 'a.txt'), '甲');
    const [file] = listCorpus(folder);
    rmSync(join(folder, 'a.txt'));
    if (!file) throw new Error('no file');
    expect(await createLocalReaders(themes).read({ root: folder, file, sidecar: null })).toMatchObject({
      kind: 'failed',
      flaw: { code: 'unreadable-file', message: expect.stringMatching(/读不出来/) },
    });
  });
});
