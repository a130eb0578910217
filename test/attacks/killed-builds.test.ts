// Builds killed at random moments with everything they started: the index is the old or the new one, whole, and the corpus as it was.
// By hand: TASHAN_KILLS=200 npx vitest run test/attacks/killed-builds.test.ts

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIndex } from '../../src/indexer/build-index.ts';
import { type OpenIndex, openIndex } from '../../src/indexer/open-index.ts';
import { readLexicon } from '../../src/lexicon/read-lexicon.ts';
import { answersOf, faultReport, firstDifference, PLACES } from './fault-answers.ts';
import { randomFrom } from './random.ts';

const KILLS = Number(process.env.TASHAN_KILLS ?? 5);
const SEED = Number(process.env.TASHAN_ATTACK_SEED ?? 1);
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const lexicon = readLexicon(`${ROOT}corpus/lexicon`);
/** States a corpus goes through; the last change is small enough for a delta, the others are not. */
const STATES = 4;
const PUTTING_MS = 20;

let folder = '';
let corpus = '';
let index = '';
/** By the digest of the corpus: what an index built of it at once answers. */
const fresh = new Map<string, string>();
let analyzerOf: OpenIndex | null = null;

function writeState(state: number): void {
  const places = PLACES.slice(0, 4 + state);
  for (const [i, place] of PLACES.entries()) {
    const path = join(corpus, `${place}.txt`);
    if (i < places.length) writeFileSync(path, faultReport(place, i === 0 ? state : 0));
    else rmSync(path, { force: true });
  }
}

function corpusBytes(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(corpus).sort()) hash.update(name).update(readFileSync(join(corpus, name)));
  return hash.digest('hex');
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tashan-test-'));
  corpus = join(folder, 'corpus');
  index = join(folder, 'index');
  mkdirSync(corpus);
  for (let state = 0; state < STATES; state += 1) {
    writeState(state);
    const atOnce = join(folder, 'at-once');
    await buildIndex({ corpus, index: atOnce, lexicon, full: true });
    const open = await openIndex(atOnce, analyzerOf);
    analyzerOf ??= { ...open, segments: new Map() };
    fresh.set(open.manifest.corpus.digest, answersOf(open, lexicon));
    open.close();
  }
  expect(fresh.size).toBe(STATES);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The digest of the corpus that the index is of. */
async function checkIndex(): Promise<string> {
  const open = await openIndex(index, analyzerOf);
  try {
    const { digest } = open.manifest.corpus;
    expect([...fresh.keys()]).toContain(digest);
    expect(firstDifference(answersOf(open, lexicon), fresh.get(digest) ?? '')).toBe('');
    await open.verify();
    return digest;
  } finally {
    open.close();
  }
}

function start(args: readonly string[]) {
  const since = Date.now();
  const options = ['index', '--corpus', corpus, '--index', index, ...args];
  const child = spawn(process.execPath, [`${ROOT}dist/cli.js`, ...options], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let said = '';
  child.stderr.on('data', (piece) => {
    said += String(piece);
  });
  const ended = once(child, 'exit');
  const before = inPlace();
  const until = async (isSo: () => boolean): Promise<void> => {
    while (child.exitCode === null && child.signalCode === null && !isSo()) await wait(1);
  };
  // A folder that a killed build left is older.
  const writing = until(
    () => (statSync(join(index, 'building'), { throwIfNoEntry: false })?.birthtimeMs ?? 0) >= since,
  );
  const putting = () => until(() => inPlace() !== before);
  return { child, ended, writing, putting, said: () => said };
}

/** What a reader would open, and what is about to be that. */
function inPlace(): string {
  if (!existsSync(index)) return '';
  const { mtimeMs = 0 } = statSync(join(index, 'manifest.json'), { throwIfNoEntry: false }) ?? {};
  return [mtimeMs, ...readdirSync(index).filter((name) => /^(segment|state)-/.test(name))].join(' ');
}

describe('a build that is killed with all its processes', () => {
  it(`leaves the old index or the new one, ${KILLS} times (seed ${SEED})`, { timeout: 3_600_000 }, async () => {
    const random = randomFrom(SEED);
    writeState(0);
    const began = performance.now();
    const first = start([]);
    await first.writing;
    const beganWriting = performance.now();
    expect((await first.ended)[0]).toBe(0);
    let tookMs = performance.now() - began;
    const writingMs = performance.now() - beganWriting;
    let current = await checkIndex();
    const counts = { old: 0, new: 0, killed: 0, completed: 0, leftovers: 0 };
    // A build that ended before its moment came was not killed: it is another try.
    for (let number = 0; counts.killed < KILLS && number < KILLS * 5; number += 1) {
      writeState(random.below(STATES));
      const before = corpusBytes();
      const startedAt = performance.now();
      const { child, ended, writing, putting, said } = start(random.oneIn(3) ? ['--full'] : []);
      // At any moment; while the new index is written; while it is put in place, which takes milliseconds.
      const share = random.below(110) / 100;
      const moments = [
        () => wait(share * tookMs),
        () => writing.then(() => wait(share * writingMs)),
        () => putting().then(() => wait(random.below(PUTTING_MS))),
      ];
      const moment = moments[random.below(moments.length)] as (typeof moments)[number];
      await Promise.race([moment(), ended]);
      if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await ended;
      if (child.exitCode !== null) {
        expect(child.exitCode, `${SEED}:${number} ${said()}`).toBe(0);
        counts.completed += 1;
        // What others do on the machine changes how long a build takes.
        tookMs = performance.now() - startedAt;
      } else counts.killed += 1;
      if (existsSync(join(index, 'building'))) counts.leftovers += 1;
      const now = await checkIndex();
      counts[now === current ? 'old' : 'new'] += 1;
      current = now;
      expect(corpusBytes()).toBe(before);
    }
    expect(counts.killed).toBe(KILLS);
    // What a killed build left is removed by the next that writes; one with nothing new writes nothing.
    expect((await start(['--full']).ended)[0]).toBe(0);
    await checkIndex();
    expect(readdirSync(index).filter((name) => /building|lock|\.new/.test(name))).toEqual([]);
    console.info(
      `seed ${SEED}: a build takes ${Math.round(tookMs)} ms, ${Math.round(writingMs)} ms of it to write: ${JSON.stringify(counts)}`,
    );
  });
});
