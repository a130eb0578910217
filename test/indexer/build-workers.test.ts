import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadOutcome } from '../../src/indexer/build-tasks.ts';
import { createLocalWorkers, createWorkers } from '../../src/indexer/build-workers.ts';
import type { ReadRequest } from '../../src/indexer/read-file.ts';
import { readSpooled } from '../../src/indexer/report-spool.ts';
import { listCorpus } from '../../src/ingest/corpus-folder.ts';
import { readLexicon } from '../../src/lexicon/read-lexicon.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const { themes, words } = readLexicon(`${ROOT}corpus/lexicon`);
const BUILD_WORKER = new URL('../../dist/commands/build-worker.js', import.meta.url);
const root = `${ROOT}corpus/reports`;
const requests = listCorpus(root).map((file): ReadRequest => ({ root, file, sidecar: null }));
const [first] = requests as [ReadRequest];

let workFolder = '';
beforeAll(() => {
  workFolder = mkdtempSync(join(tmpdir(), 'tashan-test-'));
});
afterAll(() => rmSync(workFolder, { recursive: true, force: true }));
const settings = () => ({ themes, words, workFolder });
const reportIn = (outcome: ReadOutcome) => (outcome.kind === 'report' ? readSpooled(outcome.place) : outcome);

describe('reading in workers', () => {
  it('gives what reading in this process gives', async () => {
    const local = createLocalWorkers(settings());
    const workers = createWorkers(BUILD_WORKER, settings(), { workers: 2 });
    const inWorkers = await Promise.all(requests.map((request) => workers.read(request)));
    const here = await Promise.all(requests.map((request) => local.read(request)));
    await Promise.all([workers.close(), local.close()]);
    expect(here.map(({ kind }) => kind)).toEqual(requests.map(() => 'report'));
    expect(inWorkers.map(reportIn)).toEqual(here.map(reportIn));
  });

  it('ends the build, not the file, when a report cannot be put aside', async () => {
    const lost = createLocalWorkers({ ...settings(), workFolder: join(workFolder, 'gone') });
    expect(await lost.read(first)).toMatchObject({ kind: 'stopped' });
  });

  it('ends a worker that takes too long, says so, and goes on with another', async () => {
    const hanging = createWorkers(new URL('./workers/never-answers.mjs', import.meta.url), settings(), {
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

  it('survives a worker that ends without a word, and says so', async () => {
    const ending = createWorkers(new URL('./workers/ends-itself.mjs', import.meta.url), settings(), { workers: 1 });
    const outcomes = await Promise.all([ending.read(first), ending.read(first)]);
    await ending.close();
    expect(outcomes).toEqual(
      outcomes.map(() => ({
        kind: 'failed',
        flaw: expect.objectContaining({ message: expect.stringMatching(/意外结束/) }),
      })),
    );
  });

  it('survives a worker that runs out of memory', async () => {
    const greedy = createWorkers(new URL('./workers/eats-memory.mjs', import.meta.url), settings(), {
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
    expect(await createLocalWorkers(settings()).read({ root: folder, file, sidecar: null })).toMatchObject({
      kind: 'failed',
      flaw: { code: 'unreadable-file', message: expect.stringMatching(/读不出来/) },
    });
  });
});
