// Bytes of an index that flip, files cut short or gone: it answers rightly, or says which file and what to do.
// By hand: TASHAN_FLIPS=500 npx vitest run test/attacks/damaged-index.test.ts

import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messageOf, TashanError } from '../../src/errors.ts';
import { buildIndex } from '../../src/indexer/build-index.ts';
import { type OpenIndex, openIndex } from '../../src/indexer/open-index.ts';
import { readLexicon } from '../../src/lexicon/read-lexicon.ts';
import { answersOf, faultReport, firstDifference, PLACES } from './fault-answers.ts';
import { type Random, randomFrom } from './random.ts';

const FLIPS = Number(process.env.TASHAN_FLIPS ?? 60);
const SEED = Number(process.env.TASHAN_ATTACK_SEED ?? 1);
const lexicon = readLexicon(fileURLToPath(new URL('../../corpus/lexicon/', import.meta.url)));

let folder = '';
let whole = '';
let expected = '';
let sound: OpenIndex;
let files: readonly string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tashan-test-'));
  whole = join(folder, 'index');
  const corpus = join(folder, 'corpus');
  mkdirSync(corpus);
  for (const [i, place] of PLACES.entries()) writeFileSync(join(corpus, `${place}.txt`), faultReport(place, i));
  await buildIndex({ corpus, index: whole, lexicon, full: false });
  // A delta, and a report of the base that is removed.
  writeFileSync(join(corpus, '宁海县.txt'), faultReport('宁海县', 50));
  await buildIndex({ corpus, index: whole, lexicon, full: false });
  sound = await openIndex(whole);
  expect(sound.manifest.segments.length).toBe(2);
  expected = answersOf(sound, lexicon);
  files = readdirSync(whole, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(whole, name)).isFile())
    .sort();
});
afterAll(() => {
  sound?.close();
  rmSync(folder, { recursive: true, force: true });
});

type Outcome = 'refused when opened' | 'right' | 'found by its checksum';

/** Damages one file; says how. */
function damage(path: string, random: Random): string {
  const { size } = statSync(path);
  if (random.oneIn(12)) {
    rmSync(path);
    return 'gone';
  }
  if (random.oneIn(8)) {
    const length = random.below(size);
    truncateSync(path, length);
    return `cut to ${length}`;
  }
  const bytes = readFileSync(path);
  const at = random.below(size);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  writeFileSync(path, bytes);
  return `flipped at ${at}`;
}

async function outcomeOf(index: string, file: string): Promise<Outcome> {
  let open: OpenIndex;
  try {
    // The dictionary is loaded once, but where it is the words that are damaged.
    open = await openIndex(index, /words|manifest/.test(file) ? null : { ...sound, segments: new Map() });
  } catch (error) {
    if (!(error instanceof TashanError)) throw error;
    expect(error.kind).toBe('state');
    expect(error.message).toMatch(/tashan index/);
    // Without a manifest the folder is named; words that differ are told as other words.
    const named = /manifest/.test(file)
      ? /manifest\.json|还没有索引/
      : /words/.test(file)
        ? /分词|words/
        : new RegExp(file);
    expect(error.message).toMatch(named);
    return 'refused when opened';
  }
  let told: string;
  try {
    told = answersOf(open, lexicon);
  } catch (error) {
    told = messageOf(error);
  }
  try {
    await open.verify();
  } catch (error) {
    if (!(error instanceof TashanError)) throw error;
    expect(error.message).toMatch(/tashan index --full/);
    expect(error.message).toContain(file);
    return 'found by its checksum';
  } finally {
    open.close();
  }
  expect(firstDifference(told, expected)).toBe('');
  return 'right';
}

describe('a damaged index', () => {
  it('is refused by name where a byte leaves words of another shape', async () => {
    const damaged = join(folder, 'damaged');
    rmSync(damaged, { recursive: true, force: true });
    cpSync(whole, damaged, { recursive: true });
    const words = files.find((name) => name.endsWith('words.json')) ?? '';
    const text = readFileSync(join(damaged, words), 'utf8');
    writeFileSync(join(damaged, words), text.replace('"word"', '"wprd"'));
    await expect(openIndex(damaged)).rejects.toThrow(/words\.json 已损坏.*请运行 tashan index --full/);
  });

  it(`with any of ${FLIPS} damages (seed ${SEED}) answers rightly or is refused, and says which file`, {
    timeout: 3_600_000,
  }, async () => {
    const outcomes: Record<string, number> = {};
    const damaged = join(folder, 'damaged');
    for (let number = 0; number < FLIPS; number += 1) {
      const random = randomFrom(SEED * 1_000_003 + number);
      // Every file in turn, so that the small ones are met as often as the large.
      const file = files[number % files.length] ?? '';
      rmSync(damaged, { recursive: true, force: true });
      cpSync(whole, damaged, { recursive: true });
      // A copy has other times than what it is a copy of.
      copyFileSync(join(whole, file), join(damaged, file));
      const how = damage(join(damaged, file), random);
      try {
        const outcome = await outcomeOf(damaged, file);
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      } catch (error) {
        throw new Error(`${SEED}:${number} ${file} ${how}: ${messageOf(error).slice(0, 500)}`, { cause: error });
      }
    }
    console.info(`seed ${SEED}: ${FLIPS} damages of ${files.length} files: ${JSON.stringify(outcomes)}`);
  });
});
