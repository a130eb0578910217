// 2,000 files as life and malice make them: none crashes, hangs or runs away with memory, and each says what is wrong.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { extract } from '../../src/ingest/extract.ts';
import { readLexicon } from '../../src/lexicon/read-lexicon.ts';
import { createReportReader } from '../../src/report/read-report.ts';
import type { Report } from '../../src/report/report.ts';
import { processorMsSince } from '../processor-time.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FIXTURES = `${ROOT}test/fixtures/`;
/** Of processor time, longer than any of these files may take. */
const BOUND_MS = 10_000;

interface Sample {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A small generator of numbers (Park and Miller), so that a failure comes again. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % Math.max(1, below);
  };
}

const text = readFileSync(`${ROOT}corpus/reports/浦口区2022.md`, 'utf8').replace(/^---[\s\S]*?\n---\n/, '');
const page = `<html><head><title>报告</title></head><body><p>${text.split('\n').join('</p><p>')}</p></body></html>`;
const samples: readonly Sample[] = [
  { name: 'a.txt', bytes: Buffer.from(text) },
  { name: 'b.txt', bytes: iconv.encode(text, 'gb18030') },
  { name: 'c.txt', bytes: iconv.encode(text, 'utf16le', { addBOM: true }) },
  { name: 'd.md', bytes: readFileSync(`${ROOT}corpus/reports/浦口区2022.md`) },
  { name: 'e.html', bytes: Buffer.from(page) },
  { name: 'f.html', bytes: iconv.encode(page.replace('<head>', '<head><meta charset="gbk">'), 'gbk') },
  ...readdirSync(FIXTURES)
    .filter((name) => /\.(docx?|pdf)$/.test(name))
    .map((name) => ({ name, bytes: readFileSync(`${FIXTURES}${name}`) })),
];

type Damage = (sample: Sample, random: (below: number) => number) => Sample;

const DAMAGES: Readonly<Record<string, Damage>> = {
  truncated: ({ name, bytes }, random) => ({ name, bytes: bytes.subarray(0, random(bytes.length)) }),
  shuffled: ({ name, bytes }, random) => {
    const shuffled = Buffer.from(bytes);
    for (let i = shuffled.length - 1; i > 0; i -= 1) {
      const j = random(i + 1);
      const byte = shuffled[i] ?? 0;
      shuffled[i] = shuffled[j] ?? 0;
      shuffled[j] = byte;
    }
    return { name, bytes: shuffled };
  },
  'with bytes overwritten': ({ name, bytes }, random) => {
    const changed = Buffer.from(bytes);
    for (let i = 0; i < 40; i += 1) changed[random(changed.length)] = random(256);
    return { name, bytes: changed };
  },
  'with a stretch cut out': ({ name, bytes }, random) => {
    const at = random(bytes.length);
    return { name, bytes: Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random(bytes.length - at))]) };
  },
  'under a wrong extension': ({ name, bytes }, random) => {
    const extensions = ['txt', 'md', 'html', 'docx', 'doc', 'pdf', 'zip', 'xls'].filter(
      (other) => !name.endsWith(`.${other}`),
    );
    return { name: `x.${extensions[random(extensions.length)]}`, bytes };
  },
  'with control characters': ({ name, bytes }, random) => {
    const noise = Buffer.from(Array.from({ length: 200 }, () => random(32)));
    const at = random(bytes.length);
    return { name, bytes: Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]) };
  },
  'of one huge line': ({ name }, random) => ({
    name: name.replace(/\.\w+$/, ['.txt', '.html', '.md'][random(3)] ?? '.txt'),
    bytes: Buffer.from(
      ['一是', '（一）', '《', '“', '1.', '12件', '<p>', 'a b', '| '][random(9)]?.repeat(20_000 + random(20_000)) ?? '',
    ),
  }),
  'nested without end': ({ name }, random) => ({
    name: name.replace(/\.\w+$/, '.html'),
    bytes: Buffer.from(
      `${['<div>', '<table><tr><td>', '<ul><li>', '<b><i>'][random(4)]?.repeat(1_000 + random(4_001))}法治`,
    ),
  }),
};

describe('a malformed file', () => {
  let readReport: ReturnType<typeof createReportReader>;
  beforeAll(() => {
    readReport = createReportReader(readLexicon(`${ROOT}corpus/lexicon`).themes);
  });

  it.each(Object.entries(DAMAGES))(
    '%s is read or refused, within its bound',
    async (_, damage) => {
      const runs = 2_000 / Object.keys(DAMAGES).length;
      const seen = new Set<string>();
      for (let seed = 1; seed <= runs; seed += 1) {
        const random = randomFrom(seed * 7_919);
        const sample = samples[seed % samples.length];
        if (!sample) throw new Error('no sample');
        const { name, bytes } = damage(sample, random);
        // Of some damages there are fewer kinds than runs: what was read is not read again.
        const known = `${name} ${createHash('sha256').update(bytes).digest('hex')}`;
        if (seen.has(known)) continue;
        seen.add(known);
        const where = `${name} seed ${seed}`;
        const began = process.cpuUsage();
        const report: Report = readReport(await extract(bytes, name, null));
        expect(processorMsSince(began), where).toBeLessThan(BOUND_MS);
        expect(report.passages.length > 0 || report.flaws.length > 0, where).toBe(true);
        for (const { start, end, text: words } of report.passages)
          expect(report.body.slice(start, end), where).toBe(words);
      }
      // Everything that was read is garbage by now: a parser that holds on to it would show.
      expect(process.memoryUsage().heapUsed).toBeLessThan(1_500_000_000);
    },
    600_000,
  );
});
